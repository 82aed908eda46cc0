#include "license/compare.h"

#include <algorithm>
#include <vector>

#include "license/align.h"
#include "license/tokens.h"

namespace day {
namespace {

using Tokens = std::span<const uint32_t>;

// Words that stand on one side only, list markers aside.
size_t CountOthers(Tokens of, Tokens other, const LicensePhrases& phrases) {
  std::vector<uint32_t> rest(other.begin(), other.end());
  size_t others = 0;
  for (uint32_t token : of) {
    if (phrases.IsMarker(token)) continue;
    const auto found = std::find(rest.begin(), rest.end(), token);
    if (found != rest.end()) rest.erase(found);
    else ++others;
  }
  return others;
}

// "Neither the name of X nor", "provided by X", "without written permission of X": a name stands where the text has another.
bool IsNamePlace(Tokens text, uint32_t at) {
  static const std::vector<uint32_t> kBefore = LicenseWords("of by from the holder holders to contact name");
  return at > 0 && std::find(kBefore.begin(), kBefore.end(), text[at - 1]) != kBefore.end();
}

// "Version 1.1" where the text has "Version 1.0": another edition, however alike.
bool IsVersion(Tokens text, uint32_t at, Tokens added, Tokens missing, const LicensePhrases& phrases) {
  static const std::vector<uint32_t> kVersion = LicenseWords("version v");
  auto figures = [&phrases](Tokens t) {
    return !t.empty() && t.size() <= 3 && std::all_of(t.begin(), t.end(), [&](uint32_t token) { return phrases.IsMarker(token); });
  };
  if (!figures(added) || !figures(missing)) return false;
  for (uint32_t back = 1; back <= 2 && back <= at; ++back)
    if (std::find(kVersion.begin(), kVersion.end(), text[at - back]) != kVersion.end()) return true;
  return false;
}

// "notlimited" for "not limited", "fur nished" for "furnished": the same letters, parted otherwise.
bool SameLetters(Tokens a, Tokens b) {
  if (a.size() == 1 && b.size() == 2) return IsCompound(a[0], b[0], b[1]);
  if (a.size() == 2 && b.size() == 1) return IsCompound(b[0], a[0], a[1]);
  return false;
}

constexpr uint32_t kSentenceGap = 6;  // a sentence turned round shows as several differences, so close together

class Judge {
 public:
  Judge(const LicensePhrases& phrases, Tokens query, Tokens text) : phrases_(phrases), query_(query), text_(text) {}

  bool IsOtherVersion(const TokenDifference& difference) const {
    return IsVersion(text_, difference.text_begin, Added(difference), Missing(difference), phrases_);
  }
  // "Alternatively, this software may be distributed under the terms of the GNU General Public License, in which case its provisions apply
  // instead of those given above": an offer of another license beside this one takes nothing away, if it says nothing else.
  bool IsAlternative(const TokenDifference& difference) const {
    constexpr size_t kMostWords = 90, kSlip = 2;  // limits: of such a sentence or two; words that a difference may begin early
    static const uint32_t kAlternatively = HashWord("alternatively"), kNot = HashWord("not"), kRestricted = HashWord("restricted");
    static const std::vector<uint32_t> kHarmless = LicenseWords("may permitted provided required restrictions");
    const Tokens added = Added(difference);
    if (added.size() > kMostWords || CountOthers(Missing(difference), added, phrases_) > 0) return false;
    // Words of it may be matched with the like of the text's: what differs is then a run with equal words in between.
    const Tokens head = added.first(std::min(kSlip + 1, added.size()));
    if (std::find(head.begin(), head.end(), kAlternatively) == head.end() || !phrases_.Any(PhraseKind::kNotice, added)) return false;
    std::vector<uint32_t> says;
    for (size_t i = 0; i < added.size(); ++i) {
      if (added[i] == kNot && i + 1 < added.size() && added[i + 1] == kRestricted) ++i;
      else if (std::find(kHarmless.begin(), kHarmless.end(), added[i]) == kHarmless.end()) says.push_back(added[i]);
    }
    return !phrases_.Any(PhraseKind::kObligation, says) && !phrases_.Any(PhraseKind::kAddedTerms, says);
  }
  bool IsSpelling(const TokenDifference& difference) const { return SameLetters(Added(difference), Missing(difference)); }

  bool IsSubstantive(const TokenDifference& difference) const {
    constexpr size_t kName = 6, kSentence = 12;  // limits: words; a name has no more, and a sentence that says something has no fewer
    const Tokens added = Added(difference), missing = Missing(difference);
    const size_t more = CountOthers(added, missing, phrases_), less = CountOthers(missing, added, phrases_);
    if (more == 0 && less == 0) return false;
    if (more <= kName && less <= kName && more > 0 && less > 0 && IsNamePlace(text_, difference.text_begin)) return false;
    const std::vector<uint32_t> says = phrases_.Values(PhraseKind::kObligation, added), said = phrases_.Values(PhraseKind::kObligation, missing);
    if (says != said) return true;
    return !says.empty() && (more > kSentence || less > kSentence);
  }

