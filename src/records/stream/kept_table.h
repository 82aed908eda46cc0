// A table (Parquet, Arrow) that is shown from front to back, kept until its end: its first bytes, and its last ones, since a footer says what lies where.
// For this room only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "io/byte_source.h"
#include "records/stream/stream_meter.h"

namespace day::records {

class KeptTable {
 public:
  explicit KeptTable(StreamKind kind) : kind_(kind) {}  // one that IsTable

  void Keep(std::string_view bytes);
  uint64_t looked_at() const { return looked_at_; }  // bytes at the beginning, of which rows are given

  struct Rows {
    std::unique_ptr<ByteStream> lines;  // JSON Lines
    bool whole = true;                  // all rows
    bool breaks_off = false;            // the lines end in an error where the table was cut, which is no fault of the file
  };
  // Once, at the end. Errors: those of the streams in records/tables. The rows need this object.
  Result<Rows> Open();

 private:
  const StreamKind kind_;
  std::string head_, tail_;
  uint64_t shown_ = 0, looked_at_ = 0;  // bytes
};

}  // namespace day::records
