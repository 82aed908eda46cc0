#include "judge/levels.h"

#include <algorithm>

#include "judge/condition.h"

namespace day {
namespace {

bool Contains(const std::vector<std::string>& list, std::string_view id) { return std::find(list.begin(), list.end(), id) != list.end(); }

double ValueOf(CriterionOutcome outcome) { return outcome == CriterionOutcome::kMet ? 1 : outcome == CriterionOutcome::kPartly ? 0.5 : 0; }

// A group's mean: met counts 1, in part ½; from what is shown to what is possible.
void AddScore(const std::vector<std::string>& criteria, const std::function<Reach(std::string_view)>& reach_of, LevelVerdict& verdict) {
  double least = 0, most = 0;
  size_t count = 0;
  for (const std::string& id : criteria) {
    const Reach reach = reach_of(id);
    if (reach.most == CriterionOutcome::kNotApplicable) continue;
    least += ValueOf(reach.least);
    most += ValueOf(reach.most);
    ++count;
  }
  if (count == 0) return;
  verdict.progress = 100 * least / static_cast<double>(count);
  verdict.possible = 100 * most / static_cast<double>(count);
}

}  // namespace

std::vector<LevelVerdict> JudgeLevels(const Definition& definition, const std::function<CriterionOutcome(std::string_view)>& outcome_of,
                                      const std::function<Reach(std::string_view)>& reach_of) {
  std::vector<LevelVerdict> levels;
  std::vector<std::string> required;
  bool below_met = true;
  for (const Level& level : definition.levels) {
    if (definition.kind != Definition::Kind::kClasses) required.clear();
    required.insert(required.end(), level.requires_.begin(), level.requires_.end());

    LevelVerdict verdict;
    verdict.id = level.id;
    verdict.name = level.name;
    verdict.number = level.number;
    verdict.required = required;
    std::vector<CriterionOutcome> outcomes;
    for (const std::string& id : required) {
      CriterionOutcome outcome = outcome_of(id);
      if (outcome != CriterionOutcome::kMet) {
        const auto by = std::find_if(definition.substitutions.begin(), definition.substitutions.end(),
                                     [&](const Substitution& one) { return one.criterion == id && outcome_of(one.by) == CriterionOutcome::kMet; });
        if (by != definition.substitutions.end()) {
          if (Contains(required, by->by)) continue;
          outcome = CriterionOutcome::kMet;
        }
      }
      outcomes.push_back(outcome);
      if (outcome == CriterionOutcome::kNotApplicable) continue;
      ++verdict.of;
      if (outcome == CriterionOutcome::kMet) ++verdict.met;
      else verdict.missing.push_back(id);
    }
    verdict.outcome = CombineAll(outcomes);
    if (definition.kind == Definition::Kind::kScore) AddScore(required, reach_of, verdict);
    const bool describes = definition.kind == Definition::Kind::kMap || definition.kind == Definition::Kind::kScore;
    if (describes && verdict.outcome != CriterionOutcome::kMet && verdict.met > 0) verdict.outcome = CriterionOutcome::kPartly;
    if (verdict.of > 0 && definition.kind != Definition::Kind::kScore && (below_met || definition.kind != Definition::Kind::kClasses))
      verdict.progress = static_cast<double>(verdict.met) / verdict.of * 100;
    below_met = below_met && verdict.outcome == CriterionOutcome::kMet;
    levels.push_back(std::move(verdict));
  }
  return levels;
}

int HighestMet(const Definition& definition, const std::vector<LevelVerdict>& levels) {
  int highest = -1;
  if (definition.kind != Definition::Kind::kClasses) return highest;
  for (const LevelVerdict& level : levels) {
    if (level.outcome != CriterionOutcome::kMet) break;
    ++highest;
  }
  return highest;
}

}  // namespace day
