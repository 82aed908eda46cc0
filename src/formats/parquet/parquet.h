// The footer of a Parquet file: how many rows and which columns.
//
// Format: https://parquet.apache.org/docs/file-format/ : the file ends with the metadata (Thrift compact protocol), its length as a
// little-endian u32, and "PAR1" ("PARE" when the footer is encrypted). Only FileMetaData.schema and num_rows are read; the
// data themselves are not this reader's business. Pure: memory in, struct out. Any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"

namespace day {

struct ParquetFooter {
  uint64_t rows = 0;
  std::vector<std::string> columns;  // leaf names, at most 1,000
};

// Length of the metadata from the last 8 bytes of a file of `file_size` bytes.
std::expected<uint64_t, Malformed> ParseParquetTail(std::string_view last_eight, uint64_t file_size);

// `metadata` stands just before the last 8 bytes; `base` is its offset in the file.
std::expected<ParquetFooter, Malformed> ParseParquetMetadata(std::string_view metadata, uint64_t base);

}  // namespace day
