// A Parquet file as a stream of JSON Lines: a line for each row, with the texts of its columns, also those within lists, structs and maps. What else columns
// hold (numbers, pictures) is left out and named.
//
// Read by the embedded database, which reads all encodings and compressions that are in use; as JSON, so that cutting, fields and places are those of every
// other format. One database for each file, on one thread, with a bound on its memory and nothing in its reach but this file.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/byte_source.h"

namespace day::records {

inline constexpr size_t kParquetHead = 4;  // bytes that tell
bool IsParquet(std::string_view head);

// limit: bytes that the database may hold; files with larger row groups of one column fail with kLimit.
inline constexpr uint64_t kParquetMemory = uint64_t{768} << 20;

class ParquetStream : public ByteStream {
 public:
  // Of a file that is not kept as one: its first bytes, and its last ones, which hold the footer (`last` ends with the file; what `first` has of it may be
  // left out). Rows are those of the leading row groups that lie wholly in `first`; `whole()` says whether those are all. Errors as below.
  static Result<std::unique_ptr<ParquetStream>> OpenParts(std::string_view first, std::string_view last, uint64_t size);
  virtual bool whole() const = 0;
  // `path`: absolute; a link is followed. Errors: of opening; kInvalid for what is no Parquet, or encrypted; kNotFound where the database is not installed.
  static Result<std::unique_ptr<ParquetStream>> Open(const std::string& path);
  virtual const std::vector<std::string>& columns() const = 0;   // that hold text
  virtual const std::vector<std::string>& left_out() const = 0;  // that hold none
};

}  // namespace day::records
