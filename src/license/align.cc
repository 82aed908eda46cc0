#include "license/align.h"

#include <algorithm>

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

}  // namespace

std::optional<Alignment> Align(std::span<const uint32_t> query, std::span<const uint32_t> text, uint32_t most) {
  const auto n = static_cast<int32_t>(query.size()), m = static_cast<int32_t>(text.size());
  const auto bound =
      static_cast<int32_t>(std::min({static_cast<uint64_t>(most), static_cast<uint64_t>(kMaxDistance), static_cast<uint64_t>(query.size() + text.size())}));
  if (std::abs(n - m) > bound) return std::nullopt;
  // furthest[k] is the furthest x on diagonal k = x - y; one row is kept per distance, to walk back.
  std::vector<std::vector<int32_t>> rows;
  std::vector<int32_t> furthest(static_cast<size_t>(2 * bound + 3), 0);
  auto at = [&](int64_t k) -> int32_t& { return furthest[static_cast<size_t>(k + bound + 1)]; };
  int32_t distance = -1;
  for (int32_t d = 0; d <= bound && distance < 0; ++d) {
    for (int32_t k = -d; k <= d; k += 2) {
      int32_t x = d == 0 ? 0 : (k == -d || (k != d && at(k - 1) < at(k + 1))) ? at(k + 1) : at(k - 1) + 1;
      int32_t y = x - k;
      while (x < n && y < m && query[static_cast<size_t>(x)] == text[static_cast<size_t>(y)]) ++x, ++y;
      at(k) = x;
      if (x >= n && y >= m) {
        distance = d;
        break;
      }
    }
    rows.emplace_back(furthest.begin() + (bound + 1 - d), furthest.begin() + (bound + 2 + d));
  }
  if (distance < 0) return std::nullopt;

  DifferenceList list;
  int32_t x = n, y = m;
  for (int32_t d = distance; d > 0; --d) {
    const std::vector<int32_t>& row = rows[static_cast<size_t>(d - 1)];  // diagonals -(d-1) … d-1
    auto before = [&](int32_t k) { return k < -(d - 1) || k > d - 1 ? -1 : row[static_cast<size_t>(k + d - 1)]; };
    const int32_t k = x - y;
    const bool of_text = k == -d || (k != d && before(k - 1) < before(k + 1));
    const int32_t from_k = of_text ? k + 1 : k - 1;
    const int32_t from_x = before(from_k), from_y = from_x - from_k;
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
