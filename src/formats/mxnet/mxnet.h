// MXNet's parameters: arrays in a row, and their names.
//
// Format: https://github.com/apache/mxnet, src/ndarray/ndarray.cc (NDArray::Load): u64 0x112, u64 0, u64 count, the arrays, u64 count, per name u64
// length and bytes. An array: u32 magic (0xF993FAC8 to 0xF993FACA), from the second on i32 storage (0 dense, 1 by rows, 2 compressed rows; the latter
// two with a shape of their own and indices), its shape (u32 rank, i64 extents), i32 device and number, i32 type, bytes. Older ones begin
// with the rank and have u32 extents.
// Steps over the numbers. Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct MxnetFile {
  uint64_t tensors = 0, parameters = 0;
  std::vector<std::string> names;  // at most 100,000
};

bool LooksLikeMxnet(std::string_view head);
std::expected<MxnetFile, Malformed> ReadMxnet(const RandomBytes& bytes);

}  // namespace day
