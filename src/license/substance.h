// What a difference between a text and a known license comes to: nothing, a name in its place, an offer of another license, or substance.
//
// The SPDX list's templates say which parts of a license may be replaced or left out; the package that the index is made from has plain
// texts only, so that `names`, `holders`, `neutral` and `optional` of knowledge/licenses/words.yaml say it again. One thread.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "license/align.h"
#include "license/index.h"
#include "license/words.h"

namespace day {

class DifferenceJudge {
 public:
  using Tokens = std::span<const uint32_t>;
  // `text` is the known license's.
  // `capital`: of each token of the query, whether it begins with a capital letter; empty where nobody knows.
  DifferenceJudge(const LicensePhrases& phrases, const TextRow& row, Tokens query, Tokens text, std::span<const uint8_t> capital);

  bool IsOtherVersion(const TokenDifference& difference) const;
  // "fur nished" for "furnished": the same letters.
  bool IsSpelling(const TokenDifference& difference) const;
  // Does the difference lie where words grant something ("redistribution and use"), or take from them?
  bool BreaksGrant(const TokenDifference& difference) const;
  // Another name stands where the license has its holder's, or the clause against endorsement is worded in another usual way.
  bool IsNames(const TokenDifference& difference) const;
  // … and the text has no name of its own there: anybody's explains it as well.
  bool IsReplaceable(const TokenDifference& difference) const;
  // Does it hold a word of obligation on one side and none of its equals on the other?
  bool IsSubstantive(const TokenDifference& difference) const;

  // The same where titles and advice stand, which may differ, but not so as to limit anything.
  bool AddsTerms(const TokenDifference& difference) const;

  // "Alternatively, this software may be distributed under the terms of the GNU General Public License, in which case its provisions apply
  // instead of those given above": an offer of another license beside this one takes nothing away, if it says nothing else. How many of
  // the query's tokens in the difference are such an offer, from the first on.
  uint32_t OfferedIn(const TokenDifference& difference) const;
  // Of a difference, words that stand on one side only: the query's and the text's.
  std::pair<uint32_t, uint32_t> Others(const TokenDifference& difference) const;
  // Tokens of the text from `begin` to `end` that belong to parts of it which may be left out, and are so in the difference.
  uint32_t Optional(const TokenDifference& difference, uint32_t begin, uint32_t end) const;

 private:
  Tokens Added(const TokenDifference& d) const { return query_.subspan(d.query_begin, d.query_end - d.query_begin); }
  Tokens Missing(const TokenDifference& d) const { return text_.subspan(d.text_begin, d.text_end - d.text_begin); }
  static bool LeavesOut(const TokenDifference& difference, const std::pair<uint32_t, uint32_t>& part);
  bool IsOfHolder(Tokens text, size_t at) const;
  bool IsHolder(const TokenDifference& difference) const;
  bool SaysOffer(Tokens added) const;
  bool IsInGrant(const TokenDifference& difference) const;
  bool IsOfThing(const TokenDifference& difference) const;
  bool HoldsContent(Tokens words, Tokens beside) const;
  std::vector<uint32_t> WithoutNeutral(Tokens all, uint32_t begin, uint32_t end, auto passes_over) const;
  bool SameInContext(const TokenDifference& difference) const;

  const LicensePhrases& phrases_;
  uint32_t license_;
  Tokens query_, text_;
  std::span<const uint8_t> capital_;
  std::vector<std::pair<uint32_t, uint32_t>> optional_;  // of the text
};

}  // namespace day
