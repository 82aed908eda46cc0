// Checks that a text is JSON (RFC 8259) without making a tree of it: for files of many millions of numbers, whose values nobody asks for.
//
// Memory does not grow with the text. Not checked: that strings are UTF-8. Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace day {

struct JsonCheck {
  bool valid = false;
  uint64_t at = 0;  // where it breaks
  uint64_t numbers = 0;
};
inline constexpr uint32_t kJsonCheckDepth = 64;  // limit: containers in containers; deeper is not valid here

JsonCheck CheckJson(std::string_view text);

}  // namespace day
