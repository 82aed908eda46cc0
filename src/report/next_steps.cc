// The three most useful next steps: what costs least and changes most, over all verdicts.
#include <algorithm>
#include <map>

#include "report/report.h"

namespace day {
namespace {

struct Candidate {
  NextStep step;
  double weight = 0;
  size_t order = 0;
};

}  // namespace

// Grave findings come first, for they concern whoever uses the release today; then the remedies of unmet criteria, those that
// several definitions ask for and those that stand alone before a level before the rest.
std::vector<NextStep> NextSteps(const Audit& audit, size_t most) {
  std::map<std::string, Candidate> by_text;
  size_t order = 0;
  auto add = [&](const std::string& text, const std::string& because, double weight) {
    if (text.empty()) return;
    auto [place, fresh] = by_text.try_emplace(text, Candidate{{text, because}, 0, order});
    if (fresh) ++order;
    place->second.weight += weight;
  };
  for (const Finding& finding : audit.profile.findings)
    if (finding.severity >= Severity::kMedium) add(finding.remedy, finding.title, finding.severity == Severity::kHigh ? 6 : 2);
  for (const DefinitionVerdict& verdict : audit.verdicts) {
    std::map<std::string, double> urgency;  // by criterion: 1 / the number of criteria that the nearest open level misses
    for (const LevelVerdict& level : verdict.levels) {
      if (level.outcome == CriterionOutcome::kMet) continue;
      for (const std::string& criterion : level.missing) urgency.try_emplace(criterion, 3.0 / static_cast<double>(level.missing.size()));
      break;  // the nearest level only
    }
    for (const CriterionVerdict& criterion : verdict.criteria) {
      const bool open = criterion.outcome == CriterionOutcome::kUnmet || criterion.outcome == CriterionOutcome::kPartly;
      if (!open) continue;
      const auto found = urgency.find(criterion.id);
      add(criterion.remedy, verdict.name + ": " + criterion.requirement, 1 + (found == urgency.end() ? 0 : found->second));
    }
  }
  std::vector<Candidate> candidates;
  for (auto& [text, candidate] : by_text) candidates.push_back(std::move(candidate));
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.weight != b.weight ? a.weight > b.weight : a.order < b.order; });
  std::vector<NextStep> steps;
  for (size_t i = 0; i < candidates.size() && i < most; ++i) steps.push_back(std::move(candidates[i].step));
  return steps;
}

}  // namespace day
