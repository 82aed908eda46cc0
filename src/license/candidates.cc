#include "license/candidates.h"

#include <algorithm>

namespace day {
namespace {

constexpr double kLeastContainment = 0.3;  // below it a text shares phrases, not terms

// Different values; sorts them.
size_t CountDifferent(std::vector<uint32_t>& values) {
  std::sort(values.begin(), values.end());
  return static_cast<size_t>(std::unique(values.begin(), values.end()) - values.begin());
}

}  // namespace

CandidateFinder::CandidateFinder(const LicenseIndex& index, const std::vector<LicenseToken>& tokens)
    : index_(index), grams_(HashGrams(tokens)), masked_(tokens.size(), false) {
  std::vector<std::span<const Posting>> postings;  // of each gram
  postings.reserve(grams_.size());
  std::vector<uint32_t> next(index.texts().size(), 0);  // hits of each text, then where its next hit goes
  std::vector<uint32_t> texts;                          // with a hit
  constexpr size_t kAhead = 8;
  for (size_t at = 0; at < grams_.size(); ++at) {
    index_.Prefetch(grams_[std::min(at + kAhead, grams_.size() - 1)]);
    postings.push_back(index_.FindGram(grams_[at]));
    for (const Posting& posting : postings.back())
      if (next[posting.text]++ == 0) texts.push_back(posting.text);
  }
  std::sort(texts.begin(), texts.end());
  constexpr uint32_t kTooFew = 0xFFFFFFFF;
  uint32_t total = 0;
  for (const uint32_t text : texts) {
    const uint32_t hits = next[text], grams = index.texts()[text].gram_count;
    next[text] = kTooFew;
    if (grams == 0 || hits < grams * kLeastContainment) continue;
    next[text] = total;
    hit_texts_.push_back({.text = text, .first_hit = total, .hit_count = hits, .known = false, .place = {}});
    total += hits;
  }
  if (total == 0) return;
  hits_.resize(total);
  for (uint32_t at = 0; at < postings.size(); ++at)
    for (const Posting& posting : postings[at])
      if (next[posting.text] != kTooFew) hits_[next[posting.text]++] = {at, posting};
}

void CandidateFinder::Mask(uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end && i < masked_.size(); ++i) masked_[i] = true;
  for (HitText& text : hit_texts_) {
    const auto first = hits_.begin() + text.first_hit, last = first + text.hit_count;
    const auto is_before = [](const Hit& hit, uint32_t at) { return hit.at < at; };
    const auto from = std::lower_bound(first, last, begin, is_before), to = std::lower_bound(from, last, end, is_before);
    if (from != to) {
      std::move(to, last, from);
      text.hit_count -= static_cast<uint32_t>(to - from);
      text.known = false;
    } else if (text.place && text.place->begin < end && begin < text.place->end) {
      text.known = false;
    }
  }
}

void CandidateFinder::Ban(uint32_t text) {
  std::erase_if(hit_texts_, [text](const HitText& hit_text) { return hit_text.text == text; });
}

// Two ends move over the hits; how often each run lies between them is counted, so that repeated phrases count once.
CandidateFinder::Window CandidateFinder::BestWindow(const TextRow& row, std::span<const Hit> hits) {
  const bool is_fingerprint = row.token_place == kNoRow;
  const uint32_t width = row.token_count + row.token_count / 4 + 60;
  runs_.clear();
  if (is_fingerprint) {
    for (const Hit& hit : hits) runs_.push_back(grams_[hit.at]);
    runs_.resize(CountDifferent(runs_));
  }
  counts_.assign(is_fingerprint ? runs_.size() : row.token_count, 0);
  const auto count_of = [&](const Hit& hit) -> uint32_t& {
    if (!is_fingerprint) return counts_[hit.posting.position];
    return counts_[static_cast<size_t>(std::lower_bound(runs_.begin(), runs_.end(), grams_[hit.at]) - runs_.begin())];
  };
  Window best;
  size_t first = 0;
  uint32_t different = 0;
  for (size_t last = 0; last < hits.size(); ++last) {
    if (is_fingerprint && hits[last].posting.own) continue;
    if (count_of(hits[last])++ == 0) ++different;
    while (hits[last].at - hits[first].at > width) {
      if (!(is_fingerprint && hits[first].posting.own) && --count_of(hits[first]) == 0) --different;
      ++first;
    }
    if (different > best.runs) best = {first, last, different};
  }
  return best;
}

