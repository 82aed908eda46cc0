// What was not found may stand in something that is there, or linked, and was not read: then it is unknown, not absent.
//
// A component that is called absent and is not is a false accusation. Each doubt names the thing that might hold what was not found.
#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <set>

#include "profile/links.h"
#include "profile/parts.h"
#include "profile/roles.h"

namespace day {
namespace {

void DoubtAbsence(ComponentProfile& component, std::string because, const EvidenceIds& evidence) {
  if (component.assurance != Assurance::kAbsent) return;
  component.availability = Availability::kUnknown;
  component.assurance = Assurance::kNotExamined;
  component.summary = because;
  component.evidence = evidence;
  for (Gate& gate : component.gates) gate = {};
  component.gate(GateId::kPresent) = {GateState::kUnknown, Strength::kWeak, std::move(because), evidence};
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

std::set<const Evidence*> Told(const Sightings& sightings, const Profile& profile) {
  std::set<const Evidence*> told;
  for (const ComponentProfile& component : profile.components)
    for (const Sighting& sighting : sightings.Of(component.id)) told.insert(sighting.evidence);
  return told;
}

bool IsInOwnDocument(const Seen& seen, const Evidence& link) {
  return !seen.IsInCode(link) && seen.PlaceOf(link) == Place::kOwn && !TheRoles().SpeaksOfOthers(link.Get("section"));
}

// Data files, and sets that documents link to, whose use nothing tells may be any of the kinds of data.
void DoubtWhatUnknownDataMayBe(Seen& seen, const std::set<const Evidence*>& told, Profile& profile) {
  EvidenceIds files, links, archives;
  const auto add = [&](EvidenceIds& ids, const Evidence& evidence) {
    if (ids.size() < kMaxGateEvidence) AddId(ids, seen.Cite(evidence));
  };
  for (const Evidence* format : seen.Of("data.format"))
    if (seen.PlaceOf(*format) == Place::kOwn && !told.contains(format)) add(files, *format);
  for (const Evidence* link : seen.Of("link")) {
    if (told.contains(link) || !IsInOwnDocument(seen, *link)) continue;
    const bool archive = link->Get("file") == "archive" && link->Get("host") != "local" && seen.IsAtRoot(*link);
    if (IsDatasetLink(*link) && !TheRoles().NamesNoData(NameBehind(*link))) add(links, *link);
    else if (archive && !IsRepositoryLink(*link) && !IsWeightsLink(*link)) add(archives, *link);
  }
  for (ComponentProfile& component : profile.components) {
    if (!component.id.ends_with("-data")) continue;
    if (!files.empty()) DoubtAbsence(component, "data files are here whose use nothing tells", files);
    if (!links.empty()) DoubtAbsence(component, "data sets are linked whose use here nothing tells", links);
    if (!archives.empty()) DoubtAbsence(component, "archives are linked, and what is in them nothing tells", archives);
  }
}

// Models that the front page offers and another account keeps may be the release's own, and of any kind, where it has no others: who keeps code and models
// apart need not say so.
void DoubtWhatOfferedModelsMayBe(Seen& seen, const std::set<const Evidence*>& told, Profile& profile) {
  if (std::ranges::any_of(profile.components, [](const ComponentProfile& one) { return one.id.ends_with("-weights") && IsReachable(one); })) return;
  EvidenceIds offered;
  for (const Evidence* link : seen.Of("link")) {
    const std::string_view host = link->Get("host"), context = link->Get("context");
    if ((host != "hub-model" && host != "modelscope") || told.contains(link) || !seen.IsAtRoot(*link) || !IsInOwnDocument(seen, *link)) continue;
    if (TheRoles().SpeaksOfOthers(context) || !(TheRoles().SpeaksOfOwn(context) || TheRoles().SpeaksOfOwn(link->Get("section")))) continue;
    if (offered.size() < kMaxGateEvidence) AddId(offered, seen.Cite(*link));
  }
  if (offered.empty()) return;
  for (ComponentProfile& component : profile.components)
    if (component.id.ends_with("-weights"))
      DoubtAbsence(component, "models of another account are offered, and whether they are the release's nothing tells", offered);
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

// Whoever parts a release among repositories links them. What the others hold was not examined; the words beside the link say what it may be.
void DoubtWhatSiblingsMayHold(Seen& seen, const Whose& whose, Profile& profile) {
  for (const Evidence* link : seen.Of("link")) {
    if (!whose.IsSibling(*link) || !IsInOwnDocument(seen, *link) || !seen.IsAtRoot(*link)) continue;
    for (const std::string_view component : TheRoles().CodeFileRoles(fmt::format("{} {}", link->Get("name"), link->Get("context"))))
      DoubtAbsence(profile, {component}, "none here; it may stand in another repository of the same owner, which is linked and was not examined",
                   {seen.Cite(*link)});
  }
}

// A folder that git fills from another repository, and that is empty here, holds code, or what it is named for: of it nothing is known.
void DoubtWhatSubmodulesMayHold(Seen& seen, const Stack& stack, Profile& profile) {
  std::set<std::pair<uint32_t, std::string_view>> paths;  // of all files by source, made for the first submodule
  EvidenceIds empty;
  std::string first, names;
  for (const Evidence* link : seen.Of("link")) {
    if (!IsOwnSubmodule(seen, *link) || empty.size() >= kMaxGateEvidence) continue;
    if (paths.empty())
      for (const FileRecord& file : seen.all().files) paths.emplace(file.source, file.path);
    const std::string folder = fmt::format("{}/", link->Get("submodule"));
    const uint32_t source = seen.FileOf(*link).source;
    const auto inside = paths.lower_bound({source, folder});
    if (inside != paths.end() && inside->first == source && inside->second.starts_with(folder)) continue;
    if (empty.empty()) first = link->Get("submodule");
    AddId(empty, seen.Cite(*link));
    names += fmt::format("{} {} ", folder, link->Get("name"));
  }
  if (empty.empty()) return;
  const std::string why = fmt::format("none here; it may stand in the submodule {}{}, which did not come along", first, empty.size() > 1 ? " or another" : "");
  for (const Component& entry : stack.components)
    if (entry.category == "code" || (entry.category == "datasets" && TheRoles().SpeaksOfData(names)) ||
        (entry.category == "weights" && TheRoles().SpeaksOfModels(names)))
      DoubtAbsence(profile, {entry.id}, why, empty);
}

// What lies on a drive only words tell, and code has none: "gdown https://drive.example/…". Where nothing was taken from them it may be data or weights.
void DoubtWhatDrivesMayHold(Seen& seen, const std::set<const Evidence*>& told, Profile& profile) {
  EvidenceIds data, weights;
  for (const Evidence* link : seen.Of("link")) {
    if (link->Get("host") != "drive" || link->Get("image") == "yes" || told.contains(link) || seen.PlaceOf(*link) != Place::kOwn) continue;
    const std::string words = WordsAround(*link);
    if (TheRoles().SpeaksOfPaper(words) || TheRoles().SpeaksOfOthers(words)) continue;
    const bool says_data = TheRoles().SpeaksOfData(words), says_weights = TheRoles().SpeaksOfModels(words);
    if ((says_data || !says_weights) && data.size() < kMaxGateEvidence) AddId(data, seen.Cite(*link));
    if ((says_weights || !says_data) && weights.size() < kMaxGateEvidence) AddId(weights, seen.Cite(*link));
  }
  constexpr std::string_view kWhy = "none here; files on a drive are linked, and what is in them nothing tells";
  for (ComponentProfile& component : profile.components) {
    if (component.id.ends_with("-data") && !data.empty()) DoubtAbsence(component, std::string(kWhy), data);
    if (component.id.ends_with("-weights") && !weights.empty()) DoubtAbsence(component, std::string(kWhy), weights);
  }
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

}  // namespace

void DoubtAbsences(Seen& seen, const Whose& whose, const Sightings& sightings, const Stack& stack, Profile& profile) {
  const std::set<const Evidence*> told = Told(sightings, profile);
  DoubtWhatAPaperMayHold(profile);
  DoubtWhatUnknownDataMayBe(seen, told, profile);
  DoubtWhatOfferedModelsMayBe(seen, told, profile);
  DoubtWhatAnotherPlaceMayHold(seen, profile);
  DoubtWhatOthersRun(seen, profile);
  DoubtWhatSiblingsMayHold(seen, whose, profile);
  DoubtWhatSubmodulesMayHold(seen, stack, profile);
  DoubtWhatDrivesMayHold(seen, told, profile);
  DoubtAnEmptyShell(stack, profile);
}

}  // namespace day
