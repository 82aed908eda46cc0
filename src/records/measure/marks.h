// The half of the first stage that needs no patterns: signs and digits found by vector instructions, many gigabytes a second.
//
// Rejected: classes of characters with counts as patterns of the other half. Each such pattern alone is fast, some twenty of them together
// bring Hyperscan from 2,400 to 185 MB/s (docs/data-engine.md).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "records/measure/finder.h"
#include "records/measure/text_block.h"

namespace day::records {

// limit: a longer run of digits is a number in mathematics or a dump, and ends a stretch: no identifier has as many.
inline constexpr uint32_t kLongestRun = 40;

// Calls the sessions for every mark of the block, ascending for each kind of mark. `runs` is room to work in.
void FindMarks(const TextBlock& block, std::span<FinderSession* const> sessions, std::vector<NumberStretch::Run>& runs);

}  // namespace day::records
