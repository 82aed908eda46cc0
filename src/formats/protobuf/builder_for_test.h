// Writes protocol buffers for tests: Bytes(7, Bytes(1, "node") + Number(2, 5)).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace day::proto {

inline std::string Varint(uint64_t value) {
  std::string out;
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
  out.push_back(static_cast<char>(value));
  return out;
}
inline std::string Tag(uint32_t number, uint32_t type) { return Varint(uint64_t{number} << 3 | type); }
inline std::string Number(uint32_t number, uint64_t value) { return Tag(number, 0) + Varint(value); }
inline std::string Bytes(uint32_t number, std::string_view content) { return Tag(number, 2) + Varint(content.size()) + std::string(content); }

}  // namespace day::proto
