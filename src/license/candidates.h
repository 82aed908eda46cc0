// Which known texts a text may hold, and about where: the first, cheap half of identification.
//
// Every run of kGramSize tokens is looked up in the index; a known text whose runs stand close together is a candidate. The cost is
// one look-up per token however many licenses are known. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "license/index.h"
#include "license/tokens.h"

namespace day {

struct Candidate {
  uint32_t text = 0;                // row of TextRow
  uint32_t begin = 0, end = 0;      // tokens of the query in which it should lie
  uint32_t hits = 0, own_hits = 0;  // different runs of it that were found there
  double containment = 0;           // hits among the runs of the text that the index holds
  double similarity = 0;            // estimated Dice coefficient of runs
  double gain = 0;                  // estimated tokens that it explains, less those that speak against it
};

class CandidateFinder {
 public:
  CandidateFinder(const LicenseIndex& index, const std::vector<LicenseToken>& tokens);

  // The best place of each text with at least 30 % of its runs there, in order of gain, most first.
  std::vector<Candidate> Find();
  // These tokens are explained: nothing is looked for in them any more.
  void Mask(uint32_t begin, uint32_t end);
  void Ban(uint32_t text);
  bool IsMasked(uint32_t token) const { return masked_[token]; }

 private:
  struct Hit {
    uint32_t at;  // token of the query
    Posting posting;
  };
  // A text with enough hits to be a candidate. Its best place is looked for again only when something in it was masked.
  struct HitText {
    uint32_t text;
    uint32_t first_hit, hit_count;  // in hits_
    bool known = false;             // `place` is up to date
    std::optional<Candidate> place;
  };
  // The hits [first, last] within about the text's length that hold most of its different runs.
  struct Window {
    size_t first = 0, last = 0;
    uint32_t runs = 0;
  };

  std::span<const Hit> HitsOf(const HitText& text) const { return std::span(hits_).subspan(text.first_hit, text.hit_count); }
  std::optional<Candidate> BestPlace(const HitText& text);
  Window BestWindow(const TextRow& row, std::span<const Hit> hits);
  void PlaceFingerprint(const TextRow& row, std::span<const Hit> window, Candidate& candidate);
  void PlaceText(const TextRow& row, std::span<const Hit> hits, std::span<const Hit> window, Candidate& candidate);

  const LicenseIndex& index_;
  std::vector<uint32_t> grams_;
  std::vector<Hit> hits_;           // by text, and of each in the order of the query
  std::vector<HitText> hit_texts_;  // by text
  std::vector<bool> masked_;
  std::vector<uint32_t> runs_, counts_;  // used again from text to text
  std::vector<int32_t> diagonals_;
};

}  // namespace day
