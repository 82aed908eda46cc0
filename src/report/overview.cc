#include "report/overview.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace day {
namespace {

bool IsOpenWork(CriterionOutcome outcome) { return outcome == CriterionOutcome::kUnmet || outcome == CriterionOutcome::kPartly; }

// Of the definitions with classes the one that asks for most, as it says most of the rows of the matrix.
const DefinitionVerdict* WithClasses(const Audit& audit) {
  const DefinitionVerdict* most = nullptr;
  for (const DefinitionVerdict& verdict : audit.verdicts)
    if (verdict.has_classes && (!most || verdict.criteria.size() > most->criteria.size())) most = &verdict;
  return most;
}

const LevelVerdict* NextLevel(const DefinitionVerdict& verdict) {
  for (const LevelVerdict& level : verdict.levels)
    if (level.outcome != CriterionOutcome::kMet) return &level;
  return nullptr;
}

}  // namespace

const ComponentProfile* OneToMend(const Profile& profile, const std::vector<std::string>& ids) {
  const ComponentProfile* first = nullptr;
  for (const std::string& id : ids) {
    const ComponentProfile* component = profile.Find(id);
    if (!component) continue;
    if (component->IsThere()) return component;
    if (!first) first = component;
  }
  return first;
}

namespace {

std::string Cells(const Profile& profile) {
  size_t open = 0, unknown = 0, all = 0;
  for (const ComponentProfile& component : profile.components)
    for (const Gate& gate : component.gates) {
      if (gate.state == GateState::kNotApplicable) continue;
      ++all;
      open += gate.state == GateState::kOpen;
      unknown += gate.state == GateState::kUnknown;
    }
  std::string text = fmt::format("{} of {} applicable cells open", open, all);
  if (unknown) text += fmt::format(", {} could not be told", unknown);
  return text;
}

// "2 requirements short of Class III, 3 more could not be told". What is not known is no shortcoming.
std::string Distance(const DefinitionVerdict& verdict, const LevelVerdict& level) {
  const auto unmet = static_cast<size_t>(std::ranges::count_if(verdict.criteria, [&level](const CriterionVerdict& criterion) {
    return IsOpenWork(criterion.outcome) && std::ranges::count(level.missing, criterion.id) > 0;
  }));
  const size_t unknown = level.missing.size() - std::min(unmet, level.missing.size());
  if (unmet == 0) return fmt::format("{} of {} could not be told", CountOf(unknown, "requirement"), level.name);
  return fmt::format("{} short of {}{}", CountOf(unmet, "requirement"), level.name, unknown ? fmt::format(", {} more could not be told", unknown) : "");
}

}  // namespace

std::string DistanceOf(const DefinitionVerdict& verdict) {
  const LevelVerdict* next = verdict.has_classes ? NextLevel(verdict) : nullptr;
  return next ? Distance(verdict, *next) : "";
}

// Weights that are here, linked, spoken of or perhaps in what was not read: something that can be called a model of a class.
bool HasAModel(const Profile& profile) {
  return std::any_of(profile.components.begin(), profile.components.end(), [](const ComponentProfile& component) {
    const Component* entry = TheStack().Find(component.id);
    return entry && entry->part == "weights" && component.assurance != Assurance::kAbsent;
  });
}

Overview OverviewOf(const Audit& audit) {
  const Profile& profile = audit.profile;
  Overview overview{.title = profile.release, .grade = {}, .facts = {}};
  if (const DefinitionVerdict* verdict = WithClasses(audit); verdict && !HasAModel(profile)) {
    overview.facts.push_back("no model was found, which the classes of openness are for");
  } else if (verdict) {
    overview.grade = verdict->class_label;
    overview.title += fmt::format(": {}", overview.grade);
    if (std::string distance = DistanceOf(*verdict); !distance.empty()) overview.facts.push_back(std::move(distance));
  }
  overview.facts.push_back(Cells(profile));
  for (const SourceInfo& source : profile.sources)
    if (!source.revision.empty())
      overview.facts.push_back(fmt::format("{}revision {}", profile.sources.size() > 1 ? source.name + " at " : "", source.revision.substr(0, 12)));
  return overview;
}

