#include <fmt/format.h>

#include <cstdio>
#include <optional>

#include "command.h"
#include "license/expression.h"
#include "license/known_clauses.h"
#include "license/license.h"
#include "license_actions.h"
#include "license_output.h"
#include "output.h"
#include "report/json_text.h"
#include "text/utf8.h"

namespace day::app {
namespace {

constexpr std::string_view kNoTexts = "  Daylight keeps no license texts: for the lines of its clauses, run `daylight license FILE` on the text.\n";

std::optional<LicenseFacts> FactsOf(const std::string& name) {
  if (const LicenseFacts* facts = FindLicense(name)) return *facts;
  return LicenseFromName(name);
}

void AddFacts(JsonText& json, const LicenseFacts& facts, std::string_view exception = {}) {
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
  if (!exception.empty()) json.Member("exception", exception);
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
  return out;
}

// What is known of a part of an expression; of a LicenseRef of someone's own its id.
LicenseFacts FactsOf(const ExpressionTerm& term) {
  const LicenseFacts* facts = FindLicense(term.id);
  LicenseFacts found = facts ? *facts : LicenseFacts{.id = term.id, .name = "not known here"};
  if (!facts) found.license_class = ClassOfExpression(term.id);
  if (term.or_later) found.name += ", this version or a later one";
  return found;
}

std::string ExceptionText(const ExpressionTerm& term) {
  const std::string name = Printable(term.exception);
  if (term.restricted) return fmt::format("  with {}, which is no known exception: it may take away what the license grants\n", name);
  if (term.exception.find("Ref-") != std::string::npos) return fmt::format("  with the exception {}, which is not known here\n", name);
  return fmt::format("  with the exception {}, which permits more: https://spdx.org/licenses/{}.html\n", name, name);
}

std::string ExpressionText(const ParsedExpression& expression) {
  std::string out = fmt::format("{}\n  class {} as a whole\n", Printable(expression.text), NameOf(expression.license_class));
  for (const ExpressionTerm& term : expression.terms) {
    out += FactsText(FactsOf(term));
    if (!term.exception.empty()) out += ExceptionText(term);
  }
  return out;
}

void AddExpression(JsonText& json, const ParsedExpression& expression) {
  json.BeginObject(JsonText::kInline).Member("expression", expression.text).Member("class", NameOf(expression.license_class));
  json.Key("parts").BeginArray(JsonText::kInline);
  for (const ExpressionTerm& term : expression.terms) AddFacts(json, FactsOf(term), term.exception);
  json.EndArray().EndObject();
}

// Of more than an id.
std::optional<ParsedExpression> ExpressionOfName(const std::string& name) {
  auto parsed = ParseExpression(name);
  if (!parsed) return std::nullopt;
  const bool more = parsed->terms.size() > 1 || parsed->terms.front().or_later || !parsed->terms.front().exception.empty();
  return more ? std::optional(std::move(*parsed)) : std::nullopt;
}

}  // namespace

int ShowLicenses(const std::vector<std::string>& names, bool json) {
  int code = kOk;
  JsonText list;
  list.BeginArray();
  for (const std::string& name : names) {
    const auto expression = FindLicense(name) ? std::nullopt : ExpressionOfName(name);
    const bool whole = expression && expression->problem.empty();
    const std::optional<LicenseFacts> facts = whole ? std::nullopt : FactsOf(name);
    if (!whole && !facts) {
      Complain(fmt::format("{}: {}", name, expression ? expression->problem : "no license of this id or name is known"));
      code = kTrouble;
    } else if (json) {
      if (whole) AddExpression(list, *expression);
      else AddFacts(list, *facts);
    } else {
      std::fputs((whole ? ExpressionText(*expression) : FactsText(*facts)).append(kNoTexts).c_str(), stdout);
    }
  }
  if (json) std::puts(list.EndArray().Take().c_str());
  return code;
}

}  // namespace day::app
