// An Arrow table, as a stream or a file of its interprocess format (Feather 2 is that file), as a stream of JSON Lines: a line for each row, with the texts of
// its columns, also those within lists, structs, maps and dictionaries. What else columns hold is left out and named.
//
// Read from front to back, so that a compressed file needs no unpacking to disk: the footer of a file is asked for its columns only where they do not stand at
// its beginning. A batch's columns of texts are held in memory, one batch after the other. Not read: texts in unions, in columns of run ends and in lists by
// views, which are left out and named; tables whose numbers have their greatest byte first; Feather 1. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/byte_source.h"

namespace day::records {

inline constexpr size_t kArrowHead = 4096;  // bytes that tell
bool IsArrow(std::string_view head);

// limit: bytes of texts of a batch, and of dictionaries, that are held, with what they are unpacked from.
inline constexpr uint64_t kArrowMemory = uint64_t{768} << 20;
// limit: bytes of a message without its body, and of a footer.
inline constexpr uint64_t kLongestArrowMetadata = uint64_t{64} << 20;
// limit: bytes of a row as a line of JSON.
inline constexpr size_t kLongestArrowRow = size_t{64} << 20;

class ArrowStream : public ByteStream {
 public:
  // `raw`: unpacked, from its beginning. `footer`: of the file (arrow::FooterSize), or "" where it is not at hand. Errors: kInvalid for what begins with no
  // schema that can be read, and those of reading. Read gives kInvalid where the table is damaged or ends early, and kLimit where a batch or a row is too
  // large, after all rows that came before.
  static Result<std::unique_ptr<ArrowStream>> Open(std::unique_ptr<ByteStream> raw, std::string_view footer = "");
  virtual const std::vector<std::string>& columns() const = 0;   // that hold text
  virtual const std::vector<std::string>& left_out() const = 0;  // that hold none
};

}  // namespace day::records