 private:
  Tokens Added(const TokenDifference& d) const { return query_.subspan(d.query_begin, d.query_end - d.query_begin); }
  Tokens Missing(const TokenDifference& d) const { return text_.subspan(d.text_begin, d.text_end - d.text_begin); }

  const LicensePhrases& phrases_;
  Tokens query_, text_;
};

}  // namespace

std::optional<Comparison> Compare(const LicenseIndex& index, const LicensePhrases& phrases, const TextRow& row, Tokens whole_query, uint32_t begin,
                                  uint32_t end, double least_gain) {
  const Tokens text = index.Tokens(row.token_place, row.token_count);
  const Tokens query = whole_query.subspan(begin, end - begin);
  // With d differing tokens (|query| + |text| - d) / 2 match: more than d can be is neither alike nor a gain.
  const auto both = static_cast<double>(text.size() + query.size());
  const double beside = row.token_count - (row.core_end - row.core_begin);
  const double most = std::min(both * (1 - kLeastSimilarity) + beside + 8, both - 2 * least_gain);
  if (most < 0) return std::nullopt;
  std::optional<Alignment> alignment = Align(query, text, static_cast<uint32_t>(most));
  if (!alignment) return std::nullopt;
  const auto query_size = static_cast<uint32_t>(query.size());
  JoinDifferences(*alignment, 1, query_size);

  Comparison comparison;
  comparison.matched = alignment->matched;
  comparison.begin = begin;
  comparison.end = end;
  const Judge judge(phrases, query, text);
  uint32_t offered = 0;  // tokens of alternatives
  Alignment joined = *alignment;
  JoinDifferences(joined, kSentenceGap, query_size);
  for (const TokenDifference& difference : joined.differences) {
    if (difference.query_begin == 0 || difference.query_end == query.size() || !judge.IsAlternative(difference)) continue;
    comparison.alternatives.emplace_back(begin + difference.query_begin, begin + difference.query_end);
    offered += (difference.query_end - difference.query_begin) - (difference.text_end - difference.text_begin);
  }
  // What stands before and after in the query is not part of the text.
  auto cut = [&query](TokenDifference& difference) {
    if (difference.query_begin == 0) difference.query_begin = difference.query_end;
    else if (difference.query_end == query.size()) difference.query_end = difference.query_begin;
  };
  uint32_t left_out = 0;  // tokens beside the terms that the query need not have
  for (TokenDifference difference : alignment->differences) {
    if (judge.IsSpelling(difference)) {
      comparison.matched += difference.text_end - difference.text_begin;
      continue;
    }
    const bool is_offer = std::any_of(comparison.alternatives.begin(), comparison.alternatives.end(), [&](const auto& offer) {
      return offer.first <= begin + difference.query_begin && begin + difference.query_end <= offer.second;
    });
    if (is_offer) continue;
    if (judge.IsOtherVersion(difference)) comparison.substantive = true;
    if (difference.query_begin == 0) comparison.begin = begin + difference.query_end;
    else if (difference.query_end == query.size()) comparison.end = begin + difference.query_begin;
    cut(difference);
    const uint32_t from = std::max(difference.text_begin, row.core_begin), to = std::min(difference.text_end, row.core_end);
    const uint32_t inside = from < to ? to - from : 0;
    left_out += difference.text_end - difference.text_begin - inside;
    comparison.missing += inside;
    comparison.added += difference.query_end - difference.query_begin;
  }
  for (TokenDifference difference : joined.differences) {
    const bool at_edge = difference.query_begin == 0 || difference.query_end == query.size();
    cut(difference);
    const uint32_t missing = difference.text_end - difference.text_begin;
    constexpr uint32_t kSlip = 8;  // a difference may begin or end some equal words late
    const bool outside = difference.text_begin + kSlip >= row.core_end + (row.core_end == row.token_count ? kSlip : 0) ||
                         (difference.text_end <= row.core_begin + kSlip && row.core_begin > 0);
    // A title, or the first or last words of a long text.
    const bool title = at_edge && (missing <= 6 || (row.token_count >= 1000 && missing * 25 <= row.token_count));
    if (!outside && !title && !judge.IsSpelling(difference) && !judge.IsAlternative(difference) && judge.IsSubstantive(difference))
      comparison.substantive = true;
  }
  if (comparison.begin >= comparison.end) return std::nullopt;
  const uint32_t text_terms = row.token_count - left_out, query_terms = comparison.end - comparison.begin - offered;
  comparison.similarity = 2.0 * comparison.matched / std::max(1U, text_terms + query_terms);
  return comparison;
}

}  // namespace day
