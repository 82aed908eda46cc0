// What readers hand to meters: some texts of records side by side in memory, in the order of the file.
//
// Texts lie in one buffer so that a pass over many short ones costs one call. Nothing found may reach from one unit into another.
// A unit is a whole text, or a piece of one that is too long: then it is shown with what stands around it, and what begins outside of
// its own part belongs to a neighbor.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace day::records {

// limit: bytes around a piece's own part that it is shown with. Whether something begins at a place is decided by what stands within
// these distances; a key in PEM of more than 8 KiB is known by its first line all the same.
inline constexpr uint32_t kShownBefore = 256;
inline constexpr uint32_t kShownAfter = 8192;

struct TextUnit {
  uint64_t record = 0;          // in its file, from 0
  uint64_t at = 0;              // place of `begin` in the text that the unit is of, in bytes
  uint32_t begin = 0, end = 0;  // in TextBlock::text
  uint32_t own_begin = 0, own_end = 0;
  uint32_t field = 0;  // in TextBlock::fields
};

struct TextBlock {
  std::string_view text;                // at least 64 bytes behind it may be read
  std::vector<TextUnit> units;          // ascending, not overlapping
  std::span<const std::string> fields;  // names of fields: "text", "messages.content"; "" where there is none
};

}  // namespace day::records
