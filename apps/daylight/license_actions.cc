#include "license_actions.h"

#include <fmt/format.h>

#include <cstdio>
#include <optional>

#include "command.h"
#include "license/known_clauses.h"
#include "license/license.h"
#include "license/text_difference.h"
#include "license_output.h"
#include "license_reading.h"
#include "output.h"
#include "report/json_text.h"
#include "text/utf8.h"

namespace day::app {
namespace {

constexpr size_t kMaxShown = 300;  // limit: bytes of a difference that are shown

std::optional<LicenseFacts> FactsOf(const std::string& name) {
  if (const LicenseFacts* facts = FindLicense(name)) return *facts;
  return LicenseFromName(name);
}

void AddFacts(JsonText& json, const LicenseFacts& facts) {
  json.BeginObject(JsonText::kInline).Member("id", facts.id).Member("name", facts.name).Member("class", NameOf(facts.license_class));
  if (!facts.publisher.empty()) json.Member("publisher", facts.publisher);
  if (!facts.version.empty()) json.Member("version", facts.version);
  json.Key("osi_approved").Bool(facts.osi_approved).Key("fsf_libre").Bool(facts.fsf_libre).Key("in_spdx").Bool(facts.in_spdx);
  json.Key("use_policy").Bool(facts.use_policy);
  if (!facts.policy.empty()) json.Member("policy", facts.policy);
  const std::vector<LicenseClause> clauses = KnownClauses(facts.id);
  json.Member("source", facts.source).Key("clauses").BeginArray(JsonText::kInline);
  for (const LicenseClause& clause : clauses) json.String(ClauseSummary(clause));
  json.EndArray();
  if (!clauses.empty()) AddFreedomsJson(json, FreedomsOf(clauses, facts.license_class));
  json.EndObject();
}

std::string SourceOf(const LicenseFacts& facts) {
  if (!facts.source.empty()) return facts.source;
  return facts.in_spdx ? "https://spdx.org/licenses/" + facts.id + ".html" : "";
}

std::string FactsText(const LicenseFacts& facts) {
  std::string out =
      fmt::format("{}\n  {}\n  class {}", facts.id.empty() ? "a family of licenses" : facts.id, Printable(facts.name), NameOf(facts.license_class));
  if (facts.osi_approved) out += " · approved by OSI";
  if (facts.fsf_libre) out += " · free by FSF";
  out += facts.in_spdx ? " · on the SPDX list\n" : " · not on the SPDX list\n";
  if (!facts.publisher.empty()) out += fmt::format("  published by {}\n", Printable(facts.publisher));
  if (!facts.version.empty()) out += fmt::format("  version {}\n", Printable(facts.version));
  if (facts.use_policy) out += "  rules of use that stand beside a license\n";
  if (const std::string source = SourceOf(facts); !source.empty()) out += fmt::format("  text: {}\n", Printable(source));
  if (const LicenseFacts* policy = FindLicense(facts.policy)) out += fmt::format("  rules of use beside it: {} · {}\n", policy->id, Printable(policy->source));
  const std::vector<LicenseClause> clauses = KnownClauses(facts.id);
  for (const LicenseClause& clause : clauses) out += fmt::format("    {}\n", Printable(ClauseSummary(clause)));
  if (!clauses.empty()) out += fmt::format("    {}\n", FreedomsText(FreedomsOf(clauses, facts.license_class)));
  return out + "  Daylight keeps no license texts: for the lines of its clauses, run `daylight license FILE` on the text.\n";
}

std::string Excerpt(std::string_view text, uint32_t begin, uint32_t end) {
  std::string part(text.substr(begin, end - begin));
  for (char& c : part)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  if (part.size() > kMaxShown) {
    size_t cut = kMaxShown;
    while (cut > 0 && (static_cast<unsigned char>(part[cut]) & 0xC0) == 0x80) --cut;
    part = part.substr(0, cut) + "\u2026";
  }
  return part;
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

int ShowLicenses(const std::vector<std::string>& names, bool json) {
  int code = kOk;
  JsonText list;
  list.BeginArray();
  for (const std::string& name : names) {
    const std::optional<LicenseFacts> facts = FactsOf(name);
    if (!facts) {
      Complain(fmt::format("{}: no license of this id or name is known", name));
      code = kTrouble;
    } else if (json) {
      AddFacts(list, *facts);
    } else {
      std::fputs(FactsText(*facts).c_str(), stdout);
    }
  }
  if (json) std::puts(list.EndArray().Take().c_str());
  return code;
}

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
