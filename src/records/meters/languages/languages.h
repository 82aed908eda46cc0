// What languages and scripts the records are in, and how long they are.
//
// Each record is one language at most, sure or not (detector.h says how that is told, and of how much of a long one); those that are uncertain are counted by
// reason, and by what they may be. Letters are counted in all of the text, by Unicode script, as are code points, and tokens by a rule (text_shape.h).
// Lengths are counted in powers of two of code points.
//
// Meters of parts, merged in any order, save the same bytes as one that saw it all. Memory: some kilobytes. One thread at a time; the detector may be shared.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/meters/languages/detector.h"
#include "records/meters/languages/text_shape.h"
#include "records/words/place.h"

namespace day::records {

// limit: places of uncertain records that are kept, the earliest of each reason.
inline constexpr size_t kUncertainPlaces = 3;
inline constexpr size_t kLengthSteps = 65;  // of 0 code points, of 1, of 2 and 3, of 4 to 7 …

struct LanguageCount {
  uint64_t records = 0, bytes = 0, tokens = 0;  // of records that are surely in it
  uint64_t also = 0;                            // sure records in another language that are in this one for a fifth or more
  uint64_t guessed = 0;                         // uncertain ones that it is the guess for
  std::optional<Place> first;                   // of the sure ones
};
struct UncertainCount {
  uint64_t records = 0, bytes = 0;
  std::vector<Place> places;
};
struct ScriptCount {
  uint64_t letters = 0;
  uint64_t records = 0;  // most of whose letters are of it
};

struct LanguagesResult {
  uint64_t records = 0, empty = 0, bytes = 0, code_points = 0, letters = 0, tokens = 0;  // empty: no letter at all
  uint64_t sure_records = 0, sure_bytes = 0;
  std::map<std::string, LanguageCount> languages;      // by BCP 47
  std::array<UncertainCount, kCertainties> uncertain;  // by reason
  std::map<std::string, ScriptCount> scripts;          // by ISO 15924, "Latn"
  std::array<uint64_t, kLengthSteps> lengths{};        // records of so many code points
  uint64_t shortest = 0, longest = 0;                  // code points
};

class LanguagesMeter {
 public:
  explicit LanguagesMeter(const LanguageDetector& detector) : detector_(&detector) {}  // outlives it
  // Also says what was counted: the record's language, for meters that go by it.
  LanguageGuess Add(std::string_view text, Place place);
  void Merge(const LanguagesMeter& other);
  const LanguagesResult& Measure() const { return counted_; }

  std::string Save() const;
  // Errors (kInvalid): see OpenPartial; a value that no meter would have.
  static Result<LanguagesMeter> Load(std::string_view bytes, const LanguageDetector& detector);

 private:
  const LanguageDetector* detector_;
  LanguagesResult counted_;
};

}  // namespace day::records
