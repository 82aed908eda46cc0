// Where a record stands.
#pragma once

#include <compare>
#include <cstdint>

namespace day::records {

struct Place {
  uint32_t file = 0;    // as whoever lists the files numbers them: the same in every shard of a run
  uint64_t record = 0;  // in its file, from 0

  friend auto operator<=>(const Place&, const Place&) = default;
};

}  // namespace day::records
