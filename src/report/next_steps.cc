// The three most useful next steps: what costs least and changes most, over all verdicts.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/overview.h"
#include "report/report.h"

namespace day {
namespace {

struct Candidate {
  NextStep step;
  std::vector<std::string> asked_by;  // definitions
  double weight = 0;
  bool wanted = false;  // by a finding or a definition that judges; a map only describes
  size_t order = 0;
};

// Weights. A grave finding concerns whoever uses the release today, so it comes before what would raise a grade. A requirement counts once
// for each definition that asks for it, and more the fewer others stand beside it before the nearest class, or before an element's whole. A map asks for
// nothing; it only breaks ties.
constexpr double kHigh = 6, kMedium = 2, kRequirement = 1, kNearest = 4, kMap = 0.25;

class Steps {
 public:
  explicit Steps(const Profile& profile) : profile_(profile) {}

  void AddFinding(const Finding& finding) {
    if (finding.severity < Severity::kMedium || finding.remedy.empty()) return;
    Candidate& candidate = At(finding.remedy, finding.remedy, finding.title);
    candidate.wanted = true;
    candidate.weight += finding.severity == Severity::kHigh ? kHigh : kMedium;
  }

  void AddVerdict(const DefinitionVerdict& verdict) {
    std::set<std::string> missing;  // before the nearest class; of elements all are needed
    for (const LevelVerdict& level : verdict.levels) {
      if (level.outcome == CriterionOutcome::kMet) continue;
      missing.insert(level.missing.begin(), level.missing.end());
      if (verdict.has_classes) break;
    }
    const bool map = verdict.outcome == CriterionOutcome::kNotApplicable;
    for (const CriterionVerdict& criterion : verdict.criteria) {
      const bool open = criterion.outcome == CriterionOutcome::kUnmet || criterion.outcome == CriterionOutcome::kPartly;
      if (!open || criterion.remedy.empty()) continue;
      // Definitions name the same thing differently: what is to be mended is one step, whoever asks for it.
      const ComponentProfile* component = OneToMend(profile_, criterion.components);
      Candidate& candidate = At(component ? component->id + "\n" + criterion.reason : criterion.remedy, criterion.remedy, criterion.because);
      candidate.weight += map ? kMap : kRequirement + (missing.contains(criterion.id) ? kNearest / static_cast<double>(missing.size()) : 0);
      candidate.wanted |= !map;
      if (!map && std::find(candidate.asked_by.begin(), candidate.asked_by.end(), verdict.name) == candidate.asked_by.end())
        candidate.asked_by.push_back(verdict.name);
    }
  }

  std::vector<NextStep> Best(size_t most) {
    std::vector<Candidate> all;
    for (auto& [key, candidate] : candidates_)
      if (candidate.wanted) all.push_back(std::move(candidate));
    std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.weight != b.weight ? a.weight > b.weight : a.order < b.order; });
    std::vector<NextStep> steps;
    for (size_t i = 0; i < all.size() && i < most; ++i) {
      NextStep& step = steps.emplace_back(std::move(all[i].step));
      if (!all[i].asked_by.empty())
        step.because = fmt::format("{}{}Asked for by {}.", step.because, step.because.empty() ? "" : ". ", fmt::join(all[i].asked_by, ", "));
    }
    return steps;
  }

 private:
  Candidate& At(const std::string& key, const std::string& text, const std::string& because) {
    auto [place, fresh] = candidates_.try_emplace(key, Candidate{{text, because}, {}, 0, false, candidates_.size()});
    return place->second;
  }

  const Profile& profile_;
  std::map<std::string, Candidate> candidates_;
};

}  // namespace

std::vector<NextStep> NextSteps(const Audit& audit, size_t most) {
  Steps steps(audit.profile);
  for (const Finding& finding : audit.profile.findings) steps.AddFinding(finding);
  // Those that judge speak before a map that only describes: a step is worded by the first that asks for it.
  for (const DefinitionVerdict* verdict : VerdictsForReading(audit)) steps.AddVerdict(*verdict);
  return steps.Best(most);
}

}  // namespace day
