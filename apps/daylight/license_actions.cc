#include "license_actions.h"

#include <fmt/format.h>

#include <cstdio>

#include "command.h"
#include "license/text_difference.h"
#include "license_output.h"
#include "license_reading.h"
#include "output.h"
#include "report/json_text.h"
#include "text/utf8.h"

namespace day::app {
namespace {

constexpr size_t kMaxShown = 300;  // limit: bytes of a difference that are shown

std::string Excerpt(std::string_view text, uint32_t begin, uint32_t end) {
  std::string part(text.substr(begin, end - begin));
  for (char& c : part)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  return part.size() > kMaxShown ? std::string(FirstBytes(part, kMaxShown)) + "\u2026" : part;
}

void AddClauses(JsonText& json, std::string_view key, const std::vector<LicenseClause>& clauses, std::string_view text) {
  json.Key(key).BeginArray(JsonText::kInline);
  for (const LicenseClause& clause : clauses) {
    json.BeginObject(JsonText::kInline).Member("type", NameOf(clause.type)).Member("effect", NameOf(clause.effect)).Member("detail", clause.detail);
    json.Member("figure", clause.figure).Member("first_line", uint64_t{clause.first_line}).Member("last_line", uint64_t{clause.last_line});
    json.Member("text", Excerpt(text, clause.begin, clause.end)).EndObject();
  }
  json.EndArray();
}

std::string DifferenceJson(const TextDifference& difference, std::string_view a, std::string_view b) {
  JsonText json;
  json.BeginObject().Key("compared").Bool(difference.compared).Key("words").BeginArray();
  for (const WordDifference& words : difference.words) {
    json.BeginObject(JsonText::kInline).Key("substantive").Bool(words.substantive);
    json.Member("a_first_line", uint64_t{words.a_first_line})
        .Member("a_last_line", uint64_t{words.a_last_line})
        .Member("a", Excerpt(a, words.a_begin, words.a_end));
    json.Member("b_first_line", uint64_t{words.b_first_line})
        .Member("b_last_line", uint64_t{words.b_last_line})
        .Member("b", Excerpt(b, words.b_begin, words.b_end));
    json.EndObject();
  }
  json.EndArray();
  AddClauses(json, "only_a", difference.only_a, a);
  AddClauses(json, "only_b", difference.only_b, b);
  return json.EndObject().Take();
}

void PrintClauses(std::string_view sign, const std::vector<LicenseClause>& clauses) {
  for (const LicenseClause& clause : clauses) fmt::print("{} {}  {}\n", sign, Printable(ClauseSummary(clause)), LinesText(clause.first_line, clause.last_line));
}

}  // namespace

int DiffLicenses(const std::string& path_a, const std::string& path_b, bool json) {
  const Result<std::string> a = ReadHead(path_a, kMaxLicenseText), b = ReadHead(path_b, kMaxLicenseText);
  for (const Result<std::string>* text : {&a, &b})
    if (!*text) {
      Complain(text->error().message);
      return kTrouble;
    }
  const TextDifference difference = CompareLicenseTexts(*a, *b);
  if (json) {
    std::puts(DifferenceJson(difference, *a, *b).c_str());
    return kOk;
  }
  fmt::print("--- {}\n+++ {}\n", Printable(path_a), Printable(path_b));
  if (!difference.compared) std::puts("The texts differ too much to be compared word by word.");
  if (difference.compared && difference.words.empty()) std::puts("The words are the same.");
  for (const WordDifference& words : difference.words) {
    fmt::print("@ {} | {}{}\n", LinesText(words.a_first_line, words.a_last_line), LinesText(words.b_first_line, words.b_last_line),
               words.substantive ? " · words of obligation differ" : "");
    if (words.a_end > words.a_begin) fmt::print("- {}\n", Printable(Excerpt(*a, words.a_begin, words.a_end)));
    if (words.b_end > words.b_begin) fmt::print("+ {}\n", Printable(Excerpt(*b, words.b_begin, words.b_end)));
  }
  if (difference.only_a.empty() && difference.only_b.empty()) {
    std::puts("Clauses: the same kinds in both.");
  } else {
    std::puts("Clauses that the other text has none of:");
    PrintClauses("-", difference.only_a);
    PrintClauses("+", difference.only_b);
  }
  return kOk;
}

}  // namespace day::app
