// The three most useful next steps: what costs least and changes most, over all verdicts.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include "report/overview.h"
#include "report/report.h"
#include "text/utf8.h"

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

// "Model card" as "model card".
std::string InSentence(const std::string& name) {
  const bool acronym = name.size() > 1 && name[1] >= 'A' && name[1] <= 'Z';
  return acronym ? name : ToLowerAscii(name.substr(0, 1)) + name.substr(std::min<size_t>(name.size(), 1));
}

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

  // What could not be told asks nothing of the release yet: it only fills up where little is wanted.
  void AddWhatCouldNotBeTold(const std::vector<const DefinitionVerdict*>& verdicts) {
    Unknowns linked, nowhere;
    for (const DefinitionVerdict* verdict : verdicts) {
      if (verdict->outcome == CriterionOutcome::kNotApplicable) continue;
      for (const CriterionVerdict& criterion : verdict->criteria) {
        if (criterion.outcome != CriterionOutcome::kUnknown) continue;
        const bool elsewhere = std::ranges::any_of(criterion.components, [&](const std::string& id) { return Is(id, Assurance::kLinked); });
        for (const std::string& id : criterion.components) {
          if (elsewhere && Is(id, Assurance::kLinked)) linked.Count(id, *verdict);
          else if (!elsewhere && Is(id, Assurance::kNotExamined)) nowhere.Count(id, *verdict);
        }
      }
    }
    if (!linked.components.empty())
      Fill(fmt::format("Audit what it links to together with it: {}.", linked.Names()), "Kept elsewhere, which was not examined", linked);
    if (!nowhere.components.empty()) Fill(fmt::format("Add, or link to, {}.", nowhere.Names()), "Whether there are any could not be told", nowhere);
  }

  std::vector<NextStep> Best(size_t most) {
    std::vector<Candidate> all;
    for (auto& [key, candidate] : candidates_)
      if (candidate.wanted) all.push_back(std::move(candidate));
    std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.weight != b.weight ? a.weight > b.weight : a.order < b.order; });
    all.insert(all.end(), std::make_move_iterator(fillers_.begin()), std::make_move_iterator(fillers_.end()));
    std::vector<NextStep> steps;
    for (size_t i = 0; i < all.size() && i < most; ++i) {
      NextStep& step = steps.emplace_back(std::move(all[i].step));
      if (!all[i].asked_by.empty())
        step.because = fmt::format("{}{}Asked for by {}.", step.because, step.because.empty() ? "" : ". ", fmt::join(all[i].asked_by, ", "));
    }
    return steps;
  }

 private:
  struct Unknowns {
    std::map<std::string, size_t> components;  // by id: requirements that hang on them
    std::vector<std::string> asked_by;         // definitions
    void Count(const std::string& component, const DefinitionVerdict& verdict) {
      ++components[component];
      if (std::ranges::find(asked_by, verdict.name) == asked_by.end()) asked_by.push_back(verdict.name);
    }
    // The few that most hangs on.
    std::string Names() const {
      constexpr size_t kNamed = 3;
      std::vector<std::pair<std::string, size_t>> all(components.begin(), components.end());
      std::ranges::stable_sort(all, std::greater(), &std::pair<std::string, size_t>::second);
      std::string names;
      for (size_t i = 0; i < std::min(all.size(), kNamed); ++i) {
        const Component* entry = TheStack().Find(all[i].first);
        names += fmt::format("{}{}", i == 0 ? "" : ", ", entry ? InSentence(entry->name) : all[i].first);
      }
      return all.size() > kNamed ? fmt::format("{} and {} more", names, all.size() - kNamed) : names;
    }
  };

  bool Is(std::string_view id, Assurance assurance) const {
    const ComponentProfile* component = profile_.Find(id);
    return component && component->assurance == assurance;
  }

  void Fill(std::string text, std::string because, const Unknowns& unknowns) {
    fillers_.push_back({{std::move(text), std::move(because)}, unknowns.asked_by, 0, true, 0});
  }

  Candidate& At(const std::string& key, const std::string& text, const std::string& because) {
    auto [place, fresh] = candidates_.try_emplace(key, Candidate{{text, because}, {}, 0, false, candidates_.size()});
    return place->second;
  }

  const Profile& profile_;
  std::map<std::string, Candidate> candidates_;
  std::vector<Candidate> fillers_;
};

}  // namespace

std::vector<NextStep> NextSteps(const Audit& audit, size_t most) {
  Steps steps(audit.profile);
  for (const Finding& finding : audit.profile.findings) steps.AddFinding(finding);
  // Those that judge speak before a map that only describes: a step is worded by the first that asks for it.
  const std::vector<const DefinitionVerdict*> verdicts = VerdictsForReading(audit);
  for (const DefinitionVerdict* verdict : verdicts) steps.AddVerdict(*verdict);
  steps.AddWhatCouldNotBeTold(verdicts);
  return steps.Best(most);
}

}  // namespace day
