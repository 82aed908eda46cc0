#include "judge/mot_differences.h"

#include <fmt/format.h>

#include <map>
#include <string>

#include "judge/condition.h"
#include "judge/levels.h"
#include "judge/mot_tables.h"

namespace day {
namespace {

const CriterionVerdict* FindVerdict(const DefinitionVerdict& verdict, std::string_view id) {
  for (const CriterionVerdict& criterion : verdict.criteria)
    if (criterion.id == id) return &criterion;
  return nullptr;
}

std::string_view OpenWord(CriterionOutcome outcome) {
  return outcome == CriterionOutcome::kMet ? "open" : outcome == CriterionOutcome::kUnknown ? "not known" : "not open";
}

// The tool compares ids byte for byte; which of its gaps a case falls into is said for the reader.
std::string WhyLicense(const std::string& words, const CriterionVerdict& criterion) {
  const StatedTerms terms = TermsFromWords(words);
  if (terms.expression.empty()) return criterion.because;
  if (terms.expression != words && terms.expression.find(' ') == std::string::npos)
    return fmt::format("'{}' names {}; the tool compares ids byte for byte", words, terms.expression);
  if (terms.expression.find(' ') != std::string::npos) return fmt::format("'{}' is an SPDX expression, which the tool does not read", words);
  return fmt::format("{} is not in the tool's tables", terms.expression);
}

std::string TypesOf(const MotTables& tables, std::string_view id) {
  std::string types;
  for (const std::string_view type : {"code", "data", "document"})
    if (tables.Fits(id, type)) types += fmt::format("{}{}", types.empty() ? "" : " and ", type);
  return types.empty() ? "no type" : types + " only";
}

}  // namespace

void CompareWithMot(const Profile& profile, const Definition& definition, DefinitionVerdict& verdict) {
  if (!IsStatement(profile)) return;
  const MotTables& tables = TheMotTables();
  std::map<std::string, CriterionOutcome, std::less<>> mot_outcomes;
  for (const Criterion& criterion : definition.criteria) mot_outcomes[criterion.id] = CriterionOutcome::kUnmet;
  auto differ = [&](std::string component, std::string what, std::string mot, std::string daylight, std::string because) {
    verdict.differs.push_back(
        fmt::format("{}{}: the Model Openness Tool says {}, Daylight says {}: {}", component.empty() ? "" : component + ", ", what, mot, daylight, because));
    verdict.differs_from_mot.push_back({std::move(component), std::move(what), std::move(mot), std::move(daylight), std::move(because)});
  };

  for (const EvidenceItem& item : profile.evidence) {
    if (item.evidence.key != "mot.component") continue;
    const MotComponent* component = tables.Find(item.evidence.value);
    const CriterionVerdict* criterion = component ? FindVerdict(verdict, component->criterion) : nullptr;
    if (!criterion) continue;
    const std::string words(item.evidence.Get("license"));
    const bool mot_open = tables.IsOpen(words);
    if (mot_open) mot_outcomes[criterion->id] = CriterionOutcome::kMet;
    const MotPhrase* phrase = words.empty() ? nullptr : tables.FindPhrase(words);
    const bool open = criterion->outcome == CriterionOutcome::kMet;
    if (phrase && phrase->absent) {
      differ(component->name, "present", "included, with a license that is not open", "not included",
             fmt::format("'{}' is no license but says that it is not there", ExcerptOf(words)));
    } else if (mot_open != open && (mot_open || open)) {
      differ(component->name, "open-license", mot_open ? "open" : "not open", std::string(OpenWord(criterion->outcome)), WhyLicense(words, *criterion));
    }
    if (!open || !mot_open) continue;
    const bool mot_fits = tables.Fits(words, component->type), fits = criterion->warnings.empty();
    if (mot_fits != fits)
      differ(component->name, "type-appropriate", mot_fits ? "appropriate" : "not appropriate", fits ? "appropriate" : "not appropriate",
             fits ? fmt::format("the tool's table has {} for {}", words, TypesOf(tables, words)) : criterion->warnings.front());
  }

  const auto levels = JudgeLevels(definition, [&](std::string_view id) { return mot_outcomes.find(id)->second; });
  const int highest = HighestMet(definition, levels);
  const std::string mot_level = highest < 0 ? "" : levels[static_cast<size_t>(highest)].id;
  const std::string_view why = "from the differences in its components";
  if (mot_level != verdict.level)
    differ("", "class", highest < 0 ? definition.unreached : levels[static_cast<size_t>(highest)].name, verdict.class_label, std::string(why));
  for (size_t i = 0; i < levels.size(); ++i)
    if (levels[i].progress != verdict.levels[i].progress)
      differ("", "progress", fmt::format("{}: {:.0f} %", levels[i].name, levels[i].progress),
             fmt::format("{}: {:.0f} %", levels[i].name, verdict.levels[i].progress), std::string(why));
}

}  // namespace day
