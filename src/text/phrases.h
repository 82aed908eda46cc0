// Phrases of a word list found in running text: whole words, whatever their case and however they are joined.
//
// "open source" also finds "Open-Source", "open_source" and a phrase broken across a non-breaking hyphen; `licens*` finds every word
// that begins so; phrases that begin outside ASCII (开源) are found anywhere, as Chinese sets no spaces. Word lists live in
// knowledge/ and hold a few hundred phrases, sentences a few hundred bytes: an index by the first two letters is enough, and Hyperscan
// (src/match) would take longer to compile its database than this takes to read a README. Immutable after the last Add: any thread.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day {

struct PhraseHit {
  size_t offset, length;  // in the text
  uint32_t id;            // as given to Add
};

class PhraseSet {
 public:
  // ASCII letters in lower case; a blank stands for any run of blanks, hyphens and underscores; `*` at the end for the rest of a word.
  void Add(std::string_view phrase, uint32_t id);
  void Add(const PhraseSet& others);
  // At each place the longest phrase only, not overlapping, in the order of the text.
  std::vector<PhraseHit> Find(std::string_view text) const;
  bool Matches(std::string_view text) const;

 private:
  struct Entry {
    uint32_t start, mask;  // of its first four bytes, up to a blank or a star, without the bit that tells case: compared first
    std::string phrase;
    uint32_t id;
  };
  // By the low five bits of the first two bytes, in which case does not show; others that share a place are told apart when they are
  // compared. Longest first.
  static constexpr size_t kBits = 5;
  static size_t PlaceOf(char first, char second);
  // Calls on_hit at each hit until it returns false.
  template <class OnHit>
  void Walk(std::string_view text, OnHit&& on_hit) const;

  std::array<std::vector<Entry>, size_t{1} << (2 * kBits)> by_start_;
  std::bitset<size_t{1} << (2 * kBits)> starts_;  // places of by_start_ that hold something: most of a text is passed over by these 128 bytes
};

}  // namespace day
