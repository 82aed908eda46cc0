// What the clauses of each binding come to: the freedoms of the Open Source AI Definition and the EU's license test.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "base/enum_names.h"
#include "license/known_clauses.h"
#include "profile/parts.h"

namespace day {
namespace {

std::optional<LicenseClause> ClauseFrom(const Evidence& evidence) {
  const auto type = EnumFromName<ClauseType>(evidence.value, kClauseTypes);
  const auto effect = EnumFromName<ClauseEffect>(evidence.Get("effect"), kClauseEffects);
  if (!type || !effect) return std::nullopt;
  LicenseClause clause{.type = *type, .effect = *effect};
  clause.detail = evidence.Get("detail");
  clause.figure = evidence.Get("figure");
  return clause;
}

constexpr std::string_view kNonCommercialOnly = "non-commercial only";

// "threshold (users, 100 million)".
std::string InWords(const LicenseClause& clause) {
  if (clause.type == ClauseType::kNonCommercial && clause.effect == ClauseEffect::kDenied) return std::string(kNonCommercialOnly);
  std::string words(NameOf(clause.type));
  if (!clause.detail.empty() || !clause.figure.empty())
    words += fmt::format(" ({}{}{})", clause.detail, clause.detail.empty() || clause.figure.empty() ? "" : ", ", clause.figure);
  return words;
}

// Not of those that grant, of which an answer may rest on some.
bool Limits(const LicenseClause& clause) {
  const bool of_grant = clause.type == ClauseType::kUse || clause.type == ClauseType::kRedistribution || clause.type == ClauseType::kDerivatives;
  return !of_grant || clause.effect == ClauseEffect::kDenied;
}

// `ids`: the evidence of each clause; none of clauses that are known by the license's name.
std::array<TermsAnswer, kFreedoms> Weighed(std::span<const LicenseClause> clauses, const EvidenceIds& ids, LicenseClass license_class, bool in_doubt = false) {
  std::array<TermsAnswer, kFreedoms> weighed;
  LicenseFreedoms freedoms = FreedomsOf(clauses, license_class);
  if (in_doubt) freedoms = InDoubt(freedoms);
  for (size_t i = 0; i < kFreedoms; ++i) {
    const AnswerWithReasons& answer = freedoms.answers[i];
    std::vector<std::string> limits;
    for (const uint32_t place : answer.clauses) {
      if (place < ids.size()) weighed[i].clauses.push_back(ids[place]);
      const std::string words = InWords(clauses[place]);
      if (Limits(clauses[place]) && std::ranges::find(limits, words) == limits.end()) limits.push_back(words);
    }
    const bool limited = answer.answer == Answer::kNo || answer.answer == Answer::kConditional;
    if (limited && limits.empty()) limits.emplace_back(license_class == LicenseClass::kNonCommercial ? kNonCommercialOnly : NameOf(license_class));
    weighed[i].answer = answer.answer;
    weighed[i].because = fmt::format("{}", fmt::join(limits, ", "));
  }
  return weighed;
}

// A license for models may keep its rules of use to the model: the code and the documents that come with it are under its grants alone.
bool SparesCode(const LicenseClause& clause) { return clause.type == ClauseType::kFieldOfUse && clause.effect == ClauseEffect::kGranted; }

void Weigh(const Seen& seen, std::string_view part, LicenseBinding& binding) {
  std::vector<std::optional<LicenseClause>> clauses;
  for (const std::string& id : binding.clauses) {
    const Evidence* evidence = seen.FindCited(id);
    clauses.push_back(evidence ? ClauseFrom(*evidence) : std::nullopt);
  }
  const bool spared =
      (part == "code" || part == "documentation") && std::ranges::any_of(clauses, [](const auto& clause) { return clause && SparesCode(*clause); });
  EvidenceIds ids;
  std::vector<LicenseClause> counted;
  for (size_t i = 0; i < clauses.size(); ++i) {
    if (!clauses[i] || (spared && clauses[i]->type == ClauseType::kFieldOfUse)) continue;
    counted.push_back(*clauses[i]);
    ids.push_back(binding.clauses[i]);
  }
  const bool in_doubt = binding.license_class == LicenseClass::kUnknown && std::ranges::any_of(binding.evidence, [&](const std::string& id) {
                          const Evidence* text = seen.FindCited(id);
                          return text && !text->Get("unread").empty();
                        });
  binding.freedoms =
      counted.empty() ? Weighed(KnownClauses(binding.expression), {}, binding.license_class, in_doubt) : Weighed(counted, ids, binding.license_class, in_doubt);
}

}  // namespace

std::array<TermsAnswer, kFreedoms> FreedomsOfNamed(std::string_view id, LicenseClass license_class) { return Weighed(KnownClauses(id), {}, license_class); }

void FillFreedoms(const Seen& seen, const Stack& stack, Profile& profile) {
  for (const std::string_view part : kLicensedParts)
    for (LicenseBinding& binding : profile.licensing.Of(part)) Weigh(seen, part, binding);
  for (ComponentProfile& component : profile.components) {
    const Component* entry = stack.Find(component.id);
    for (LicenseBinding& binding : component.licenses) Weigh(seen, entry ? entry->part : "", binding);
  }
}

}  // namespace day
