// A stretch of an artifact's bytes, held in memory by the engine and lent to a probe for one call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace day {

struct Window {
  std::span<const std::byte> bytes;
  uint64_t offset = 0;  // of bytes[0] in the artifact
  size_t overlap = 0;   // how many leading bytes the previous window showed already
  bool last = false;    // the artifact ends with this window

  std::string_view text() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
};

}  // namespace day
