#include "license/freedoms.h"

#include <algorithm>
#include <array>

namespace day {
namespace {

constexpr std::array<std::string_view, kAnswers> kAnswerNames = {"unknown", "yes", "conditional", "no", "needs-human"};
constexpr std::array<std::string_view, kFreedoms> kFreedomNames = {"use", "study", "modify", "share", "eu-license-test"};

using Clauses = std::span<const LicenseClause>;

bool Denies(const LicenseClause& clause) { return clause.effect == ClauseEffect::kDenied; }
bool Grants(const LicenseClause& clause) { return clause.effect == ClauseEffect::kGranted || clause.effect == ClauseEffect::kConditional; }

template <class Wanted>
std::vector<uint32_t> Those(Clauses clauses, Wanted&& wanted) {
  std::vector<uint32_t> places;
  for (uint32_t i = 0; i < clauses.size(); ++i)
    if (wanted(clauses[i])) places.push_back(i);
  return places;
}

// Commercial use or all but research is left out, or needs a license of its own.
bool LimitsCommerce(const LicenseClause& clause) { return clause.type == ClauseType::kNonCommercial || clause.type == ClauseType::kResearchOnly; }

// A model that was trained with the work or its output counts as a derivative of it: that is allowed wherever derivatives are.
bool AllowsTraining(const LicenseClause& clause) { return clause.type == ClauseType::kNoTraining && clause.detail.starts_with("allowed"); }

// The purpose, the user, the place or the permission of the licensor decides whether something is allowed.
bool LimitsPurpose(const LicenseClause& clause) {
  switch (clause.type) {
    case ClauseType::kThreshold:
    case ClauseType::kGeography: return true;
    case ClauseType::kFieldOfUse: return Denies(clause);
    case ClauseType::kNoTraining: return !AllowsTraining(clause);
    case ClauseType::kGating: return clause.detail != "acceptance";
    default: return false;
  }
}

AnswerWithReasons Decide(std::vector<uint32_t> denies, std::vector<uint32_t> limits, std::vector<uint32_t> grants, bool open) {
  if (!denies.empty()) return {Answer::kNo, std::move(denies)};
  if (!limits.empty() && (open || !grants.empty())) return {Answer::kConditional, std::move(limits)};
  if (open || !grants.empty()) return {Answer::kYes, std::move(grants)};
  return {Answer::kUnknown, std::move(limits)};
}

}  // namespace

bool IsForeignToOpenLicenses(const LicenseClause& clause) {
  switch (clause.type) {
    case ClauseType::kNonCommercial:
    case ClauseType::kResearchOnly:
    case ClauseType::kThreshold:
    case ClauseType::kNoTraining:
    case ClauseType::kNaming:
    case ClauseType::kGeography:
    case ClauseType::kNoBenchmarking:
    case ClauseType::kNoReverseEngineering:
    case ClauseType::kChange: return true;
    case ClauseType::kTermination: return clause.detail == "at will";
    case ClauseType::kGating: return clause.detail == "registration or request";
    case ClauseType::kFieldOfUse:
    case ClauseType::kNoSafetyTesting:
    case ClauseType::kRedistribution:
    case ClauseType::kDerivatives: return Denies(clause);
    default: return false;
  }
}

std::string_view NameOf(Answer answer) { return kAnswerNames[static_cast<size_t>(answer)]; }
std::string_view NameOf(Freedom freedom) { return kFreedomNames[static_cast<size_t>(freedom)]; }

LicenseFreedoms FreedomsOf(Clauses clauses, LicenseClass known) {
  const bool open = IsOpen(known);
  const auto of = [&](ClauseType type, auto&& also) {
    return Those(clauses, [&](const LicenseClause& clause) { return clause.type == type && also(clause); });
  };
  const auto limits = [](const LicenseClause& clause) { return LimitsPurpose(clause) || LimitsCommerce(clause); };

  LicenseFreedoms freedoms;
  AnswerWithReasons &use = freedoms[Freedom::kUse], &modify = freedoms[Freedom::kModify], &share = freedoms[Freedom::kShare];
  use = Decide({}, Those(clauses, limits), of(ClauseType::kUse, Grants), open);
  freedoms[Freedom::kStudy] =
      Decide(of(ClauseType::kNoReverseEngineering, Denies),
             Those(clauses,
                   [](const LicenseClause& clause) {
                     return Denies(clause) && (clause.type == ClauseType::kNoBenchmarking || clause.type == ClauseType::kNoSafetyTesting);
                   }),
             Those(clauses,
                   [](const LicenseClause& clause) { return Grants(clause) && (clause.type == ClauseType::kUse || clause.type == ClauseType::kDerivatives); }),
             open);
  modify = Decide(of(ClauseType::kDerivatives, Denies), Those(clauses, limits), of(ClauseType::kDerivatives, Grants), open);
  share = Decide(of(ClauseType::kRedistribution, Denies),
                 Those(clauses, [&](const LicenseClause& clause) { return limits(clause) || (clause.type == ClauseType::kDerivatives && Denies(clause)); }),
                 of(ClauseType::kRedistribution, Grants), open);

  AnswerWithReasons& eu = freedoms[Freedom::kEuLicenseTest];
  eu.clauses = Those(clauses, [](const LicenseClause& clause) {
    return LimitsCommerce(clause) || clause.type == ClauseType::kThreshold ||
           (Denies(clause) && (clause.type == ClauseType::kRedistribution || clause.type == ClauseType::kDerivatives));
  });
  const bool grants_all = use.answer == Answer::kYes && modify.answer == Answer::kYes && share.answer == Answer::kYes;
  if (!eu.clauses.empty() || known == LicenseClass::kNonCommercial) {
    eu.answer = Answer::kNo;
  } else if (eu.clauses = Those(clauses, LimitsPurpose); eu.clauses.empty() && open) {
    eu.answer = Answer::kYes;
  } else if (!eu.clauses.empty() || grants_all || known == LicenseClass::kUseRestricted) {
    eu.answer = Answer::kNeedsHuman;
    // What grants all and limits nothing that was read may still hold what was not.
    if (eu.clauses.empty() && grants_all) {
      for (const AnswerWithReasons* part : {&use, &modify, &share}) eu.clauses.insert(eu.clauses.end(), part->clauses.begin(), part->clauses.end());
      std::sort(eu.clauses.begin(), eu.clauses.end());
      eu.clauses.erase(std::unique(eu.clauses.begin(), eu.clauses.end()), eu.clauses.end());
    }
  }
  if (known == LicenseClass::kNonCommercial) {  // even where its clause was not read
    for (AnswerWithReasons* part : {&use, &modify, &share})
      if (part->answer == Answer::kYes) *part = {Answer::kConditional, {}};
    use.answer = Answer::kConditional;
  }
  return freedoms;
}

LicenseClass ClassOfClauses(Clauses clauses) {
  const auto any = [&](auto&& wanted) { return std::any_of(clauses.begin(), clauses.end(), wanted); };
  if (any([](const LicenseClause& clause) { return LimitsCommerce(clause) && Denies(clause); })) return LicenseClass::kNonCommercial;
  const bool own_terms = any(
      [](const LicenseClause& clause) { return clause.type == ClauseType::kThreshold || (clause.type == ClauseType::kNoTraining && !AllowsTraining(clause)); });
  const bool listed = any([](const LicenseClause& clause) { return clause.type == ClauseType::kFieldOfUse && clause.detail == "listed"; });
  if (listed && !own_terms) return LicenseClass::kUseRestricted;
  return clauses.empty() ? LicenseClass::kUnknown : LicenseClass::kCustom;
}

std::vector<LicenseClause> ForeignToOpenLicenses(std::vector<LicenseClause> clauses) {
  std::erase_if(clauses, [](const LicenseClause& clause) { return !IsForeignToOpenLicenses(clause); });
  return clauses;
}

LicenseClass ClassOfLimited(Clauses foreign) {
  const LicenseClass by_clauses = ClassOfClauses(foreign);
  return by_clauses == LicenseClass::kNonCommercial || by_clauses == LicenseClass::kUseRestricted ? by_clauses : LicenseClass::kModifiedOpen;
}

LicenseFreedoms InDoubt(LicenseFreedoms freedoms) {
  for (AnswerWithReasons& answer : freedoms.answers)
    if (answer.answer == Answer::kYes || answer.answer == Answer::kNeedsHuman) answer = {};
  return freedoms;
}

}  // namespace day
