#include "license/candidates.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace day {
namespace {

constexpr double kLeastContainment = 0.3;  // below it a text shares phrases, not terms

}  // namespace

CandidateFinder::CandidateFinder(const LicenseIndex& index, const std::vector<LicenseToken>& tokens)
    : index_(index), grams_(HashGrams(tokens)), hits_(index.texts().size()), masked_(tokens.size(), false), banned_(index.texts().size(), false) {
  for (uint32_t at = 0; at < grams_.size(); ++at) {
    for (const Posting& posting : index_.FindGram(grams_[at])) {
      std::vector<Hit>& list = hits_[posting.text];
      if (list.empty()) hit_texts_.push_back(posting.text);
      list.push_back({at, posting});
    }
  }
  std::sort(hit_texts_.begin(), hit_texts_.end());
}

void CandidateFinder::Mask(uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end && i < masked_.size(); ++i) masked_[i] = true;
}

// The stretch of about the text's own length that holds most of its runs.
bool CandidateFinder::BestPlace(uint32_t text, const std::vector<Hit>& all_hits, Candidate& candidate) const {
  const TextRow& row = index_.texts()[text];
  if (row.gram_count == 0 || all_hits.size() < row.gram_count * kLeastContainment) return false;
  std::vector<Hit> hits;
  for (const Hit& hit : all_hits)
    if (!masked_[hit.at]) hits.push_back(hit);
  const uint32_t width = row.token_count + row.token_count / 4 + 60;
  // Two ends move over the hits; how often each run lies between them is counted, so that repeated phrases count once.
  std::unordered_map<uint32_t, uint32_t> count;
  count.reserve(row.gram_count);
  const bool is_fingerprint = row.token_place == kNoRow;
  auto run_of = [&](const Hit& hit) { return is_fingerprint ? grams_[hit.at] : static_cast<uint32_t>(hit.posting.position); };
  size_t first = 0, best_first = 0, best_last = 0;
  uint32_t different = 0, best = 0;
  for (size_t last = 0; last < hits.size(); ++last) {
    if (is_fingerprint && hits[last].posting.own) continue;
    if (count[run_of(hits[last])]++ == 0) ++different;
    while (hits[last].at - hits[first].at > width) {
      if (!(is_fingerprint && hits[first].posting.own) && --count[run_of(hits[first])] == 0) --different;
      ++first;
    }
    if (different > best) {
      best = different;
      best_first = first;
      best_last = last;
    }
  }
  if (best < row.gram_count * kLeastContainment) return false;
  candidate.text = text;
  candidate.hits = std::min(best, row.gram_count);
  candidate.containment = static_cast<double>(candidate.hits) / row.gram_count;
  candidate.begin = hits[best_first].at;
  candidate.end = hits[best_last].at + static_cast<uint32_t>(kGramSize);
  if (is_fingerprint) {
    std::unordered_set<uint32_t> own;
    uint32_t sampled = 0;
    for (size_t i = best_first; i <= best_last; ++i)
      if (hits[i].posting.own) own.insert(grams_[hits[i].at]);
    std::unordered_set<uint32_t> seen;
    for (uint32_t at = candidate.begin; at < candidate.end && at < grams_.size(); ++at)
      if (grams_[at] <= row.gram_limit && seen.insert(grams_[at]).second) ++sampled;
    candidate.own_hits = static_cast<uint32_t>(own.size());
    candidate.similarity = std::min(1.0, 2.0 * candidate.hits / std::max(1U, row.gram_count + sampled));
    candidate.gain = row.token_count * (2 * candidate.similarity - 1);
  } else {
    // Two copies in a row may each lend a half: only hits of about one diagonal (place in the query less place in the text) belong together.
    std::vector<int64_t> diagonals;
    for (size_t i = best_first; i <= best_last; ++i) diagonals.push_back(int64_t{hits[i].at} - hits[i].posting.position);
    std::sort(diagonals.begin(), diagonals.end());
    const int64_t spread = row.token_count / 4 + 60;
    size_t from = 0, most = 0;
    int64_t lowest = 0;
    for (size_t to = 0; to < diagonals.size(); ++to) {
      while (diagonals[to] - diagonals[from] > spread) ++from;
      if (to - from + 1 > most) {
        most = to - from + 1;
        lowest = diagonals[from];
      }
    }
    // The text's own beginning and end, as far as the query reaches.
    const Hit *head = nullptr, *tail = nullptr;
    for (const Hit& hit : hits) {
      const int64_t diagonal = int64_t{hit.at} - hit.posting.position;
      if (diagonal < lowest || diagonal > lowest + spread) continue;
      if (!head) head = &hit;
      tail = &hit;
    }
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
  return true;
}

std::vector<Candidate> CandidateFinder::Find() const {
  std::vector<Candidate> candidates;
  for (uint32_t text : hit_texts_) {
    Candidate candidate;
    if (!banned_[text] && BestPlace(text, hits_[text], candidate)) candidates.push_back(candidate);
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.gain > b.gain; });
  return candidates;
}

}  // namespace day
