// Sums of what files state, which may be more than a number holds.
#pragma once

#include <cstdint>

namespace day {

// UINT64_MAX stands for that and all that is more.
inline void AddSaturating(uint64_t& sum, uint64_t more) {
  if (__builtin_add_overflow(sum, more, &sum)) sum = UINT64_MAX;
}

}  // namespace day
