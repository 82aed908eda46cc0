// The header of a NumPy array file: type, order, shape, and whether its elements are pickled.
//
// Format: numpy/lib/format.py. The bytes 0x93 'NUMPY', version (1, 2 or 3, minor 0), the header's length (u16, from version 2 on u32), the
// header: a Python dictionary literal of exactly descr, fortran_order and shape, padded with spaces and a line feed. Where the type holds
// objects, a pickle follows instead of elements. NumPy refuses headers longer than 10,000 characters unless pickles are allowed.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"

namespace day {

inline constexpr uint64_t kNpyMaxHeader = 10'000;  // limit: bytes, NumPy's own

struct NpyHeader {
  std::string descr;  // as written
  bool objects = false;
  bool fortran_order = false;  // the first extent is the innermost
  uint64_t item_size = 0;      // bytes; 0 where it is not known here (structured types)
  std::vector<uint64_t> shape;
  uint64_t elements = 0;
  uint64_t data_at = 0;  // where the elements, or the pickle, begin
};

// From the first bytes of a file; 10,012 are enough.
std::expected<NpyHeader, Malformed> ParseNpyHeader(std::string_view head);

}  // namespace day
