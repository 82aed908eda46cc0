// The header of a safetensors file: which tensors, of which shapes and types, where.
//
// Format: a little-endian u64 N, then N bytes of JSON, then the tensors' bytes. Rules as in the reference reader
// (https://github.com/huggingface/safetensors, README and src/tensor.rs): N at most 100,000,000; offsets begin at 0, leave no
// gap, never overlap and end with the file; each tensor's length is the product of its shape and its type's size.
// Pure: memory in, struct out. Any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

inline constexpr uint64_t kSafetensorsMaxHeader = 100'000'000;  // limit: bytes, the format's own
inline constexpr size_t kSafetensorsMaxListed = 250'000;        // limit: tensors that are listed; the largest models have some 100,000

struct SafetensorsTensor {
  std::string name, dtype;  // "F32", "BF16" …
  std::vector<uint64_t> shape;
  uint64_t begin = 0, end = 0;  // bytes, counted from the end of the header
};

// Bits of one element; nothing where the format has no such type.
std::optional<uint64_t> SafetensorsBitsOf(std::string_view dtype);

struct SafetensorsHeader {
  uint64_t tensors = 0;
  uint64_t parameters = 0;  // elements of all tensors together
  std::map<std::string, uint64_t> parameters_by_dtype;
  std::vector<SafetensorsTensor> listed;                      // the first so many of the header, by where they begin
  std::vector<std::pair<std::string, std::string>> metadata;  // __metadata__
};

// The header's length from the first 8 bytes of a file of `file_size` bytes.
std::expected<uint64_t, Malformed> ParseSafetensorsLength(std::string_view first_eight, uint64_t file_size);

// `json` is the header's text, which stands at offset 8; `data_size` the number of bytes that follow it.
std::expected<SafetensorsHeader, Malformed> ParseSafetensorsHeader(std::string_view json, uint64_t data_size);

// Both from a file; `data_at` is where the tensors' bytes begin. Rules that are not the file's fault: kCannotBeRead, and "limit header-bytes".
std::expected<SafetensorsHeader, Malformed> ReadSafetensors(const RandomBytes& bytes, uint64_t max_header, uint64_t& data_at);

}  // namespace day
