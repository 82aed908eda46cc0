// From sightings to components: present, linked, only spoken of, or absent, by one rule for all.
#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <set>

#include "profile/parts.h"

namespace day {
namespace {

struct Weighed {
  double files = 0;        // sum of file weights; 1 is enough
  bool strong = false;     // at least one strong file that is no mere part
  bool only_parts = true;  // of files
  std::vector<const Sighting*> of_files, of_links, of_words;
};

Weighed Weigh(const std::vector<Sighting>& sightings) {
  Weighed weighed;
  for (const Sighting& sighting : sightings) {
    switch (sighting.tier) {
      case Tier::kFile:
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

void SetElsewhere(Seen& seen, const std::vector<const Sighting*>& sightings, Assurance assurance, ComponentProfile& component) {
  const bool linked = assurance == Assurance::kLinked;
  component.availability = linked ? Availability::kUnknown : Availability::kDescribed;
  component.assurance = assurance;
  component.evidence = CiteFirst(seen, sightings);
  component.summary = Summary(seen, sightings);
  Gate& gate = component.gate(GateId::kPresent);
  gate.state = GateState::kUnknown;
  gate.strength = sightings.front()->strong && linked ? Strength::kStrong : Strength::kWeak;
  gate.because = fmt::format("{}: {}", linked ? "is kept elsewhere and was not examined" : "is only spoken of", component.summary);
  gate.evidence = component.evidence;
}

void SetNothing(const Coverage& coverage, const Weighed& weighed, Seen& seen, ComponentProfile& component) {
  Gate& gate = component.gate(GateId::kPresent);
  gate.evidence = component.evidence = CiteFirst(seen, weighed.of_files);
  if (!weighed.of_files.empty()) {  // hints that do not add up: neither there nor surely absent
    component.assurance = Assurance::kNotExamined;
    component.summary = fmt::format("hints only, too few to show it: {}", Summary(seen, weighed.of_files));
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

// How the release is to be had is no file of its own: it follows from the gates that were found, and from what can be had at all.
void SetReleaseType(Seen& seen, const Weighed& weighed, const Profile& profile, ComponentProfile& component) {
  const bool anything = std::ranges::any_of(profile.components, [](const ComponentProfile& other) { return IsReachable(other); });
  if (weighed.of_files.empty() && !anything) {
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
  component.availability = Availability::kDownloadable;
  component.summary = "files to be had without asking; nothing speaks of a form or a request";
  gate = {GateState::kOpen, Strength::kWeak, component.summary, {}};
}

// What was not found may stand in something that is there and was not read.
void DoubtAbsence(ComponentProfile& component, std::string because, EvidenceIds evidence) {
  if (component.assurance != Assurance::kAbsent) return;
  component.availability = Availability::kUnknown;
  component.assurance = Assurance::kNotExamined;
  component.summary = because;
  component.evidence = evidence;
  for (Gate& gate : component.gates) gate = {};
  component.gate(GateId::kPresent) = {GateState::kUnknown, Strength::kWeak, std::move(because), std::move(evidence)};
}

void DoubtAbsence(Profile& profile, std::initializer_list<std::string_view> ids, std::string_view because, const EvidenceIds& evidence) {
  for (ComponentProfile& component : profile.components)
    if (std::ranges::find(ids, component.id) != ids.end()) DoubtAbsence(component, std::string(because), evidence);
}

// A paper reports results, attacks and data; only its title is read here.
void DoubtWhatAPaperMayHold(Profile& profile) {
  const ComponentProfile* paper = profile.Find("publications");
  if (!paper || !IsReachable(*paper)) return;
  const EvidenceIds evidence = paper->evidence;
  DoubtAbsence(profile, {"technical-report", "research-paper"}, "a paper is there or linked; which of the two it is its title does not say", evidence);
  DoubtAbsence(profile, {"evaluation-results", "red-teaming-results", "datasheet", "sample-outputs"},
               "none by itself; it may stand in the paper, which was not read", evidence);
}

// Data files whose use nothing tells may be any of the kinds of data.
void DoubtWhatUnknownDataMayBe(Seen& seen, const Sightings& sightings, Profile& profile) {
  std::set<const Evidence*> known;
  for (const ComponentProfile& component : profile.components)
    for (const Sighting& sighting : sightings.Of(component.id)) known.insert(sighting.evidence);
  EvidenceIds unknown;
  for (const Evidence* format : seen.Of("data.format"))
    if (seen.PlaceOf(*format) == Place::kOwn && !known.contains(format) && unknown.size() < kMaxGateEvidence) AddId(unknown, seen.Cite(*format));
  if (unknown.empty()) return;
  for (ComponentProfile& component : profile.components)
    if (component.id.ends_with("-data")) DoubtAbsence(component, "data files are here whose use nothing tells", unknown);
}

// What is kept elsewhere and was not examined may come with more: its card, its architecture, and where the place is no repository of one model, others.
void DoubtWhatAnotherPlaceMayHold(const Seen& seen, Profile& profile) {
  EvidenceIds weights, data, pages;
  for (const ComponentProfile& component : profile.components) {
    if (component.assurance != Assurance::kLinked || component.evidence.empty()) continue;
    const std::string& id = component.evidence.front();
    const Evidence* link = seen.FindCited(id);
    if (!link) continue;
    if (component.id.ends_with("-weights")) {
      AddId(weights, id);
      const std::string_view host = link->Get("host");
      if (link->key == "link" && host != "hub-model" && host != "modelscope" && link->Get("file").empty()) AddId(pages, id);
    }
    if (component.id.ends_with("-data")) AddId(data, id);
  }
  if (!weights.empty())
    DoubtAbsence(profile, {"model-card", "model-architecture", "model-metadata", "intermediate-checkpoints"},
                 "none here; it may be kept with the weights, which are elsewhere and were not examined", weights);
  if (!data.empty()) DoubtAbsence(profile, {"datasheet"}, "none here; it may be kept with the data, which are elsewhere and were not examined", data);
  if (!pages.empty())
    for (ComponentProfile& component : profile.components)
      if (component.id.ends_with("-weights")) DoubtAbsence(component, "none here; the place that weights are linked to was not examined", pages);
}

// Who says how the model is run, and keeps no code for it, leaves that to code of others.
void DoubtWhatOthersRun(Seen& seen, Profile& profile) {
  const ComponentProfile* inference = profile.Find("inference-code");
  if (!inference || inference->assurance != Assurance::kAbsent) return;
  for (const Evidence* section : seen.Of("card.section"))
    if (section->Get("topic") == "how-to-use" && section->Get("filled") == "yes" && seen.IsAtRoot(*section))
      return DoubtAbsence(profile, {"inference-code"}, "none here; a document says how the model is run, with code that is kept elsewhere",
                          {seen.Cite(*section)});
}

// A source in which nothing of code, data or weights was seen is a place-holder, or not the place: nothing can be concluded from it.
void DoubtAnEmptyShell(const Stack& stack, Profile& profile) {
  for (const Component& entry : stack.components) {
    const ComponentProfile* component = profile.Find(entry.id);
    const bool substance = entry.category == "code" || entry.category == "datasets" || entry.category == "weights" || entry.category == "guardrails";
    if (substance && component && component->assurance != Assurance::kAbsent) return;
  }
  for (ComponentProfile& component : profile.components) DoubtAbsence(component, "nothing of it is here; the release must lie elsewhere", {});
}

// Code that makes a model or its data is here. Stands before distributed computing in the stack.
bool Trains(const Profile& profile) {
  return std::ranges::any_of(profile.components, [](const ComponentProfile& component) {
    const bool makes = component.id == "data-preprocessing-code" || component.id == "pretraining-code" || component.id == "finetuning-code";
    return makes && component.assurance == Assurance::kVerified;
  });
}

}  // namespace

void FillComponents(Seen& seen, const Sightings& sightings, const Stack& stack, Profile& profile) {
  for (const Component& entry : stack.components) {
    ComponentProfile component;
    component.id = entry.id;
    Weighed weighed = Weigh(sightings.Of(entry.id));
    if (entry.id == "distributed-computing" && !Trains(profile)) weighed.files = 0;  // a model that is served from several devices: hints only
    if (entry.id == "release-type") {
      SetReleaseType(seen, weighed, profile, component);
    } else if (weighed.files >= 1) {
      SetPresent(seen, weighed, component);
    } else if (!weighed.of_links.empty()) {
      SetElsewhere(seen, weighed.of_links, Assurance::kLinked, component);
    } else if (!weighed.of_words.empty()) {
      SetElsewhere(seen, weighed.of_words, Assurance::kClaimed, component);
    } else {
      SetNothing(profile.coverage, weighed, seen, component);
    }
    profile.components.push_back(std::move(component));
  }
  DoubtWhatAPaperMayHold(profile);
  DoubtWhatUnknownDataMayBe(seen, sightings, profile);
  DoubtWhatAnotherPlaceMayHold(seen, profile);
  DoubtWhatOthersRun(seen, profile);
  DoubtAnEmptyShell(stack, profile);
}

}  // namespace day
