// Clusters and pairs of near duplicates out of the signatures.
#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "base/saturating.h"
#include "records/meters/duplicates/duplicates.h"
#include "records/words/grams.h"

namespace day::records {
namespace {

// limit: texts that agree in a band are compared with each other up to this many; of more, each with those before it that were like none, up to as many.
constexpr size_t kAllWithAll = 64;
constexpr uint64_t kMostComparisons = 1'000'000'000;

uint64_t BandOf(const DistinctText& text, size_t band) {
  uint64_t key = 0;
  for (size_t i = 0; i < kBandMinima; ++i) key = key << 8 | text.signature[band * kBandMinima + i];
  return key;
}

// The different texts by hash, so that nothing depends on the order in which they came. A text's number is its place in that order.
class Ordered {
 public:
  Ordered(const std::vector<DistinctText>& texts, std::vector<uint32_t> order) : texts_(texts), order_(std::move(order)) {}
  uint32_t size() const { return static_cast<uint32_t>(order_.size()); }
  const DistinctText& operator[](uint32_t number) const { return texts_[order_[number]]; }

 private:
  const std::vector<DistinctText>& texts_;
  std::vector<uint32_t> order_;
};

// Which of some keys may be there more than once: two bits for each, chosen by its hash. Most keys of a band are one text's alone, and need not be sorted.
class Repeated {
 public:
  explicit Repeated(size_t keys) : bits_(std::bit_width(16 * keys + 64)), once_((size_t{1} << bits_) / 64), twice_(once_.size()) {}
  void Add(uint64_t key) {
    const size_t bit = BitOf(key);
    const uint64_t mask = uint64_t{1} << (bit & 63);
    twice_[bit / 64] |= once_[bit / 64] & mask;
    once_[bit / 64] |= mask;
  }
  bool MayHave(uint64_t key) const { return (twice_[BitOf(key) / 64] >> (BitOf(key) & 63) & 1) != 0; }
  void Clear() {
    std::ranges::fill(once_, 0);
    std::ranges::fill(twice_, 0);
  }

 private:
  size_t BitOf(uint64_t key) const { return static_cast<size_t>(Mix(key) >> (64 - bits_)); }
  const int bits_;
  std::vector<uint64_t> once_, twice_;
};

// Texts that agree in a band, ascending, one band after the other. False from `visit` ends it.
void ForEachGroup(const Ordered& texts, const std::function<bool(size_t band, const std::vector<uint32_t>& group)>& visit) {
  std::vector<std::pair<uint64_t, uint32_t>> keyed;
  std::vector<uint32_t> group;
  Repeated repeated(texts.size());
  for (size_t band = 0; band < kBands; ++band) {
    keyed.clear();
    repeated.Clear();
    for (uint32_t i = 0; i < texts.size(); ++i) {
      if (texts[i].empty) continue;
      keyed.emplace_back(BandOf(texts[i], band), i);
      repeated.Add(keyed.back().first);
    }
    std::erase_if(keyed, [&](const auto& of_text) { return !repeated.MayHave(of_text.first); });
    std::ranges::sort(keyed);
    for (size_t from = 0, to; from < keyed.size(); from = to) {
      for (to = from + 1; to < keyed.size() && keyed[to].first == keyed[from].first;) ++to;
      if (to - from < 2) continue;
      group.clear();
      for (size_t i = from; i < to; ++i) group.push_back(keyed[i].second);
      if (!visit(band, group)) return;
    }
  }
}

class Clusters {
 public:
  explicit Clusters(size_t count) : parent_(count), likeness_(count, 1) { std::iota(parent_.begin(), parent_.end(), 0); }
  uint32_t Root(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(uint32_t a, uint32_t b, double likeness) {
    a = Root(a);
    b = Root(b);
    const double least = std::min({likeness_[a], likeness_[b], likeness});
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
    likeness_[std::min(a, b)] = least;
  }
  double likeness(uint32_t root) const { return likeness_[root]; }

 private:
  std::vector<uint32_t> parent_;
  std::vector<double> likeness_;
};

void JoinGroup(const Ordered& texts, const std::vector<uint32_t>& group, Clusters& clusters) {
  std::vector<uint32_t> leaders;  // that members are compared with
  for (const uint32_t member : group) {
    bool joined = false;
    for (const uint32_t leader : leaders) {
      if (clusters.Root(leader) == clusters.Root(member)) {
        joined = true;
        continue;
      }
      const double likeness = Likeness(texts[leader].signature, texts[member].signature);
      if (likeness < kNear) continue;
      clusters.Join(leader, member, likeness);
      joined = true;
    }
    if (leaders.size() < kAllWithAll && (!joined || group.size() <= kAllWithAll)) leaders.push_back(member);
  }
}

// Of a share of records, where whole groups of texts (those that are kept or left out together) were sampled: the error of a ratio of sums.
class RatioError {
 public:
  void Add(uint64_t unit, uint64_t records, uint64_t copies) {
    auto& [all, of] = units_[unit];
    all += static_cast<double>(records);
    of += static_cast<double>(copies);
  }
  double StandardError(double sampled_share) const {
    double records = 0, copies = 0, squares = 0;
    for (const auto& [unit, counts] : units_) records += counts.first, copies += counts.second;
    if (records == 0 || units_.size() < 2) return 1;
    for (const auto& [unit, counts] : units_) squares += std::pow(counts.second - copies / records * counts.first, 2);
    const auto units = static_cast<double>(units_.size());
    return std::sqrt((1 - sampled_share) * units / (units - 1) * squares) / records;
  }

