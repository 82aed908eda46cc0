// How a stretch of a text differs from a known license, and whether the difference matters.
//
// What SPDX's guidelines let differ (titles, copyright notices, names in fixed places, list markers, advice after the end of the
// terms) is no difference. Of the rest, one that holds a word of obligation, on either side, is one of substance. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "license/align.h"
#include "license/index.h"
#include "license/words.h"

namespace day {

struct Comparison {
  uint32_t begin = 0, end = 0;                              // tokens of the query that belong to the text
  uint32_t matched = 0;                                     // tokens
  uint32_t missing = 0;                                     // tokens of the text's terms that the query leaves out
  uint32_t added = 0;                                       // tokens of the query between those that match
  double similarity = 0;                                    // Dice coefficient over the terms
  std::vector<std::pair<uint32_t, uint32_t>> alternatives;  // tokens of the query that offer another license inside this one
  uint32_t named = 0;                                       // matched tokens of the text that are other names in their places
  // Where the query differs inside the terms by more than a name, a spelling or an offer: tokens of the whole query and of the text.
  struct Difference : TokenDifference {
    bool substantive = false;
  };
  std::vector<Difference> differences;
  bool substantive = false;
  // Explained less what speaks against it. Names speak for nothing.
  uint32_t by_chance = 0;  // tokens that match inside a difference of substance: there one sentence stands for another
  double Gain() const { return static_cast<double>(matched) - named - missing - added - 3.0 * by_chance; }
};

// Below this Dice coefficient two texts are not compared to the end.
inline constexpr double kLeastSimilarity = 0.75;

// `capital`: as DifferenceJudge has it, of the whole query. `begin`, `end`: where in the query the text should lie. Nothing if they are not alike, or if it
// cannot have a gain above `least_gain`.
std::optional<Comparison> Compare(const LicenseIndex& index, const LicensePhrases& phrases, const TextRow& text, std::span<const uint32_t> query,
                                  std::span<const uint8_t> capital, uint32_t begin, uint32_t end, double least_gain);

}  // namespace day
