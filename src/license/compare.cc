#include "license/compare.h"

#include <algorithm>
#include <vector>

#include "license/substance.h"

namespace day {
namespace {

using Tokens = std::span<const uint32_t>;

constexpr uint32_t kMostTitle = 12, kLongText = 100;  // tokens of a title that is often left out, and of a text that has one
constexpr uint32_t kSentenceGap = 6;                  // a sentence turned round shows as several differences, so close together

bool Holds(const TokenDifference& whole, const TokenDifference& part) {
  return whole.query_begin <= part.query_begin && part.query_end <= whole.query_end && whole.text_begin <= part.text_begin && part.text_end <= whole.text_end;
}

// Where the text's last words are missing, a few of them are matched by chance with what follows in the query.
void CutTail(Alignment& alignment, uint32_t query_size, uint32_t text_size) {
  constexpr uint32_t kByChance = 3, kLeastMissing = 4;  // tokens
  std::vector<TokenDifference>& list = alignment.differences;
  while (!list.empty()) {
    const bool at_end = list.back().query_end == query_size && list.back().text_end == text_size;
    if (at_end && list.size() == 1) return;
    const TokenDifference& before = list[list.size() - (at_end ? 2 : 1)];
    const uint32_t matched = (at_end ? list.back().query_begin : query_size) - before.query_end;
    if (matched > kByChance || before.text_end - before.text_begin < kLeastMissing || before.query_begin == 0) return;
    TokenDifference tail = before;
    tail.query_end = query_size;
    tail.text_end = text_size;
    alignment.matched -= matched;
    if (at_end) list.pop_back();
    list.back() = tail;
    if (!at_end) return;
  }
}

// Advice behind the terms ("How to apply …") may be left out. Words of the query there that are mostly not the text's belong to what
// follows, another license perhaps: how many of its last ones.
uint32_t ForeignTail(const Alignment& alignment, const TextRow& row, uint32_t query_size) {
  constexpr uint32_t kLeast = 20;                                           // words; a few are a signature
  uint32_t place = row.core_end, matched = row.token_count - row.core_end;  // of the end of the terms in the query; of the advice
  for (const TokenDifference& difference : alignment.differences) {
    if (difference.text_begin < row.core_end) place += difference.query_end - difference.query_begin - (difference.text_end - difference.text_begin);
    const uint32_t from = std::max(difference.text_begin, row.core_end);
    if (difference.text_end > from) matched -= difference.text_end - from;
  }
  if (row.core_end == row.token_count || place > query_size) return 0;
  const uint32_t tail = query_size - place;
  return tail >= kLeast && matched * 2 < tail ? tail : 0;
}

// A name that was put in behind a text's first words moves its diagonal by as much, and those stand before `begin`: where they do, or `begin`.
uint32_t HeadBefore(Tokens missing, Tokens whole_query, uint32_t begin) {
  constexpr uint32_t kReach = 12;  // limit: words
  if (missing.size() > kReach) return begin;
  const uint32_t from = begin - std::min(begin, kReach);
  const Tokens before = whole_query.subspan(from, begin - from);
  const auto place = std::find_end(before.begin(), before.end(), missing.begin(), missing.end());
  return place == before.end() ? begin : from + static_cast<uint32_t>(place - before.begin());
}

}  // namespace

std::optional<Comparison> Compare(const LicenseIndex& index, const LicensePhrases& phrases, const TextRow& row, Tokens whole_query,
                                  std::span<const uint8_t> capital, uint32_t begin, uint32_t end, double least_gain) {
  const Tokens text = index.Tokens(row.token_place, row.token_count);
  const Tokens query = whole_query.subspan(begin, end - begin);
  // With d differing tokens (|query| + |text| - d) / 2 match: more than d can be is neither alike nor a gain.
  const auto both = static_cast<double>(text.size() + query.size());
  const double around = row.token_count - (row.core_end - row.core_begin);
  const double most = std::min(both * (1 - kLeastSimilarity) + around + 8, both - 2 * least_gain);
  if (most < 0) return std::nullopt;
  std::optional<Alignment> alignment = Align(query, text, static_cast<uint32_t>(most));
  if (!alignment) return std::nullopt;
  const auto query_size = static_cast<uint32_t>(query.size());
  CutTail(*alignment, query_size, row.token_count);
  if (const uint32_t tail = ForeignTail(*alignment, row, query_size); tail > 0 && tail < query_size)
    return Compare(index, phrases, row, whole_query, capital, begin, end - tail, least_gain);
  JoinDifferences(*alignment, 1, query_size);

  Comparison comparison;
  comparison.matched = alignment->matched;
  comparison.begin = begin;
  comparison.end = end;
  const DifferenceJudge judge(phrases, row, query, text, capital.empty() ? capital : capital.subspan(begin, end - begin));
  const std::vector<TokenDifference>& parts = alignment->differences;
  if (!parts.empty() && parts.front().text_begin == 0 && judge.BreaksGrant(parts.front()))
    if (const uint32_t head = HeadBefore(text.first(parts.front().text_end), whole_query, begin); head < begin)
      return Compare(index, phrases, row, whole_query, capital, head, end, least_gain);
  const auto at_edge = [&](const TokenDifference& difference) { return difference.query_begin == 0 || difference.query_end == query_size; };
  // What stands before and after in the query is not part of the text.
  const auto cut = [&](TokenDifference difference) {
    if (difference.query_begin == 0) difference.query_begin = difference.query_end;
    else if (difference.query_end == query_size) difference.query_end = difference.query_begin;
    return difference;
  };
  uint32_t beside = 0, left_out = 0;  // tokens of the query that the text need not explain, and of the text that the query need not have
  std::vector<TokenDifference> offers, names;
  Alignment joined = *alignment;
  JoinDifferences(joined, kSentenceGap, query_size);
  for (TokenDifference difference : joined.differences) {
    if (!at_edge(difference)) {
      if (const uint32_t offered = judge.OfferedIn(difference); offered > 0) {
        comparison.alternatives.emplace_back(begin + difference.query_begin, begin + difference.query_begin + offered);
        offers.push_back(difference);
        beside += offered;
        difference.query_begin += offered;
        const auto [more, less] = judge.Others(difference);
        comparison.added += more;
        comparison.missing += less;
      } else if (judge.IsReplaceable(difference)) {
        names.push_back(difference);
        continue;
      }
    }
    const uint32_t missing = difference.text_end - difference.text_begin;
    constexpr uint32_t kSlip = 8;  // a difference may begin or end some equal words late
    const bool outside = difference.text_begin + kSlip >= row.core_end + (row.core_end == row.token_count ? kSlip : 0) ||
                         (difference.text_end <= row.core_begin + kSlip && row.core_begin > 0);
    // A title, or the first or last words of a long text; not "Redistribution and".
    const bool title = at_edge(difference) && !judge.BreaksGrant(difference) && (missing <= 6 || (row.token_count >= 1000 && missing * 25 <= row.token_count));
    const TokenDifference whole = difference;
    difference = cut(difference);
    if (!outside && !title && (judge.IsSpelling(difference) || judge.IsNames(difference))) continue;
    const bool substantive = outside || title ? judge.AddsTerms(difference) : judge.IsSubstantive(difference);
    if ((outside || title) && !substantive) continue;
    comparison.substantive |= substantive;
    if (substantive && whole.query_begin < whole.query_end) {
      uint32_t differing = 0;  // of the text's tokens in it
      for (const TokenDifference& part : alignment->differences)
        if (Holds(whole, part)) differing += part.text_end - part.text_begin;
      comparison.by_chance += whole.text_end - whole.text_begin - std::min(differing, whole.text_end - whole.text_begin);
    }
    comparison.differences.push_back({{begin + difference.query_begin, begin + difference.query_end, difference.text_begin, difference.text_end}, substantive});
  }
  const auto lies_in = [](const std::vector<TokenDifference>& wholes, const TokenDifference& part) {
    return std::any_of(wholes.begin(), wholes.end(), [&part](const TokenDifference& whole) { return Holds(whole, part); });
  };
  for (TokenDifference difference : alignment->differences) {
    const uint32_t more = difference.query_end - difference.query_begin, less = difference.text_end - difference.text_begin;
    if (judge.IsSpelling(difference)) {
      comparison.matched += less;
      continue;
    }
    if (lies_in(offers, difference)) continue;
    if (lies_in(names, difference) || (!at_edge(difference) && judge.IsReplaceable(difference))) {
      comparison.matched += std::min(more, less);
      comparison.named += less;
      beside += more - std::min(more, less);
      left_out += less - std::min(more, less);
      continue;
    }
    if (judge.IsOtherVersion(difference)) {
      comparison.substantive = true;
      comparison.differences.push_back({{begin + difference.query_begin, begin + difference.query_end, difference.text_begin, difference.text_end}, true});
    }
    if (difference.query_begin == 0) comparison.begin = begin + difference.query_end;
    else if (difference.query_end == query_size) comparison.end = begin + difference.query_begin;
    difference = cut(difference);
    const uint32_t from = std::max(difference.text_begin, row.core_begin), to = std::min(difference.text_end, row.core_end);
    const bool no_title = difference.text_begin == 0 && difference.query_begin == difference.query_end && less <= kMostTitle && row.token_count >= kLongText;
    const auto whole = std::ranges::find_if(joined.differences, [&difference](const TokenDifference& d) { return Holds(d, difference); });
    const uint32_t inside = from < to ? to - from - (whole != joined.differences.end() ? judge.Optional(*whole, from, to) : 0) : 0;
    left_out += less - inside;
    comparison.missing += no_title ? 0 : inside;
    comparison.added += difference.query_end - difference.query_begin;
  }
  if (comparison.begin >= comparison.end) return std::nullopt;
  const uint32_t text_terms = row.token_count - left_out, query_terms = comparison.end - comparison.begin - beside;
  comparison.similarity = std::min(1.0, 2.0 * comparison.matched / std::max(1U, text_terms + query_terms));
  return comparison;
}

}  // namespace day
