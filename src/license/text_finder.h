// Which license texts stand in a text, and where: the one that explains most words first, then what is left, until nothing is alike.
//
// Candidates come from the index (candidates.h), the best dozen of a stretch are compared word by word (compare.h). One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "license/candidates.h"
#include "license/found.h"
#include "license/index.h"
#include "license/tokens.h"
#include "license/words.h"

namespace day {

class TextFinder {
 public:
  // `tokens`, `hashes` and `signs` are of the same words; all must outlive this.
  TextFinder(const LicenseIndex& index, const LicensePhrases& phrases, const std::vector<LicenseToken>& tokens, const std::vector<uint32_t>& hashes,
             const LicenseSigns& signs)
      : index_(index), phrases_(phrases), tokens_(tokens), hashes_(hashes), signs_(signs), finder_(index, tokens) {}

  // Once. In the order of how much each explains.
  std::vector<FoundLicense> Find();
  // The stretches of tokens that no text explains, in order.
  std::vector<std::pair<uint32_t, uint32_t>> Rest() const;
  // Something else explains a stretch, or all of the text.
  void Take(uint32_t begin, uint32_t end) { finder_.Mask(begin, end); }
  void TakeAll() { finder_.Mask(0, static_cast<uint32_t>(hashes_.size())); }

 private:
  bool TakeBest(const std::vector<Candidate>& candidates, std::vector<FoundLicense>& found);
  FoundLicense BestOf(std::span<const Candidate> candidates) const;
  FoundLicense ExactIn(uint32_t begin, uint32_t end) const;
  // How many words a candidate explains, less what speaks against it; 0 where it is none.
  double WeighText(const Candidate& candidate, double least_gain, FoundLicense& found) const;
  double WeighFingerprint(const Candidate& candidate, FoundLicense& found) const;
  // Where all words of the fingerprinted text stand, at the candidate or near it; nothing where one differs.
  std::optional<uint32_t> WholeAt(const TextRow& row, const Candidate& candidate) const;
  bool Permits(uint32_t begin, uint32_t end) const;
  uint32_t QualifiedGrant(const TextRow& row, uint32_t begin, uint32_t end) const;

  const LicenseIndex& index_;
  const LicensePhrases& phrases_;
  const std::vector<LicenseToken>& tokens_;
  const std::vector<uint32_t>& hashes_;
  const LicenseSigns& signs_;
  CandidateFinder finder_;
};

}  // namespace day
