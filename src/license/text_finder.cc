#include "license/text_finder.h"

#include <algorithm>

#include "license/compare.h"
#include "license/license.h"

namespace day {
namespace {

// Measured on the labeled texts named in docs/license-engine.md.
constexpr double kSameText = 0.90;         // Dice coefficient from which a text without a difference of substance is the license
constexpr double kSameShortText = 0.95;    // the same for texts of fewer than kShort tokens
constexpr double kSameFingerprint = 0.85;  // of a sample of runs: one changed word breaks kGramSize runs; other publishers' remakes have up to 0.82
constexpr uint32_t kShort = 40;            // tokens
constexpr uint32_t kFew = 100;             // tokens of a text that is not called modified unless it is …
constexpr double kLikeFew = 0.85;          // … as like as this: short permissions of many kinds share most of their words
constexpr size_t kMaxTexts = 32;           // limit: license texts told apart in one file
constexpr size_t kMaxCompared = 12;        // limit: near twins compared for one stretch

// Put in whole, into a text that is otherwise the license's, by words that change nothing as far as they are understood. What stands at its ends
// stands beside it.
bool IsASentencePutIn(const Comparison::Difference& one, const TextRow& row) {
  constexpr uint32_t kLeastWords = 6, kEnd = 3;  // of a sentence: fewer are a name or a spelling; of the text, that may match a word beside it
  const bool inside = one.text_begin >= kEnd && one.text_begin + kEnd <= row.token_count;
  return inside && !one.substantive && one.text_begin == one.text_end && one.query_end - one.query_begin >= kLeastWords;
}

}  // namespace

// Texts one after the other, the one that explains most first; what is explained is not looked at again.
std::vector<FoundLicense> TextFinder::Find() {
  std::vector<FoundLicense> found;
  for (size_t round = 0; round < kMaxTexts * 4 && found.size() < kMaxTexts; ++round) {
    std::vector<Candidate> candidates = finder_.Find();
    if (candidates.empty()) break;
    const Candidate first = candidates.front();
    std::erase_if(candidates, [&first](const Candidate& c) {
      const uint32_t shared = std::min(c.end, first.end) - std::min(std::min(c.end, first.end), std::max(c.begin, first.begin));
      return shared * 2 < std::min(c.end - c.begin, first.end - first.begin);
    });
    if (candidates.size() > kMaxCompared) candidates.resize(kMaxCompared);
    if (!TakeBest(candidates, found))
      for (const Candidate& candidate : candidates) finder_.Ban(candidate.text);
  }
  return found;
}

bool TextFinder::TakeBest(const std::vector<Candidate>& candidates, std::vector<FoundLicense>& found) {
  FoundLicense best = BestOf(candidates);
  if (best.license == kNoRow) return false;
  if (best.modified)
    if (FoundLicense exact = ExactIn(best.begin, best.end); exact.license != kNoRow) best = std::move(exact);
  finder_.Mask(best.begin, best.end);
  found.push_back(std::move(best));
  return true;
}

FoundLicense TextFinder::BestOf(std::span<const Candidate> candidates) const {
  FoundLicense best;
  double best_gain = 0;
  for (const Candidate& candidate : candidates) {
    FoundLicense found;
    const double gain = index_.IsFingerprint(candidate.text) ? WeighFingerprint(candidate, found) : WeighText(candidate, best_gain, found);
    if (gain > best_gain) {
      best_gain = gain;
      best = std::move(found);
    }
  }
  return best;
}

// The text that a stretch, looked at by itself, gives word by word. A license that stands twice in a file is a candidate at its better
// place only; at the other one a near twin is left, which differs.
FoundLicense TextFinder::ExactIn(uint32_t begin, uint32_t end) const {
  CandidateFinder finder(index_, {tokens_.begin() + begin, tokens_.begin() + end});
  for (uint32_t from = begin, to = begin; from < end; from = to + 1) {  // what another text explains stays so
    for (to = from; to < end && finder_.IsMasked(to);) ++to;
    if (to > from) finder.Mask(from - begin, to - begin);
  }
  std::vector<Candidate> candidates = finder.Find();
  if (candidates.size() > kMaxCompared) candidates.resize(kMaxCompared);
  for (Candidate& candidate : candidates) {
    candidate.begin += begin;
    candidate.end += begin;
  }
  const FoundLicense best = BestOf(candidates);
  return best.modified ? FoundLicense{} : best;
}

double TextFinder::WeighText(const Candidate& candidate, double least_gain, FoundLicense& found) const {
  const TextRow& row = index_.texts()[candidate.text];
  const auto comparison = Compare(index_, phrases_, row, hashes_, signs_.capital, candidate.begin, candidate.end, least_gain);
  if (!comparison) return 0;
  const double same = row.token_count < kShort ? kSameShortText : kSameText;
  const uint32_t qualified = QualifiedGrant(row, comparison->begin, comparison->end);
  const bool substantive = qualified > 0 || comparison->substantive;
  const bool modified = substantive || comparison->similarity < same;
  if (comparison->similarity < (row.token_count < kShort ? kSameShortText : kLeastSimilarity)) return 0;
  found = {row.license, comparison->begin, comparison->end, comparison->similarity, modified, "text"};
  if (modified && (!Permits(found.begin, found.end) || index_.IsException(row.license))) return 0;
  if (modified && row.token_count < kFew && comparison->similarity < kLikeFew) return 0;
  found.alternatives = comparison->alternatives;
  if (qualified > 0) found.beside.emplace_back(tokens_[qualified - 1].line, tokens_[qualified].line);
  for (const Comparison::Difference& one : comparison->differences)
    if (IsASentencePutIn(one, row)) found.unread.emplace_back(tokens_[one.query_begin].line, tokens_[one.query_end - 1].line);
  // A near twin that differs in nothing of substance is the better explanation, even of a few words less.
  return comparison->Gain() * (substantive ? 0.9 : 1);
}

// "Provisional permission is hereby granted", "Academic redistribution and use": a word right before the first of a grant, which then has no
// capital letter, and in the place of it another word or none in the text itself. Where the grant begins; 0 where nothing does so.
uint32_t TextFinder::QualifiedGrant(const TextRow& row, uint32_t begin, uint32_t end) const {
  constexpr uint32_t kHead = 60;  // limit: words of a title, a copyright line or two and what stands between them and the grant
  const auto first_grant = [this](std::span<const uint32_t> words, uint32_t from, uint32_t to) {
    while (from < to && phrases_.At(PhraseKind::kGranting, words, from) == 0) ++from;
    return from;
  };
  const uint32_t last = std::min(end, begin + kHead), at = first_grant(hashes_, begin, last);
  if (at == last || at == 0 || signs_.capital[at] || phrases_.At(PhraseKind::kLight, hashes_, at - 1) > 0) return 0;
  if (std::ranges::binary_search(signs_.after_comma, at) || tokens_[at].line > tokens_[at - 1].line + 1) return 0;
  const std::span<const uint32_t> text = index_.Tokens(row.token_place, row.token_count);
  const uint32_t head = std::min(row.token_count, kHead), known = first_grant(text, 0, head);
  return known < head && text[known] == hashes_[at] && (known == 0 || text[known - 1] != hashes_[at - 1]) ? at : 0;
}

// A disclaimer without the license that it stands in elsewhere lets nobody do anything.
bool TextFinder::Permits(uint32_t begin, uint32_t end) const {
  static const std::vector<uint32_t> kWords = LicenseWords("permission permitted permits allowed grant granted grants licensed license may can free");
  const auto stretch = std::span(hashes_).subspan(begin, end - begin);
  return std::ranges::find_first_of(stretch, kWords) != stretch.end();
}

std::optional<uint32_t> TextFinder::WholeAt(const TextRow& row, const Candidate& candidate) const {
  constexpr uint32_t kAround = 300;  // limit: tokens by which the candidate's place may be off
  const uint32_t from = candidate.begin - std::min(candidate.begin, kAround);
  const size_t end = std::min<size_t>(hashes_.size(), candidate.begin + kAround + row.token_count);
  const auto place = FindWhole(std::span(hashes_).subspan(from, end - from), row.token_count, row.whole);
  return place ? std::optional(from + *place) : std::nullopt;
}

double TextFinder::WeighFingerprint(const Candidate& candidate, FoundLicense& found) const {
  const TextRow& row = index_.texts()[candidate.text];
  if (candidate.similarity < kSameFingerprint) return 0;
  constexpr uint32_t kEnoughOwn = 4;
  if (row.own_count >= kEnoughOwn && candidate.own_hits * 5 < row.own_count * 2) return 0;
  // Sampled runs cannot say that nothing was changed: what is called open must be the same word for word.
  const bool open = IsOpen(index_.ClassOf(row.license));
  const std::optional<uint32_t> whole = open ? WholeAt(row, candidate) : std::nullopt;
  found = {row.license, candidate.begin, candidate.end, candidate.similarity, open && !whole, "text"};
  if (whole) found.begin = *whole, found.end = *whole + row.token_count;
  return row.token_count * (2 * candidate.similarity - 1);
}

std::vector<std::pair<uint32_t, uint32_t>> TextFinder::Rest() const {
  std::vector<std::pair<uint32_t, uint32_t>> rest;
  for (uint32_t i = 0; i < hashes_.size(); ++i) {
    if (finder_.IsMasked(i)) continue;
    if (!rest.empty() && rest.back().second == i) ++rest.back().second;
    else rest.emplace_back(i, i + 1);
  }
  return rest;
}

}  // namespace day
