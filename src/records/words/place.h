// Where a record stands.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <functional>
#include <vector>

namespace day::records {

struct Place {
  uint32_t file = 0;    // as whoever lists the files numbers them: the same in every shard of a run
  uint64_t record = 0;  // in its file, from 0

  friend auto operator<=>(const Place&, const Place&) = default;
};

// Adds a place to those of a list, which are the earliest of all that were ever added, `most` of them, ascending, each once.
inline void KeepEarliest(std::vector<Place>& places, const Place& place, size_t most) {
  const auto at = std::ranges::lower_bound(places, place);
  if (at != places.end() && *at == place) return;
  places.insert(at, place);
  if (places.size() > most) places.pop_back();
}
inline bool AreInOrder(const std::vector<Place>& places) { return std::ranges::adjacent_find(places, std::greater_equal<>()) == places.end(); }

}  // namespace day::records
