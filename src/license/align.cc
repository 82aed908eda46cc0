#include "license/align.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace day {
namespace {

// Collects the edits of a path given backwards into differences given forwards.
class DifferenceList {
 public:
  // An edit from (x, y) that takes a query token or a text token.
  void AddBackwards(uint32_t x, uint32_t y, bool of_query) {
    const uint32_t end_x = x + (of_query ? 1 : 0), end_y = y + (of_query ? 0 : 1);
    if (!list_.empty() && list_.back().query_begin == end_x && list_.back().text_begin == end_y) {
      list_.back().query_begin = x;
      list_.back().text_begin = y;
    } else {
      list_.push_back({x, end_x, y, end_y});
    }
  }
  std::vector<TokenDifference> Take() {
    std::reverse(list_.begin(), list_.end());
    return std::move(list_);
  }

 private:
  std::vector<TokenDifference> list_;
};

// No alignment has fewer differing tokens: how often each token stands on one side and not on the other. Those that share a place in the
// table count as one, which can only make it less.
uint32_t LeastDistance(std::span<const uint32_t> query, std::span<const uint32_t> text) {
  std::array<int32_t, 4096> more{};
  for (const uint32_t token : query) ++more[token % more.size()];
  for (const uint32_t token : text) --more[token % more.size()];
  uint32_t distance = 0;
  for (const int32_t count : more) distance += static_cast<uint32_t>(std::abs(count));
  return distance;
}

// The furthest places on the diagonals k = x - y that paths of each distance reach. Of a distance, every other diagonal is one of its own,
// and of those only the ones from which the end can still be reached within the bound.
class Reach {
 public:
  struct Row {
    size_t place;
    int32_t first, last;  // diagonals
  };

  int32_t At(const Row& row, int32_t k) const { return k < row.first || k > row.last ? -1 : furthest_[row.place + static_cast<size_t>(k - row.first) / 2]; }
  void Begin(int32_t first) { rows_.push_back({furthest_.size(), first, first - 2}); }
  void Add(int32_t x) {
    furthest_.push_back(x);
    rows_.back().last += 2;
  }
  const Row& Of(int32_t distance) const { return rows_[static_cast<size_t>(distance)]; }

 private:
  std::vector<Row> rows_;
  std::vector<int32_t> furthest_;
};

}  // namespace

std::optional<Alignment> Align(std::span<const uint32_t> query, std::span<const uint32_t> text, uint32_t most) {
  const auto n = static_cast<int32_t>(query.size()), m = static_cast<int32_t>(text.size());
  const auto bound =
      static_cast<int32_t>(std::min({static_cast<uint64_t>(most), static_cast<uint64_t>(kMaxDistance), static_cast<uint64_t>(query.size() + text.size())}));
  if (std::abs(n - m) > bound || LeastDistance(query, text) > static_cast<uint32_t>(bound)) return std::nullopt;
  const auto snake = [&](int32_t x, int32_t k) {
    int32_t y = x - k;
    while (x < n && y < m && query[static_cast<size_t>(x)] == text[static_cast<size_t>(y)]) ++x, ++y;
    return x;
  };
  Reach reach;
  int32_t distance = -1;
  for (int32_t d = 0; d <= bound && distance < 0; ++d) {
    // A path on diagonal k has |n - m - k| tokens to go at least.
    int32_t first = std::max(-d, n - m - (bound - d)), last = std::min(d, n - m + (bound - d));
    first += (first + d) & 1;
    last -= (last + d) & 1;
    reach.Begin(first);
    for (int32_t k = first; k <= last; k += 2) {
      int32_t x = 0;
      if (d > 0) {
        const Reach::Row& before = reach.Of(d - 1);
        const int32_t left = reach.At(before, k - 1), right = reach.At(before, k + 1);
        x = left < right ? right : left + 1;
      }
      x = snake(x, k);
      reach.Add(x);
      if (x >= n && x - k >= m) {
        distance = d;
        break;
      }
    }
  }
  if (distance < 0) return std::nullopt;

  DifferenceList list;
  int32_t x = n, y = m;
  for (int32_t d = distance; d > 0; --d) {
    const Reach::Row& row = reach.Of(d - 1);
    const int32_t k = x - y, left = reach.At(row, k - 1), right = reach.At(row, k + 1);
    const bool of_text = left < right;
    const int32_t from_k = of_text ? k + 1 : k - 1;
    const int32_t from_x = of_text ? right : left, from_y = from_x - from_k;
    list.AddBackwards(static_cast<uint32_t>(from_x), static_cast<uint32_t>(from_y), !of_text);
    x = from_x;
    y = from_y;
  }
  Alignment alignment;
  alignment.differences = list.Take();
  uint32_t taken = 0;
  for (const TokenDifference& difference : alignment.differences) taken += difference.query_end - difference.query_begin;
  alignment.matched = static_cast<uint32_t>(query.size()) - taken;
  return alignment;
}

void JoinDifferences(Alignment& alignment, uint32_t tokens, uint32_t query_size) {
  std::vector<TokenDifference> joined;
  for (const TokenDifference& difference : alignment.differences) {
    const bool at_edge = difference.query_end == query_size || (!joined.empty() && joined.back().query_begin == 0);
    if (!joined.empty() && !at_edge && difference.query_begin - joined.back().query_end <= tokens) {
      alignment.matched -= difference.query_begin - joined.back().query_end;
      joined.back().query_end = difference.query_end;
      joined.back().text_end = difference.text_end;
    } else {
      joined.push_back(difference);
    }
  }
  alignment.differences = std::move(joined);
}

}  // namespace day
