// Which records are copies of others, to the byte or nearly.
//
// Exact: one 128-bit hash (XXH3) of the text as it stands. Near: signatures (signature.h) of texts that agree in all six minima of one of 21 bands are
// compared, and are near duplicates where 0.7 or more of their minima agree. Of two texts with Jaccard 0.8 in runs of five words that finds 99.5 %, of two
// with 0.9 all but a few in a million; of pairs with 0.5 it takes three in a million for one (calculated; measured: docs/measurements.md). Near duplicates of
// near duplicates are one cluster, so two members of it may have less in common (single linkage).
//
// Memory: about 250 bytes for each different text. Beyond the limit of texts, those whose first minimum is not below 2^-1, 2^-2 … of its range are given up:
// copies stay together, near duplicates with a probability of their likeness, so that shares can still be told: of exact copies without bias, of near ones too
// low by a fifth at most. What is sampled does not depend on the order. limit: a cluster whose texts share their first minimum is kept or given up as a whole;
// where one makes up most of the data a sample tells little, and the standard error that is given says so.
//
// Meters of parts, merged in any order, save the same bytes as one that saw it all (duplicates_test.cc). The hashes resist no one who wants two texts to be
// taken for copies. One thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "records/meters/duplicates/signature.h"
#include "records/words/place.h"

namespace day::records {

struct TextHash {
  uint64_t low = 0, high = 0;
  friend auto operator<=>(const TextHash&, const TextHash&) = default;
};

inline constexpr size_t kBands = 21, kBandMinima = 6;
inline constexpr double kNear = 0.7;

struct DuplicatesLimits {
  uint32_t texts = 1'000'000;  // different ones kept: 250 MB
  uint32_t clusters = 100;     // the largest, in the result
  uint32_t members = 10;       // of each, in the result
};

// A text, however often it occurs.
struct DistinctText {
  TextHash hash;
  uint64_t first = 0;  // Signer::Signed::first, or of what has no words the hash
  Signature signature{};
  uint64_t records = 0;  // that are this text
  Place place, again;    // where it occurs first, and where next; the same where it does not
  bool empty = false;    // has no words: it is nobody's near duplicate
};

struct DuplicateCluster {
  uint64_t records = 0, texts = 0;  // texts: different ones; 1 for exact copies alone
  std::vector<Place> places;        // of the first records; for one text its first two
  double likeness = 1;              // the least that two of its texts were joined by
};

struct DuplicatesResult {
  uint64_t records = 0, empty_records = 0, bytes = 0, words = 0;
  // Over all records, within DistinctCounter::kStandardError.
  uint64_t distinct_texts = 0, distinct_words = 0, distinct_runs = 0;
  // One in 2^sampling of all texts was looked at, by hash; the rest of the figures are of those.
  uint32_t sampling = 0;
  uint64_t sampled_records = 0, sampled_texts = 0;
  uint64_t exact_copies = 0;  // records beyond the first of each text
  uint64_t near_copies = 0;   // texts beyond the first of each cluster
  uint64_t in_clusters = 0;   // records that have a copy, exact or near
  uint64_t exact_groups = 0, near_clusters = 0;
  double copies_error = 0;                // standard error of (exact_copies + near_copies) / sampled_records; 0 where nothing was left out
  std::vector<DuplicateCluster> largest;  // most records first, then the earliest place
};

class DuplicatesMeter {
 public:
  explicit DuplicatesMeter(const DuplicatesLimits& limits = {});
  void Add(WordReader& words, Place place);  // the record's, with its text
  void Merge(const DuplicatesMeter& other);
  DuplicatesResult Measure() const;

  // Every pair of near duplicates among the different texts, once, with its likeness. False where there are so many that some were left out
  // (limit: 10^9 comparisons; then those of texts with the highest hashes).
  bool ForEachPair(const std::function<void(const DistinctText&, const DistinctText&, double)>& visit) const;

  // The same bytes for the same records, in whatever order and parts they came.
  std::string Save() const;
  // Errors (kInvalid): see OpenPartial; a value that no meter would have.
  static Result<DuplicatesMeter> Load(std::string_view bytes, const DuplicatesLimits& limits = {});

 private:
  bool Samples(uint64_t first) const;
  void Insert(const DistinctText& text);
  void ThinOut();
  std::vector<uint32_t> InOrder() const;  // of texts_, by hash

  // Seeded by chance, so that nobody can make texts, or a file of results, that all fall into one bucket. Nothing that is given out depends on it.
  struct HashOfHash {
    size_t operator()(const TextHash& hash) const;
  };
  DuplicatesLimits limits_;
  Signer signer_;
  std::vector<DistinctText> texts_;
  std::unordered_map<TextHash, uint32_t, HashOfHash> index_;
  uint32_t sampling_ = 0;
  uint64_t records_ = 0, empty_records_ = 0, bytes_ = 0, words_ = 0;
  DistinctCounter distinct_texts_, distinct_words_, distinct_runs_;
};

}  // namespace day::records
