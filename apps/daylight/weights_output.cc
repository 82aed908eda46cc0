#include "weights_output.h"

#include <fmt/format.h>

#include "loading/finding_texts.h"
#include "text/utf8.h"

namespace day::app {
namespace {

constexpr size_t kShown = 8;  // findings of a file on the terminal

std::string_view SeverityOf(LoadVerdict verdict) {
  return verdict == LoadVerdict::kMalicious ? "high" : verdict == LoadVerdict::kSuspicious ? "medium" : "low";
}

}  // namespace

void AddWeightsJson(JsonText& json, const WeightsAnswer& answer) {
  json.BeginObject(JsonText::kInline).Member("path", answer.path).Member("format", answer.report.format).Member("verdict", NameOf(answer.report.verdict));
  json.Key("findings").BeginArray(JsonText::kInline);
  for (const LoadFinding& finding : answer.report.findings) {
    json.BeginObject(JsonText::kInline).Member("id", finding.id).Member("severity", SeverityOf(finding.verdict)).Member("what", finding.what);
    json.Member("remedy", TextOfFinding(finding.id).remedy);
    json.Key("where").BeginObject(JsonText::kInline);
    if (!finding.member.empty()) json.Member("member", finding.member);
    json.Member("offset", finding.offset).EndObject().EndObject();
  }
  json.EndArray().Member("pickles", answer.report.pickles).Member("tensors", answer.report.tensors).Member("parameters", answer.report.parameters);
  if (answer.digests) {
    json.Member("sha256", answer.digests->sha256.Hex()).Key("tensor_digests").BeginArray(JsonText::kInline);
    for (size_t i = 0; i < answer.tensors.size(); ++i) {
      if (!answer.digests->tensors[i]) continue;
      json.BeginObject(JsonText::kInline).Member("name", answer.tensors[i].name).Member("xxh3_128", answer.digests->tensors[i]->Hex()).EndObject();
    }
    json.EndArray();
  }
  json.EndObject();
}

void AddWeightsSarif(SarifDocument& document, const WeightsAnswer& answer) {
  for (const LoadFinding& finding : answer.report.findings) {
    const FindingText text = TextOfFinding(finding.id);
    const SarifLevel level = finding.verdict == LoadVerdict::kMalicious    ? SarifLevel::kError
                             : finding.verdict == LoadVerdict::kSuspicious ? SarifLevel::kWarning
                                                                           : SarifLevel::kNote;
    document.Add({finding.id, std::string(text.title), std::string(text.means), std::string(text.remedy)},
                 {level, finding.id, finding.what, answer.path, finding.member, finding.offset});
  }
}

std::string WeightsTextOf(const WeightsAnswer& answer, const TerminalText& text) {
  const LoadReport& report = answer.report;
  std::string about = report.format.empty() ? "unknown format" : report.format;
  if (report.tensors > 0) about += fmt::format(", {} {}, {} parameters", report.tensors, report.tensors == 1 ? "tensor" : "tensors", report.parameters);
  std::string out = fmt::format("{}  {}  {}\n", text.Bold(std::string(NameOf(report.verdict))), Printable(answer.path), text.Dim(about));
  if (answer.digests) out += fmt::format("  sha256 {}\n", answer.digests->sha256.Hex());
  const std::vector<const LoadFinding*> findings = report.WorstFirst();
  for (size_t i = 0; i < findings.size() && i < kShown; ++i) {
    std::string where = fmt::format("byte {}", findings[i]->offset);
    if (!findings[i]->member.empty()) where = fmt::format("{}, {}", Printable(findings[i]->member), where);
    out += fmt::format("  {}: {}  {}\n", findings[i]->id, Printable(findings[i]->what), text.Dim(where));
    const std::string_view remedy = TextOfFinding(findings[i]->id).remedy;
    if (i == 0) out += fmt::format("    {}\n", text.Dim(remedy));
  }
  if (findings.size() > kShown) out += fmt::format("  and {} more\n", findings.size() - kShown);
  return out;
}

}  // namespace day::app