 private:
  std::map<uint64_t, std::pair<double, double>> units_;
};

}  // namespace

DuplicatesResult DuplicatesMeter::Measure() const {
  DuplicatesResult out{.records = records_,
                       .empty_records = empty_records_,
                       .bytes = bytes_,
                       .words = words_,
                       .distinct_texts = distinct_texts_.Estimate(),
                       .distinct_words = distinct_words_.Estimate(),
                       .distinct_runs = distinct_runs_.Estimate(),
                       .sampling = sampling_,
                       .sampled_texts = texts_.size()};
  const Ordered texts(texts_, InOrder());
  Clusters clusters(texts.size());
  ForEachGroup(texts, [&](size_t, const std::vector<uint32_t>& group) {
    JoinGroup(texts, group, clusters);
    return true;
  });

  RatioError error;
  std::vector<uint32_t> texts_of(texts.size());  // of each root
  for (uint32_t i = 0; i < texts.size(); ++i) {
    const uint32_t root = clusters.Root(i);
    ++texts_of[root];
    AddSaturating(out.sampled_records, texts[i].records);
    AddSaturating(out.exact_copies, texts[i].records - 1);
    out.exact_groups += texts[i].records > 1;
    out.near_copies += root != i;
    if (sampling_ > 0) error.Add(texts[i].first, texts[i].records, texts[i].records - (root == i ? 1 : 0));
  }
  out.copies_error = sampling_ == 0 ? 0 : error.StandardError(std::ldexp(1.0, -static_cast<int>(sampling_)));

  std::map<uint32_t, DuplicateCluster> found;
  for (uint32_t i = 0; i < texts.size(); ++i) {
    const uint32_t root = clusters.Root(i);
    if (texts_of[root] == 1 && texts[i].records == 1) continue;
    DuplicateCluster& cluster = found[root];
    AddSaturating(cluster.records, texts[i].records);
    ++cluster.texts;
    cluster.places.push_back(texts[i].place);
    if (texts_of[root] == 1 && texts[i].again != texts[i].place) cluster.places.push_back(texts[i].again);
  }
  for (auto& [root, cluster] : found) {
    out.near_clusters += cluster.texts > 1;
    AddSaturating(out.in_clusters, cluster.records);
    std::ranges::sort(cluster.places);
    if (cluster.places.size() > limits_.members) cluster.places.resize(limits_.members);
    cluster.likeness = clusters.likeness(root);
    out.largest.push_back(std::move(cluster));
  }
  std::ranges::sort(out.largest,
                    [](const DuplicateCluster& a, const DuplicateCluster& b) { return a.records != b.records ? a.records > b.records : a.places < b.places; });
  if (out.largest.size() > limits_.clusters) out.largest.resize(limits_.clusters);
  return out;
}

bool DuplicatesMeter::ForEachPair(const std::function<void(const DistinctText&, const DistinctText&, double)>& visit) const {
  uint64_t comparisons = 0;
  bool whole = true;
  const Ordered texts(texts_, InOrder());
  ForEachGroup(texts, [&](size_t band, const std::vector<uint32_t>& group) {
    for (size_t a = 0; a < group.size(); ++a) {
      for (size_t b = 0; b < a; ++b) {
        if (++comparisons > kMostComparisons) return whole = false;
        const DistinctText &one = texts[group[b]], &two = texts[group[a]];
        const double likeness = Likeness(one.signature, two.signature);
        if (likeness < kNear) continue;
        bool before = false;  // a band before this one has shown the pair
        for (size_t earlier = 0; earlier < band && !before; ++earlier) before = BandOf(one, earlier) == BandOf(two, earlier);
        if (!before) visit(one, two, likeness);
      }
    }
    return true;
  });
  return whole;
}

}  // namespace day::records
