// What `daylight data` says of datasets, in each of its formats.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "data_actions.h"
#include "data_claims.h"
#include "data_meters.h"
#include "report/json_text.h"
#include "report/version.h"

namespace day::app {
namespace {

using records::DataReport;
using records::FileFacts;
using records::FinderSet;
using records::KindTally;
using records::ReadCounts;
using records::Validity;

double PerMillion(uint64_t count, uint64_t tokens) { return tokens == 0 ? 0 : static_cast<double>(count) * 1e6 / static_cast<double>(tokens); }

struct Totals {
  ReadCounts counts;
  uint64_t read = 0, binary = 0;  // bytes, files
};
Totals TotalsOf(const DataReport& report) {
  Totals totals;
  for (const FileFacts& file : report.files) {
    totals.counts += file.counts;
    totals.read += file.bytes_read;
    totals.binary += file.binary;
  }
  return totals;
}

std::string_view TitleOf(std::string_view meter) { return meter == "pii" ? "Personal data" : "Secrets"; }

void AddCounts(JsonText& json, const ReadCounts& counts) {
  json.Member("records", counts.records)
      .Member("bytes_parsed", counts.bytes_parsed)
      .Member("bytes_as_text", counts.bytes_as_text)
      .Member("bytes_skipped", counts.bytes_skipped)
      .Member("text_bytes", counts.text_bytes)
      .Member("broken_records", counts.broken)
      .Member("overlong_records", counts.overlong)
      .Member("not_utf8", counts.not_utf8)
      .Member("with_nul", counts.with_nul)
      .Member("blank_lines", counts.blank);
}

std::string Size(uint64_t bytes) {
  static constexpr std::string_view kUnits[] = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  auto count = static_cast<double>(bytes);
  size_t unit = 0;
  for (; count >= 999.5 && unit + 1 < std::size(kUnits); ++unit) count /= 1000;
  return unit == 0 || count >= 99.5 ? fmt::format("{:.0f} {}", count, kUnits[unit]) : fmt::format("{:.1f} {}", count, kUnits[unit]);
}

std::string PlaceOf(const records::Example& example) {
  return fmt::format("{}, record {}{}, byte {}", example.file, example.record, example.field.empty() ? "" : ", " + example.field, example.at);
}

}  // namespace

std::string DataJson(const DataReport& report, const FinderSet& finders, const DataRun& run, const std::vector<DataClaim>& claims) {
  JsonText json;
  json.BeginObject().Member("schema", "daylight-data-1").Member("tool_version", kToolVersion);
  const auto [sum, read, binary] = TotalsOf(report);
  json.Key("totals").BeginObject();
  json.Member("files", report.files.size()).Member("files_not_text", binary).Member("bytes_read", read);
  AddCounts(json, sum);
  json.Member("texts", report.tally.texts).Member("tokens", report.tally.tokens).EndObject();
  json.Key("files").BeginArray();
  for (const FileFacts& file : report.files) {
    json.BeginObject(JsonText::kInline)
        .Member("path", file.path)
        .Member("format", file.binary              ? "binary"
                          : file.container.empty() ? NameOf(file.format)
                                                   : std::string_view(file.container))
        .Member("compression", NameOf(file.compression));
    json.Member("size", file.size).Member("bytes_read", file.bytes_read);
    AddCounts(json, file.counts);
    if (!file.left_out.empty()) json.Strings("columns_without_text", file.left_out);
    if (!file.trouble.empty()) json.Member("trouble", file.trouble);
    json.EndObject();
  }
  json.EndArray();
  json.Key("meters").BeginArray();
  for (size_t f = 0; f < finders.finders().size(); ++f) {
    json.BeginObject().Member("id", finders.finders()[f]->id());
    json.Key("kinds").BeginArray();
    for (uint16_t kind = 0; kind < finders.kinds().size(); ++kind) {
      const KindTally& tally = report.tally.kinds[kind];
      if (finders.finder_of(kind) != f || tally.count() == 0) continue;
      const records::SpanKind& of = finders.kinds()[kind];
      json.BeginObject().Member("type", of.type).Member("family", of.family).Member("title", of.title);
      for (size_t v = 0; v < records::kValidities; ++v) json.Member(NameOf(static_cast<Validity>(v)), tally.counts[v]);
      json.Key("per_million_tokens").Raw(fmt::format("{:.3f}", PerMillion(tally.count(), report.tally.tokens)));
      json.Key("examples").BeginArray();
      for (const records::Example& example : tally.examples) {
        json.BeginObject(JsonText::kInline).Member("file", example.file).Member("record", example.record);
        if (!example.field.empty()) json.Member("field", example.field);
        json.Member("at", example.at).Member("validity", NameOf(example.validity)).Member("looks_like", records::ShapeOf(example.value));
        if (run.show_values) json.Member("value", example.value);
        json.EndObject();
      }
      json.EndArray().EndObject();
    }
    json.EndArray().EndObject();
  }
  json.EndArray();
  AddTextMeters(json, report, run.show_values);
  AddDataClaims(json, claims);
  return json.EndObject().Take();
}

std::string DataText(const DataReport& report, const FinderSet& finders, const DataRun& run, const std::vector<DataClaim>& claims, const TerminalText& text) {
  const auto [sum, read, binary] = TotalsOf(report);
  std::string out =
      text.Wrapped(fmt::format("{}, {}{}, {}", Count(report.files.size(), "file", "files"), Size(read),
                               sum.records > 0 ? ", " + Count(sum.records, "record", "records") : "", Count(report.tally.tokens, "token", "tokens")),
                   0);
  const auto note = [&](uint64_t count, std::string_view one, std::string_view many) {
    if (count > 0) out += text.Wrapped(Count(count, one, many), 2);
  };
  note(binary, "file is no text and was not scanned", "files are no text and were not scanned");
  note(sum.broken, "record is broken and was scanned as plain text", "records are broken and were scanned as plain text");
  note(sum.overlong, "record is longer than 4 MiB and was scanned as plain text", "records are longer than 4 MiB and were scanned as plain text");
  note(sum.not_utf8, "text is not UTF-8", "texts are not UTF-8");
  note(sum.with_nul, "text holds zero bytes", "texts hold zero bytes");
  for (size_t f = 0; f < finders.finders().size(); ++f) {
    std::vector<uint16_t> kinds;
    for (uint16_t kind = 0; kind < finders.kinds().size(); ++kind)
      if (finders.finder_of(kind) == f && report.tally.kinds[kind].count() > 0) kinds.push_back(kind);
    std::ranges::stable_sort(kinds, std::greater(), [&](uint16_t kind) { return report.tally.kinds[kind].count(); });
    out += "\n" +
           text.Bold(fmt::format("{:<44} {:>9} {:>9} {:>9} {:>11}", TitleOf(finders.finders()[f]->id()), "valid", "plausible", "invalid", "per million")) +
           "\n";
    if (kinds.empty()) out += "  none found\n";
    for (const uint16_t kind : kinds) {
      const KindTally& tally = report.tally.kinds[kind];
      out += fmt::format("  {} {:>9} {:>9} {:>9} {:>11.2f}\n", text.Fit(finders.kinds()[kind].title, 42), tally.counts[0], tally.counts[1], tally.counts[2],
                         PerMillion(tally.count(), report.tally.tokens));
      for (const records::Example& example : tally.examples)
        out += text.Dim(text.Wrapped(fmt::format("{}  {}", PlaceOf(example), run.show_values ? example.value : records::ShapeOf(example.value)), 6));
    }
  }
  out += TextMetersText(report, run.show_values, text);
  out += DataClaimsText(claims, text);
  if (finders.finders().empty()) return out;
  out += "\n" + text.Dim(text.Wrapped(
                    run.show_values
                        ? "Per million tokens, runs of characters without blanks."
                        : "Per million tokens, runs of characters without blanks. Of examples only the place and the look are shown; --show-values shows them.",
                    0));
  return out;
}

}  // namespace day::app
