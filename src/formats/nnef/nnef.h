// A tensor of NNEF (.dat beside graph.nnef): a header of 128 bytes and numbers.
//
// Format: Neural Network Exchange Format 1.0.5 (Khronos), 5.2: the bytes 0x4E 0xEF, version (1, 0), u32 bytes of data, u32 rank (at most 8), u32
// extents[8], u32 bits of an item, u32 its type (the upper half is a vendor's), u32 parameters[8], and zeros. Items of fewer than 8 bits are packed;
// 2^32 - 1 bits stand for blocks of a vendor's own (tract, nnef/src/tensors.rs).
// Pure; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"

namespace day {

struct NnefTensor {
  uint64_t data_bytes = 0, elements = 1;
  uint32_t bits = 0, type = 0;
  std::vector<uint32_t> shape;
};
inline constexpr uint64_t kNnefHeader = 128;  // bytes

bool LooksLikeNnef(std::string_view head);
// From the first 128 bytes; `size` is that of the file.
std::expected<NnefTensor, Malformed> ParseNnef(std::string_view head, uint64_t size);

}  // namespace day
