// The steps of Resolve that are more than a few lines. Each fills its part of the profile from what was seen and from the parts
// that were filled before it; the order is that of resolve.cc.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "profile/conflicts.h"
#include "profile/seen.h"
#include "profile/sightings.h"
#include "profile/terms.h"

namespace day {

Coverage CoverageOf(const Observations& observations);
// Availability, assurance, the gate `present` and a summary of each component.
void FillComponents(Seen& seen, const Sightings& sightings, const Stack& stack, Profile& profile);
// What is known of each model whose weights are here, and findings where statements contradict its tensors.
void FillModels(Seen& seen, const ModelFiles& files, Profile& profile);
// Which architecture and which base models are stated.
void FillOrigin(Seen& seen, Profile& profile);
// How much computing the training was, by what is stated and by the models.
void FillCompute(Seen& seen, Profile& profile);
// Which results of evaluations are stated.
void FillEvaluations(Seen& seen, Profile& profile);
// What meters found in files of data, and secrets in any.
void FillData(Seen& seen, Profile& profile);
// What cards and metadata state of data, held against that.
void FillDataClaims(Seen& seen, Profile& profile);
// Makes unknown again what FillComponents called absent and what was linked, or was not read, may hold.
void DoubtAbsences(Seen& seen, const Whose& whose, const Sightings& sightings, const Stack& stack, Profile& profile);
// Terms per part, and bound to each component that is there.
void FillLicensing(Seen& seen, const std::vector<Terms>& terms, const std::vector<TermsConflict>& conflicts, const Stack& stack, Profile& profile);
// What each binding's clauses come to.
void FillFreedoms(const Seen& seen, const Stack& stack, Profile& profile);
// Which questions of cards are answered.
void FillDocuments(Seen& seen, Profile& profile);
// The gates after `present`.
void FillGates(Seen& seen, const Stack& stack, Profile& profile);
void FillClaims(Seen& seen, Profile& profile);
void FillFindings(Seen& seen, const std::vector<TermsConflict>& conflicts, Profile& profile);

// Whether a component's files are here or linked to, for steps that come after FillComponents.
inline bool IsHere(const ComponentProfile& component) { return component.assurance == Assurance::kVerified; }
inline bool IsReachable(const ComponentProfile& component) { return IsHere(component) || component.assurance == Assurance::kLinked; }

// Terms that only documents of a folder state, in words, and `path` does not lie in that folder: they may govern another part.
bool SpeaksOfAnotherFolder(const Seen& seen, const LicenseBinding& binding, std::string_view path);

// A pickle may hold anything: one that goes by a name of weights is taken for them.
bool IsNamedAsWeights(std::string_view path);
// knowledge/compute.yaml.
const Value& ComputeWords();
// Is a figure that a document states one of the release itself? A label's, or a sentence's that speaks of it by name or as "this model" and compares it
// with nothing, and of nothing that was made elsewhere or is a part.
bool IsOfTheRelease(const Seen& seen, const Evidence& stated);
// "E-mail address 7, IP address 3 and 2 kinds more", naming at most `most` of those that something speaks for; of `tokens` with their rates.
std::string KindsInWords(const std::vector<DataFigures::Kind>& kinds, size_t most, uint64_t tokens = 0);
// Of an evaluation.result: does a document state it, for people to read, and no file that a tool wrote?
bool IsStatedInADocument(const Evidence& result);
// Of a data.measured: each language with the texts that are surely in it.
void ForEachLanguage(const Evidence& measured, const std::function<void(std::string_view code, uint64_t texts)>& visit);
// "66.7 %"; of nothing, 0.
std::string Percent(uint64_t part, uint64_t all);
// The number that a text begins with, or 0.
uint64_t NumberIn(std::string_view text);
// "3 files", "1 file".
std::string Counted(size_t count, std::string_view noun);
// "a.bin, b.bin and 2 more", naming at most `most` of the paths.
std::string FirstOf(const std::set<std::string>& paths, size_t most);
// Of a list with commas, each without the blanks around it.
std::vector<std::string_view> ItemsOf(std::string_view list);

}  // namespace day
