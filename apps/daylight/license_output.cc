#include "license_output.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.h"

namespace day::app {
namespace {

void AddAnswer(JsonText& json, std::string_view name, const AnswerWithReasons& answer) {
  json.Key(name).BeginObject(JsonText::kInline).Member("answer", NameOf(answer.answer)).Key("clauses").BeginArray(JsonText::kInline);
  for (const uint32_t place : answer.clauses) json.Number(place);
  json.EndArray().EndObject();
}

void AddDifferencesJson(JsonText& json, const std::vector<LicenseDifference>& differences) {
  if (differences.empty()) return;
  json.Key("differences").BeginArray(JsonText::kInline);
  for (const LicenseDifference& one : differences) {
    json.BeginObject(JsonText::kInline).Member("first_line", uint64_t{one.first_line}).Member("last_line", uint64_t{one.last_line});
    json.Member("added", one.added).Member("missing", one.missing).Key("substantive").Bool(one.substantive);
    if (one.unread) json.Key("unread").Bool(true);
    json.EndObject();
  }
  json.EndArray();
}

std::string FirstWords(const std::string& words) {
  constexpr size_t kMostBytes = 140;  // two lines of a terminal
  if (words.size() <= kMostBytes) return words;
  return words.substr(0, words.rfind(' ', kMostBytes)) + " …";
}

// Those of substance, as `diff` would show them, and sentences that nobody understood.
std::string DifferencesText(const std::vector<LicenseDifference>& differences, const TerminalText& text) {
  constexpr size_t kMostShown = 10;
  std::string out;
  size_t shown = 0;
  for (const LicenseDifference& one : differences) {
    if (!one.substantive && !one.unread) continue;
    if (++shown > kMostShown) return out + "    …\n";
    const std::string lines = text.Dim(LinesText(one.first_line, one.last_line));
    if (one.unread) {
      out += fmt::format("    ? {}  {}\n", Printable(FirstWords(one.added)), lines);
      continue;
    }
    if (!one.missing.empty()) out += fmt::format("    - {}  {}\n", Printable(FirstWords(one.missing)), lines);
    if (!one.added.empty()) out += fmt::format("    + {}  {}\n", Printable(FirstWords(one.added)), lines);
  }
  return out;
}

std::string NameOfMatch(const LicenseMatch& match) {
  if (!match.id.empty()) return match.id;
  if (match.how == "reference") return "terms of another file";
  return IsOpen(match.license_class) ? "one of a family of licenses" : "terms of no known license";
}

}  // namespace

std::string LinesText(uint32_t first, uint32_t last) { return last > first ? fmt::format("lines {}–{}", first, last) : fmt::format("line {}", first); }

std::string ClauseSummary(const LicenseClause& clause) {
  std::string summary = fmt::format("{} ({}", NameOf(clause.type), NameOf(clause.effect));
  if (!clause.detail.empty()) summary += fmt::format(": {}", clause.detail);
  if (!clause.figure.empty()) summary += fmt::format(", {}", clause.figure);
  return summary + ")";
}

void AddFreedomsJson(JsonText& json, const LicenseFreedoms& freedoms) {
  json.Key("freedoms").BeginObject(JsonText::kInline);
  for (const Freedom freedom : {Freedom::kUse, Freedom::kStudy, Freedom::kModify, Freedom::kShare}) AddAnswer(json, NameOf(freedom), freedoms[freedom]);
  json.EndObject();
  AddAnswer(json, "eu_license_test", freedoms[Freedom::kEuLicenseTest]);
}

std::string FreedomsText(const LicenseFreedoms& freedoms) {
  const auto said = [&freedoms](Freedom freedom) { return NameOf(freedoms[freedom].answer); };
  return fmt::format("use {} · study {} · modify {} · share {} · EU license test: {}", said(Freedom::kUse), said(Freedom::kStudy), said(Freedom::kModify),
                     said(Freedom::kShare), said(Freedom::kEuLicenseTest));
}

void AddLicenseJson(JsonText& json, const LicenseAnswer& answer) {
  json.BeginObject(JsonText::kInline).Member("path", answer.path);
  if (!answer.trouble.empty()) json.Member("error", answer.trouble);
  json.Strings("ids", answer.Ids()).Member("expression", answer.Expression()).Key("matches").BeginArray(JsonText::kInline);
  for (const LicenseMatch& match : answer.matches) {
    json.BeginObject(JsonText::kInline).Member("id", match.id).Member("class", NameOf(match.license_class));
    json.Member("first_line", uint64_t{match.first_line}).Member("last_line", uint64_t{match.last_line});
    if (match.similarity > 0) json.Key("similarity").Raw(fmt::format("{:.3f}", match.similarity));  // nothing known: compared with nothing
    json.Member("how", match.how);
    if (!match.field.empty()) json.Member("field", match.field);
    if (!match.written.empty()) json.Member("written", match.written);
    if (!match.problem.empty()) json.Member("problem", match.problem);
    if (match.choice != 0) json.Member("choice", uint64_t{match.choice});
    if (!match.see.empty()) json.Member("see", match.see);
    AddDifferencesJson(json, match.differences);
    json.EndObject();
  }
  json.EndArray().Key("clauses").BeginArray(JsonText::kInline);
  for (size_t i = 0; i < answer.clauses.size(); ++i) {
    const LicenseClause& clause = answer.clauses[i];
    json.BeginObject(JsonText::kInline).Member("type", NameOf(clause.type)).Member("effect", NameOf(clause.effect));
    if (!clause.detail.empty()) json.Member("detail", clause.detail);
    if (!clause.figure.empty()) json.Member("figure", clause.figure);
    json.Member("first_line", uint64_t{clause.first_line}).Member("last_line", uint64_t{clause.last_line}).Member("text", answer.clause_texts[i]).EndObject();
  }
  json.EndArray().Member("class", NameOf(answer.license_class));
  if (!answer.policies.empty()) {
    json.Key("use_policies").BeginArray(JsonText::kInline);
    for (const NamedPolicy& policy : answer.policies)
      json.BeginObject(JsonText::kInline).Member("id", policy.id).Member("address", policy.address).Member("line", uint64_t{policy.line}).EndObject();
    json.EndArray();
  }
  if (answer.has_text) AddFreedomsJson(json, answer.freedoms);
  json.EndObject();
}

std::string LicenseTextOf(const LicenseAnswer& answer, const TerminalText& text) {
  std::string out = text.Bold(Printable(answer.path)) + "\n";
  for (const LicenseMatch& match : answer.matches) {
    const std::string name = NameOfMatch(match);
    std::string how = match.how;
    if (match.choice != 0) how += ", to choose";
    if (!match.see.empty()) how += ", see " + Printable(match.see);
    out += fmt::format("  {}  {}\n", name,
                       text.Dim(fmt::format("{} · {}, by {}{}", NameOf(match.license_class), LinesText(match.first_line, match.last_line), how,
                                            match.field.empty() ? "" : fmt::format(" ({})", Printable(match.field)))));
    if (!match.problem.empty())
      out += fmt::format("    {}\n", text.Dim(Printable(match.written.empty() ? match.problem : fmt::format("“{}”: {}", match.written, match.problem))));
    if (match.IsModified() || !match.unread.empty()) out += DifferencesText(match.differences, text);
  }
  if (answer.matches.empty()) out += "  " + text.Dim("no license found") + "\n";
  for (const LicenseClause& clause : answer.clauses)
    out += fmt::format("    {}  {}\n", Printable(ClauseSummary(clause)), text.Dim(LinesText(clause.first_line, clause.last_line)));
  for (const NamedPolicy& policy : answer.policies) {
    const std::string name = policy.id.empty() ? policy.address : fmt::format("{} · {}", policy.id, policy.address);
    out += fmt::format("    rules of use in another document: {}  {}\n", Printable(name), text.Dim(LinesText(policy.line, policy.line)));
  }
  if (answer.has_text) out += fmt::format("    {}\n", text.Dim(FreedomsText(answer.freedoms)));
  return out;
}

}  // namespace day::app
