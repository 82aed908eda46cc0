// From sightings to components: present, linked, only spoken of, or absent, by one rule for all.
#include <fmt/format.h>

#include <algorithm>

#include "profile/parts.h"

namespace day {
namespace {

struct Weighed {
  double files = 0;        // sum of file weights; 1 is enough
  bool strong = false;     // at least one strong file that is no mere part
  bool only_parts = true;  // of files
  std::vector<const Sighting*> of_files, of_links, of_words;
  std::vector<const Sighting*> hints;  // of no weight: they only keep the component from being called absent
};

Weighed Weigh(const std::vector<Sighting>& sightings) {
  Weighed weighed;
  for (const Sighting& sighting : sightings) {
    switch (sighting.tier) {
      case Tier::kFile:
        if (sighting.weight <= 0) {
          weighed.hints.push_back(&sighting);
          break;
        }
        weighed.of_files.push_back(&sighting);
        weighed.files += sighting.weight;
        if (!sighting.part) weighed.only_parts = false;
        if (sighting.strong && !sighting.part) weighed.strong = true;
        break;
      case Tier::kLink: weighed.of_links.push_back(&sighting); break;
      case Tier::kWord: weighed.of_words.push_back(&sighting); break;
    }
  }
  // The most telling first: whole before parts, strong before weak, heavy before light; files in their order.
  std::stable_sort(weighed.of_files.begin(), weighed.of_files.end(), [](const Sighting* a, const Sighting* b) {
    if (a->part != b->part) return b->part;
    if (a->strong != b->strong) return a->strong;
    return a->weight > b->weight;
  });
  std::stable_sort(weighed.of_links.begin(), weighed.of_links.end(), [](const Sighting* a, const Sighting* b) { return a->strong && !b->strong; });
  return weighed;
}

EvidenceIds CiteFirst(Seen& seen, const std::vector<const Sighting*>& sightings) {
  EvidenceIds ids;
  for (const Sighting* sighting : sightings) {
    if (ids.size() >= kMaxGateEvidence) break;
    AddId(ids, seen.Cite(*sighting->evidence));
  }
  return ids;
}

// "a table with 12 figures (README.md) and 3 more"
std::string Summary(const Seen& seen, const std::vector<const Sighting*>& sightings) {
  const Sighting& first = *sightings.front();
  const std::string path = seen.FileOf(*first.evidence).DisplayPath();
  std::string text = first.what == path || first.what.empty() ? path : fmt::format("{} ({})", first.what, path);
  if (sightings.size() > 1) text += fmt::format(" and {} more", sightings.size() - 1);
  return text;
}

void SetPresent(Seen& seen, const Weighed& weighed, ComponentProfile& component) {
  component.availability = Availability::kDownloadable;
  component.assurance = Assurance::kVerified;
  component.evidence = CiteFirst(seen, weighed.of_files);
  component.summary = Summary(seen, weighed.of_files);
  Gate& gate = component.gate(GateId::kPresent);
  gate.state = weighed.only_parts ? GateState::kPartial : GateState::kOpen;
  gate.strength = weighed.strong ? Strength::kStrong : Strength::kWeak;
  gate.because = weighed.only_parts ? fmt::format("only a sample or an example is here: {}", component.summary) : component.summary;
  gate.evidence = component.evidence;
}

// `samples`: pieces of it that are here.
void SetElsewhere(Seen& seen, const std::vector<const Sighting*>& sightings, const std::vector<const Sighting*>& samples, Assurance assurance,
                  ComponentProfile& component) {
  const bool linked = assurance == Assurance::kLinked;
  component.availability = linked ? Availability::kUnknown : Availability::kDescribed;
  component.assurance = assurance;
  component.evidence = CiteFirst(seen, sightings);
  component.summary = Summary(seen, sightings);
  if (!samples.empty()) {
    component.summary += fmt::format("; a sample is here: {}", Summary(seen, samples));
    for (const std::string& id : CiteFirst(seen, samples)) AddId(component.evidence, id);
  }
  Gate& gate = component.gate(GateId::kPresent);
  gate.state = GateState::kUnknown;
  gate.strength = sightings.front()->strong && linked ? Strength::kStrong : Strength::kWeak;
  gate.because = fmt::format("{}: {}", linked ? "is kept elsewhere and was not examined" : "is only spoken of", component.summary);
  gate.evidence = component.evidence;
}

void SetNothing(const Coverage& coverage, const Weighed& weighed, Seen& seen, ComponentProfile& component) {
  Gate& gate = component.gate(GateId::kPresent);
  std::vector<const Sighting*> hints = weighed.of_files;
  hints.insert(hints.end(), weighed.hints.begin(), weighed.hints.end());
  gate.evidence = component.evidence = CiteFirst(seen, hints);
  if (!hints.empty()) {  // they do not add up: neither there nor surely absent
    component.assurance = Assurance::kNotExamined;
    component.summary = fmt::format("hints only, too few to show it: {}", Summary(seen, hints));
    gate = {GateState::kUnknown, Strength::kWeak, component.summary, component.evidence};
    return;
  }
  if (!coverage.complete) {
    component.assurance = Assurance::kNotExamined;
    component.summary = "nothing of it was found, but not everything was seen";
    gate = {GateState::kUnknown, Strength::kWeak, component.summary, {}};
    return;
  }
  component.availability = Availability::kAbsent;
  component.assurance = Assurance::kAbsent;
  component.summary = "looked for in every file, not found";
  for (Gate& other : component.gates) other.state = GateState::kNotApplicable;
  gate = {GateState::kClosed, Strength::kStrong, component.summary, {}};
}

// Of the model only pages are linked, and none of its weights are here.
bool WeightsAreElsewhere(const Profile& profile) {
  bool here = false, linked = false;
  for (const ComponentProfile& component : profile.components) {
    const Component* entry = TheStack().Find(component.id);
    if (!entry || entry->part != "weights") continue;
    here |= IsHere(component);
    linked |= component.assurance == Assurance::kLinked;
  }
  return linked && !here;
}

// How the release is to be had is no file of its own: it follows from the gates that were found, and from what can be had at all.
void SetReleaseType(Seen& seen, const Weighed& weighed, const Profile& profile, ComponentProfile& component) {
  const auto anything = std::ranges::find_if(profile.components, [](const ComponentProfile& other) { return IsReachable(other); });
  if (weighed.of_files.empty() && anything == profile.components.end()) {
    component.assurance = Assurance::kNotExamined;
    component.summary = "nothing was found that could be had";
    component.gate(GateId::kPresent) = {GateState::kUnknown, Strength::kWeak, component.summary, {}};
    return;
  }
  component.assurance = Assurance::kVerified;
  Gate& gate = component.gate(GateId::kPresent);
  if (!weighed.of_files.empty()) {
    component.availability = Availability::kGated;
    component.evidence = CiteFirst(seen, weighed.of_files);
    component.summary = fmt::format("some of it is to be had {}", weighed.of_files.front()->what);
    gate = {GateState::kOpen, Strength::kStrong, component.summary, component.evidence};
    return;
  }
  const bool elsewhere = WeightsAreElsewhere(profile);
  component.availability = elsewhere ? Availability::kUnknown : Availability::kDownloadable;
  if (elsewhere) component.assurance = Assurance::kNotExamined;
  component.summary = elsewhere ? "what is here is to be had without asking; how the weights are to be had, which are elsewhere, was not examined"
                                : "files to be had without asking; no form and no request was seen";
  // Nothing can show that nobody asks: where one would is what was read.
  const auto cards = seen.Of("card.kind");
  if (const auto card = std::ranges::find_if(cards, [&](const Evidence* one) { return seen.IsAtRoot(*one); }); card != cards.end())
    component.evidence = {seen.Cite(**card)};
  else component.evidence = anything->evidence;
  gate = {elsewhere ? GateState::kUnknown : GateState::kOpen, Strength::kWeak, component.summary, component.evidence};
}

// Code that makes a model or its data is here.
bool Trains(const Sightings& sightings) {
  return IsHere(sightings, "data-preprocessing-code") || IsHere(sightings, "pretraining-code") || IsHere(sightings, "finetuning-code");
}

// A benchmark without a model: no weights, no network. What it runs, and says to what it runs, is a part of the measuring.
bool RunsOnlyOthers(const Seen& seen, const Sightings& sightings, const Stack& stack) {
  const auto of_a_model = [&](const Component& entry) {
    return (entry.part == "weights" || entry.id == "model-architecture") &&
           (IsHere(sightings, entry.id) || std::ranges::any_of(sightings.Of(entry.id), [](const Sighting& one) { return one.tier == Tier::kLink; }));
  };
  return IsABenchmark(seen, sightings) && std::ranges::none_of(stack.components, of_a_model);
}

// Code that serves from several devices, or has fast layers, shows nothing where nothing is made.
bool IsOnlyAHint(std::string_view component, bool trains, bool runs_only_others) {
  if (component == "distributed-computing" || component == "training-libraries") return !trains;
  return runs_only_others && (component == "inference-code" || component == "system-prompts");
}

}  // namespace

void FillComponents(Seen& seen, const Sightings& sightings, const Stack& stack, Profile& profile) {
  const bool trains = Trains(sightings), runs_only_others = RunsOnlyOthers(seen, sightings, stack);
  for (const Component& entry : stack.components) {
    ComponentProfile component;
    component.id = entry.id;
    Weighed weighed = Weigh(sightings.Of(entry.id));
    if (IsOnlyAHint(entry.id, trains, runs_only_others)) weighed.files = 0;
    if (entry.id == "release-type") {
      SetReleaseType(seen, weighed, profile, component);
    } else if (weighed.files >= 1 && (!weighed.only_parts || weighed.of_links.empty())) {
      SetPresent(seen, weighed, component);
    } else if (!weighed.of_links.empty()) {
      SetElsewhere(seen, weighed.of_links, weighed.files >= 1 ? weighed.of_files : std::vector<const Sighting*>(), Assurance::kLinked, component);
    } else if (!weighed.of_words.empty()) {
      SetElsewhere(seen, weighed.of_words, {}, Assurance::kClaimed, component);
    } else {
      SetNothing(profile.coverage, weighed, seen, component);
    }
    profile.components.push_back(std::move(component));
  }
}

}  // namespace day
