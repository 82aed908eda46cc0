// The phrases of knowledge/licenses/words.yaml, looked up in token hashes.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "license/index.h"

namespace day {

inline constexpr uint32_t kLongestPhrase = 16;  // limit: words of a phrase that is looked for around a place

class LicensePhrases {
 public:
  explicit LicensePhrases(const LicenseIndex& index);

  // Tokens of the longest phrase of this kind that begins at tokens[at]; 0 if none does.
  size_t At(PhraseKind kind, std::span<const uint32_t> tokens, size_t at) const;
  // The license whose title begins at tokens[at], the longest first; kNoRow if none does.
  uint32_t TitleAt(std::span<const uint32_t> tokens, size_t at) const;
  // The license of the formula (words.yaml) that begins at tokens[at], and its length; kNoRow if none does.
  std::pair<uint32_t, size_t> FormulaAt(std::span<const uint32_t> tokens, size_t at) const;
  // How many different phrases of this kind stand in the tokens (at most 64 are told apart).
  size_t Count(PhraseKind kind, std::span<const uint32_t> tokens) const;
  bool Any(PhraseKind kind, std::span<const uint32_t> tokens) const;
  // What the phrases of this kind in the tokens say: their numbers, as often as they stand there, sorted.
  std::vector<uint32_t> Values(PhraseKind kind, std::span<const uint32_t> tokens) const;
  // The same of the phrases that reach into tokens[begin, end), or over the place where the two meet.
  std::vector<uint32_t> ValuesAround(PhraseKind kind, std::span<const uint32_t> tokens, size_t begin, size_t end) const;
  // Is the word part of a name in this license's text that another may stand for?
  bool IsNameIn(uint32_t license, uint32_t token) const;
  // The parts of a text, in tokens, that its license lets be left out.
  std::vector<std::pair<uint32_t, uint32_t>> Optional(const TextRow& text) const;
  // A figure or a single letter: what numbers a list.
  bool IsMarker(uint32_t token) const;

 private:
  const PhraseRow* Longest(PhraseKind kind, std::span<const uint32_t> tokens, size_t at) const;

  const LicenseIndex& index_;
  std::array<std::unordered_multimap<uint32_t, const PhraseRow*>, static_cast<size_t>(PhraseKind::kCount)> by_first_;
  std::array<std::bitset<4096>, static_cast<size_t>(PhraseKind::kCount)> maybe_first_;  // by hash: most words begin no phrase
  std::vector<const PhraseRow*> optional_;
  std::vector<uint32_t> markers_;  // sorted
};

// Does a sentence limit or demand something of the work, its terms or its reader, by its words alone: what no notice or disclaimer says?
// `breaks`: words with a comma or the like before them, ascending; the clauses of a sentence that disclaims in one of them are judged each.
bool SoundsLikeDuty(const LicensePhrases& phrases, std::span<const uint32_t> sentence, std::span<const size_t> breaks = {});
// Is it a sentence of which nothing is understood: no name, notice, reference or disclaimer, and more than a heading?
bool SaysSomething(const LicensePhrases& phrases, std::span<const uint32_t> sentence);
// Terms that limit an open license, in words of added_terms, beyond what the notices of open licenses say themselves: "you may not use this
// file except in compliance with the License".
bool HoldsAddedTerms(const LicensePhrases& phrases, std::span<const uint32_t> tokens);

const LicensePhrases& TheLicensePhrases();

}  // namespace day
