// How many records have words in them that are seldom used but to insult, or of sex: an indicator, and no judgment of any record.
//
// A list of words tells nothing of what is said with them: it takes in medicine, law and reports on abuse, misses harm in plain words, and falls unevenly on
// how people write. So this meter only counts, by language, and keeps places; no word is kept or shown, here or in the program. A record is looked at with the
// list of its own language, which the caller knows and is sure of: "dick" is an ordinary word in German. A record is *dense* with three such words or more, and
// one in a hundred.
//
// Meters of parts, merged in any order, save the same bytes as one that saw it all. One thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/meters/harm/harm_terms.h"
#include "records/words/place.h"

namespace day::records {

inline constexpr uint64_t kDenseTerms = 3, kDenseWords = 100;  // one in so many
inline constexpr size_t kHarmPlaces = 3;                       // limit: places of dense records that are kept, the earliest

struct HarmCount {
  uint64_t records = 0, words = 0;
  uint64_t with_terms = 0;    // records with one or more
  uint64_t dense = 0;         // of those, records
  uint64_t terms = 0;         // occurrences
  std::vector<Place> places;  // of dense records
};

struct HarmResult {
  std::map<std::string, HarmCount> languages;  // with a list
  uint64_t not_looked_at = 0;                  // records of no known language, or of one without a list
};

class HarmMeter {
 public:
  explicit HarmMeter(const HarmTerms& terms) : terms_(&terms) {}  // outlives it
  // `language`: BCP 47, or "" where it is not sure.
  void Add(WordReader& words, std::string_view language, Place place);
  void Merge(const HarmMeter& other);
  const HarmResult& Measure() const { return counted_; }

  std::string Save() const;
  // Errors (kInvalid): see OpenPartial; a value that no meter would have.
  static Result<HarmMeter> Load(std::string_view bytes, const HarmTerms& terms);

 private:
  const HarmTerms* terms_;
  HarmResult counted_;
};

}  // namespace day::records
