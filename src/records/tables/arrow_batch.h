// The columns of one Arrow batch that hold text, in memory, and the texts of their rows as JSON. For this room only.
//
// Nothing that a batch says is believed: each buffer is long enough for its rows and each place is inside of it before a row is asked for; views, and places
// in dictionaries, are looked at when they are followed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "formats/arrow/arrow.h"
#include "io/byte_source.h"

namespace day::records {

bool HoldsText(const arrow::Column& column);

struct ArrowDictionary;

// A column of a batch. Buffers as the format lays them out (formats/arrow/arrow.h).
struct ArrowArray {
  const arrow::Column* column = nullptr;
  bool places = false;                          // its values are places in the dictionary
  const ArrowDictionary* dictionary = nullptr;  // null: none was given
  uint64_t rows = 0;
  std::string valid, offsets, values;  // valid: empty where all are
  std::vector<std::string> more;       // of views
  std::vector<ArrowArray> children;    // as the column's; those without text are empty
};

struct ArrowDictionary {
  std::vector<ArrowArray> parts;  // behind one another
  uint64_t bytes = 0;             // that they hold
};
using ArrowDictionaries = std::map<int64_t, ArrowDictionary>;

// The bytes of a message behind its metadata, from front to back.
class ArrowBody {
 public:
  ArrowBody(ByteStream& in, uint64_t length) : in_(in), length_(length) {}
  // Errors: kInvalid where the stream ends before.
  Status SkipTo(uint64_t at);
  Status Read(uint64_t length, std::string& out);
  Status End() { return SkipTo(length_); }

 private:
  ByteStream& in_;
  const uint64_t length_;
  uint64_t at_ = 0;
};

// Takes the whole body. `values`: the columns are those of a dictionary's values. `room`: bytes that may be held, and what is left of them.
// Errors: kInvalid for what is damaged, kLimit for what does not fit.
Result<std::vector<ArrowArray>> LoadArrowBatch(const std::vector<const arrow::Column*>& columns, bool values, const arrow::Batch& batch,
                                               const ArrowDictionaries& dictionaries, ArrowBody body, uint64_t& room);

// Appends the texts of a row: a string, an array, an object of the members that hold text. Null where it is. Errors as above; a row that is longer than `most`
// bytes is a limit, and so are dictionaries that lie in each other (`depth`).
inline constexpr int kDeepestArrowText = 256;
Status AppendArrowTexts(const ArrowArray& array, uint64_t row, size_t most, std::string& out, int depth = 0);

}  // namespace day::records
