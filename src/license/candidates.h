// Which known texts a text may hold, and about where: the first, cheap half of identification.
//
// Every run of kGramSize tokens is looked up in the index; a known text whose runs stand close together is a candidate. The cost is
// one look-up per token however many licenses are known. One thread.
#pragma once

#include <cstdint>
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

  // The best place of each text with at least a quarter of its runs there, in order of gain, most first.
  std::vector<Candidate> Find() const;
  // These tokens are explained: nothing is looked for in them any more.
  void Mask(uint32_t begin, uint32_t end);
  void Ban(uint32_t text) { banned_[text] = true; }
  bool IsMasked(uint32_t token) const { return masked_[token]; }

 private:
  struct Hit {
    uint32_t at;  // token of the query
    Posting posting;
  };
  bool BestPlace(uint32_t text, const std::vector<Hit>& hits, Candidate& candidate) const;

  const LicenseIndex& index_;
  std::vector<uint32_t> grams_;
  std::vector<std::vector<Hit>> hits_;  // by text, in the order of the query
  std::vector<uint32_t> hit_texts_;
  std::vector<bool> masked_, banned_;
};

}  // namespace day