std::optional<Candidate> CandidateFinder::BestPlace(const HitText& text) {
  const TextRow& row = index_.texts()[text.text];
  const std::span<const Hit> hits = HitsOf(text);
  if (hits.size() < row.gram_count * kLeastContainment) return std::nullopt;
  const Window best = BestWindow(row, hits);
  if (best.runs < row.gram_count * kLeastContainment) return std::nullopt;
  const std::span<const Hit> window = hits.subspan(best.first, best.last - best.first + 1);
  Candidate candidate;
  candidate.text = text.text;
  candidate.hits = std::min(best.runs, row.gram_count);
  candidate.containment = static_cast<double>(candidate.hits) / row.gram_count;
  if (row.token_place == kNoRow) PlaceFingerprint(row, window, candidate);
  else PlaceText(row, hits, window, candidate);
  return candidate;
}

void CandidateFinder::PlaceFingerprint(const TextRow& row, std::span<const Hit> window, Candidate& candidate) {
  candidate.begin = window.front().at;
  candidate.end = window.back().at + static_cast<uint32_t>(kGramSize);
  runs_.clear();
  for (const Hit& hit : window)
    if (hit.posting.own) runs_.push_back(grams_[hit.at]);
  candidate.own_hits = static_cast<uint32_t>(CountDifferent(runs_));
  runs_.clear();
  for (uint32_t at = candidate.begin; at < candidate.end && at < grams_.size(); ++at)
    if (grams_[at] <= row.gram_limit) runs_.push_back(grams_[at]);
  const auto sampled = static_cast<uint32_t>(CountDifferent(runs_));
  candidate.similarity = std::min(1.0, 2.0 * candidate.hits / std::max(1U, row.gram_count + sampled));
  candidate.gain = row.token_count * (2 * candidate.similarity - 1);
}

// Two copies in a row may each lend a half: only hits of about one diagonal (place in the query less place in the text) belong together.
void CandidateFinder::PlaceText(const TextRow& row, std::span<const Hit> hits, std::span<const Hit> window, Candidate& candidate) {
  const auto diagonal_of = [](const Hit& hit) { return static_cast<int32_t>(hit.at) - static_cast<int32_t>(hit.posting.position); };
  const auto spread = static_cast<int32_t>(row.token_count / 4 + 60);
  diagonals_.clear();
  for (const Hit& hit : window) diagonals_.push_back(diagonal_of(hit));
  const auto [least, greatest] = std::minmax_element(diagonals_.begin(), diagonals_.end());
  int32_t lowest = *least;
  if (*greatest - *least > spread) {
    std::sort(diagonals_.begin(), diagonals_.end());
    size_t from = 0, most = 0;
    for (size_t to = 0; to < diagonals_.size(); ++to) {
      while (diagonals_[to] - diagonals_[from] > spread) ++from;
      if (to - from + 1 > most) {
        most = to - from + 1;
        lowest = diagonals_[from];
      }
    }
  }
  // The text's own beginning and end, as far as the query reaches.
  const auto belongs = [&](const Hit& hit) { return diagonal_of(hit) >= lowest && diagonal_of(hit) <= lowest + spread; };
  const auto head = std::find_if(hits.begin(), hits.end(), belongs);
  const auto tail = std::find_if(hits.rbegin(), hits.rend(), belongs);
  candidate.begin = head->at - std::min(head->at, static_cast<uint32_t>(head->posting.position));
  const uint32_t rest = row.token_count - std::min(row.token_count, static_cast<uint32_t>(tail->posting.position));
  candidate.end = std::min(static_cast<uint32_t>(masked_.size()), tail->at + std::max(rest, static_cast<uint32_t>(kGramSize)));
  for (uint32_t i = candidate.begin; i < head->at; ++i)
    if (masked_[i]) candidate.begin = i + 1;
  for (uint32_t i = tail->at; i < candidate.end; ++i)
    if (masked_[i]) candidate.end = i;
  const double length = candidate.end - candidate.begin;
  const double matched = candidate.containment * row.token_count;
  candidate.similarity = std::min(1.0, 2 * matched / (row.token_count + length));
  candidate.gain = 3 * matched - row.token_count - length;
}

std::vector<Candidate> CandidateFinder::Find() {
  std::vector<Candidate> candidates;
  for (HitText& text : hit_texts_) {
    if (!text.known) {
      text.place = BestPlace(text);
      text.known = true;
    }
    if (text.place) candidates.push_back(*text.place);
  }
  std::erase_if(hit_texts_, [](const HitText& text) { return !text.place; });  // masking leaves it no more
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.gain > b.gain; });
  return candidates;
}

}  // namespace day