Ladder LadderOf(const Audit& audit) {
  Ladder ladder;
  const DefinitionVerdict* verdict = WithClasses(audit);
  if (!verdict) return ladder;
  for (char c : verdict->id) ladder.title += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  const LevelVerdict* next = NextLevel(*verdict);
  if (next) ladder.next = next->name;
  auto has = [](const std::vector<std::string>& list, const std::string& id) { return std::find(list.begin(), list.end(), id) != list.end(); };
  for (const LevelVerdict& level : verdict->levels)
    for (const CriterionVerdict& criterion : verdict->criteria)
      if (has(level.required, criterion.id))
        for (const std::string& id : criterion.components) ladder.asked_by.try_emplace(id, level.id);
  for (const CriterionVerdict& criterion : verdict->criteria) {
    if (!next || !IsOpenWork(criterion.outcome) || !has(next->missing, criterion.id)) continue;
    const ComponentProfile* component = OneToMend(audit.profile, criterion.components);
    if (!component) continue;
    if (criterion.reason.ends_with("license") && component->gate(GateId::kLicensed).state != GateState::kOpen) {  // no-license, unaccepted-license …
      ladder.blocks.try_emplace(component->id, GateId::kLicensed);
      continue;
    }
    for (size_t i = 0; i < kGates; ++i)
      if (component->gates[i].state != GateState::kOpen && component->gates[i].state != GateState::kNotApplicable) {
        ladder.blocks.try_emplace(component->id, static_cast<GateId>(i));
        break;
      }
  }
  return ladder;
}

bool Ladder::Blocks(std::string_view component, GateId gate) const {
  const auto found = blocks.find(component);
  return found != blocks.end() && found->second == gate;
}

std::vector<const DefinitionVerdict*> VerdictsForReading(const Audit& audit) {
  std::vector<const DefinitionVerdict*> verdicts;
  for (const bool map : {false, true})
    for (const DefinitionVerdict& verdict : audit.verdicts)
      if ((verdict.outcome == CriterionOutcome::kNotApplicable) == map) verdicts.push_back(&verdict);
  return verdicts;
}

namespace {

int WeightOf(ClaimVerdict verdict) {
  static constexpr std::array<int, 4> kWeight = {3, 1, 0, 2};  // by ClaimVerdict: not supported, partly, unverifiable, supported
  return kWeight[static_cast<size_t>(verdict)];
}

}  // namespace

std::vector<ClaimGroup> ClaimsByWeight(const Profile& profile) {
  std::vector<ClaimGroup> groups;
  std::map<std::pair<ClaimVerdict, std::string_view>, size_t> known;
  for (const Claim& claim : profile.claims) {
    const auto [place, fresh] = known.try_emplace({claim.verdict, claim.because}, groups.size());
    if (fresh) groups.emplace_back();
    groups[place->second].claims.push_back(&claim);
  }
  std::ranges::stable_sort(groups, {}, [](const ClaimGroup& group) { return WeightOf(group.first().verdict); });
  return groups;
}

std::vector<const DataClaim*> DataClaimsByWeight(const Profile& profile) {
  std::vector<const DataClaim*> claims;
  for (const DataClaim& claim : profile.data.claims) claims.push_back(&claim);
  std::ranges::stable_sort(claims, {}, [](const DataClaim* claim) { return WeightOf(claim->verdict); });
  return claims;
}

std::string PlaceOf(const DataClaim& claim) { return fmt::format("{}:{}", claim.path, claim.line); }

std::string PlacesOf(const ClaimGroup& group, const std::function<std::string(std::string_view)>& show) {
  constexpr size_t kMost = 4;
  std::string places;
  for (size_t i = 0; i < group.claims.size() && i < kMost; ++i)
    places += fmt::format("{}{}:{}", i == 0 ? "" : ", ", show(group.claims[i]->path), group.claims[i]->line);
  if (group.claims.size() > kMost) places += fmt::format(" and {} more", group.claims.size() - kMost);
  return places;
}

std::string CountOf(uint64_t count, std::string_view what) { return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s"); }

}  // namespace day
