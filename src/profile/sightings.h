// What speaks for a component being there: files, links and words, gathered from the evidence of all probes.
//
// Gatherers (one file each: code, weights, data, documents, terms) only say what they saw and how much it weighs. What it comes
// to, present or linked or only claimed, is decided in one place, by one rule (components.cc), and doubted in another (doubts.cc).
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "profile/model_files.h"
#include "profile/seen.h"
#include "profile/whose.h"

namespace day {

enum class Tier : uint8_t {
  kFile,  // bytes of the release show it
  kLink,  // it is kept elsewhere, at an address that the release gives
  kWord,  // the release speaks of it
};

struct Sighting {
  const Evidence* evidence;
  Tier tier = Tier::kFile;
  double weight = 1;   // kFile: 1 shows the component by itself; 0 only keeps it from being called absent
  bool strong = true;  // false: the reading leaves room for doubt
  bool part = false;   // a sample, a stub or a piece; alone it never shows the whole
  std::string what;    // of files: what is there, as a noun; of links: where it leads
};

class Sightings {
 public:
  void Add(std::string_view component, Sighting sighting) { by_component_[std::string(component)].push_back(std::move(sighting)); }
  // What shows nothing by itself, but keeps the component from being called absent.
  void Hint(std::string_view component, const Evidence& evidence, std::string what) {
    Add(component, {.evidence = &evidence, .weight = 0, .strong = false, .what = std::move(what)});
  }
  const std::vector<Sighting>& Of(std::string_view component) const;
  // What was taken for one component and speaks for another.
  template <typename Predicate>
  void MoveIf(std::string_view from, std::string_view to, Predicate predicate) {
    std::vector<Sighting>& all = by_component_[std::string(from)];
    const auto rest = std::stable_partition(all.begin(), all.end(), [&](const Sighting& one) { return !predicate(one); });
    std::vector<Sighting>& others = by_component_[std::string(to)];
    others.insert(others.end(), rest, all.end());
    all.erase(rest, all.end());
  }

 private:
  std::map<std::string, std::vector<Sighting>, std::less<>> by_component_;
};

// Whether files alone may show it, so far as was gathered.
bool IsHere(const Sightings& sightings, std::string_view component);
// The release makes no model from nothing: its card says what it was made from, or its code tunes another's model and trains none.
// Asks for the sightings of code.
bool OnlyAdapts(const Seen& seen, const Whose& whose, const Sightings& sightings);

// The release is a benchmark: its name or its front page says so, and it trains nothing.
bool IsABenchmark(const Seen& seen, const Sightings& sightings);

// The gatherers. Each may read anything seen; none changes it.
void GatherCode(const Seen& seen, const Whose& whose, Sightings& sightings);
void GatherWeights(const Seen& seen, const Whose& whose, const ModelFiles& files, Sightings& sightings);
void GatherData(const Seen& seen, const Whose& whose, Sightings& sightings);
void GatherDocuments(const Seen& seen, const Whose& whose, Sightings& sightings);
void GatherTerms(const Seen& seen, Sightings& sightings);

}  // namespace day
