// The header of a GGUF file: key-value metadata and the list of tensors.
//
// Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md (version 2 and 3; version 1 had 32-bit counts and is gone).
// Nothing is allocated by a length that the file states: strings are views into the bytes, arrays are walked, not stored.
// Pure: memory in, struct out. Any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

inline constexpr size_t kGgufMaxListed = 200'000;  // limit: tensors that are listed; models have some thousand

struct GgufTensor {
  std::string name, type;         // "F16", "Q4_K" …
  std::vector<uint64_t> extents;  // as in the file: the innermost first
  uint64_t offset = 0;            // bytes, counted from data_at
  uint64_t bytes = 0;             // 0 where the type's size is not known here
};

struct GgufHeader {
  uint32_t version = 0;
  uint64_t tensors = 0;
  uint64_t parameters = 0;                                     // elements of all tensors together
  std::map<std::string, uint64_t> parameters_by_type;          // "F16", "Q4_K" …; unknown types as "type-N"
  std::vector<std::pair<std::string, std::string>> metadata;   // scalar and string values as text; arrays as "[N items]"
  std::vector<std::pair<std::string, std::string>> templates;  // tokenizer.chat_template and its kin, whole, by key
  std::vector<GgufTensor> listed;                              // the first so many, in the order of the file
  uint64_t data_at = 0;                                        // where the tensors begin
  uint64_t data_bytes = 0;                                     // of all tensors with the padding between them
  uint64_t data_end = 0;                                       // the same without the padding after the last
  bool sized = true;                                           // false: a tensor has a type that is not known here, and data_bytes is too small
  std::string_view Get(std::string_view key) const;
};

// "F16", "Q4_K"; "type-N" of one that is not known. The numbers are ggml's (ggml_type), which older files share.
std::string GgufTypeName(uint32_t type);

// The one rule that more bytes can mend; everything else is final.
inline constexpr std::string_view kGgufNeedsMore = "ends in the middle of a field";

// `bytes` is the file's beginning, long enough to hold the header and the tensor list. Fails with kGgufNeedsMore when it is not.
std::expected<GgufHeader, Malformed> ParseGguf(std::string_view bytes);

// The same from a file, of which as much is read as it takes, at most `max_header` bytes. Rules that are not the file's fault: kCannotBeRead,
// and "limit header-bytes".
std::expected<GgufHeader, Malformed> ReadGguf(const RandomBytes& bytes, uint64_t max_header);

}  // namespace day
