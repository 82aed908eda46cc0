// Classes and elements: which criteria stand for which level, with substitutions and progress.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "judge/condition.h"
#include "judge/definition.h"

namespace day {

// Of every level, in the definition's order; `outcome_of`: of a criterion by id. With classes, a level includes those before
// it. Progress is 100 × met / required, and 0 where a class below is not met. Pure.
// The formula and the substitution's count are those of the Model Openness Tool, ModelEvaluator.php
// (lfai/model_openness_tool@8b5d30e): a class whose report is replaced by a paper that it requires anyway counts one less.
// `reach_of`: of a criterion by id; needed for scores only.
std::vector<LevelVerdict> JudgeLevels(const Definition& definition, const std::function<CriterionOutcome(std::string_view)>& outcome_of,
                                      const std::function<Reach(std::string_view)>& reach_of = nullptr);

// The index of the highest level that is met with all below it, or -1.
int HighestMet(const Definition& definition, const std::vector<LevelVerdict>& levels);

}  // namespace day
