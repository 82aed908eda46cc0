// The cells of a table in text: RFC 4180, and what is written in its stead.
#pragma once

#include <cstddef>
#include <string_view>

namespace day::records {

// A quote opens a cell only at its beginning; what stands behind the closing one is taken with it, and then the cell is not `quoted`.
struct Cell {
  std::string_view raw;
  bool quoted = false;
};

// The cell from `at` on; `at` is then at a separator, at a line break, or at the end.
Cell NextCell(std::string_view rows, size_t& at, char separator);

}  // namespace day::records
