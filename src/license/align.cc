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
  // The next distance's places on the diagonals first, first + 2 … last, -1 each and before and behind them: to be filled in.
  void Begin(int32_t first, int32_t last) {
    const auto count = static_cast<size_t>(std::max(0, (last - first) / 2 + 1));
    rows_.push_back({furthest_.size() + 1, first, count});
    furthest_.resize(furthest_.size() + count + 2, -1);
  }
  int32_t* Places() { return furthest_.data() + rows_.back().place; }
  // Of the distance before, from the diagonal first - 1 on.
  const int32_t* PlacesBefore() const {
    const Row& before = rows_[rows_.size() - 2];
    return furthest_.data() + before.place + (rows_.back().first - 1 - before.first) / 2;
  }
  int32_t At(int32_t distance, int32_t k) const {
    const Row& row = rows_[static_cast<size_t>(distance)];
    if (k < row.first || static_cast<size_t>(k - row.first) / 2 >= row.count) return -1;
    return furthest_[row.place + static_cast<size_t>(k - row.first) / 2];
  }

 private:
  struct Row {
    size_t place;   // in furthest_
    int32_t first;  // diagonal
    size_t count;
  };
  std::vector<Row> rows_;
  std::vector<int32_t> furthest_;
};

// A run that only one side has may as well stand some words earlier where the words before it are those at its end ("Permission Notice
// and [Disclaimer. Permission] to use"): it is moved to the difference before it if it can reach it, so that both are one.
void JoinBackwards(std::vector<TokenDifference>& list, std::span<const uint32_t> query, std::span<const uint32_t> text) {
  constexpr uint32_t kMostWords = 8;  // limit: moved
  std::vector<TokenDifference> joined;
  for (TokenDifference difference : list) {
    const bool adds = difference.text_begin == difference.text_end, lacks = difference.query_begin == difference.query_end;
    const uint32_t gap = joined.empty() ? 0 : difference.query_begin - joined.back().query_end;
    bool reaches = !joined.empty() && (adds || lacks) && gap > 0 && gap <= kMostWords;
    for (uint32_t i = 1; reaches && i <= gap; ++i)
      reaches = adds ? query[difference.query_begin - i] == query[difference.query_end - i] : text[difference.text_begin - i] == text[difference.text_end - i];
    if (reaches) {
      joined.back().query_end = difference.query_end - gap;
      joined.back().text_end = difference.text_end - gap;
    } else {
      joined.push_back(difference);
    }
  }
  list = std::move(joined);
}

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
    reach.Begin(first, last);
    int32_t* here = reach.Places();
    const int32_t* before = d > 0 ? reach.PlacesBefore() : nullptr;
    for (int32_t k = first; k <= last; k += 2, ++here) {
      int32_t x = 0;
      if (before) {
        const int32_t left = before[0], right = before[1];
        x = left < right ? right : left + 1;
        ++before;
      }
      x = snake(x, k);
      *here = x;
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
    const int32_t k = x - y, left = reach.At(d - 1, k - 1), right = reach.At(d - 1, k + 1);
    const bool of_text = left < right;
    const int32_t from_k = of_text ? k + 1 : k - 1;
    const int32_t from_x = of_text ? right : left, from_y = from_x - from_k;
    list.AddBackwards(static_cast<uint32_t>(from_x), static_cast<uint32_t>(from_y), !of_text);
    x = from_x;
    y = from_y;
  }
  Alignment alignment;
  alignment.differences = list.Take();
  JoinBackwards(alignment.differences, query, text);
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
