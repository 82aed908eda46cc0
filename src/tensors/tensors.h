// The tensors of a model file, whatever its format: name, type, shape, and where their bytes lie.
//
// Read from headers alone (safetensors, GGUF, NumPy) or from the pickle of a PyTorch file, without loading anything. One vocabulary for
// all formats: types by the names that safetensors gives them (F32, BF16, I64 …), GGUF's blocks by theirs (Q4_K); shapes with the outermost
// extent first, as PyTorch and NumPy print them, which is the reverse of GGUF's order. So a tensor has the same entry in every container.
// Pure over RandomBytes; any thread. What it holds is bounded by the limits.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct TensorLimits {
  uint64_t max_head = uint64_t{128} << 20;  // limit: header-bytes; of a header, or of a pickle
  size_t max_listed = 500'000;              // limit: tensors that are listed
};

struct StoredTensor {
  std::string name;             // as the file has it; keys of nested dicts parted by dots
  std::string dtype;            // "F32", "Q4_K"; the format's own word where there is none better
  std::vector<uint64_t> shape;  // the outermost extent first
  uint64_t elements = 0;
  uint64_t offset = 0;            // in the file, bytes
  uint64_t length = 0;            // bytes, one row after the other; with strides: bytes that the elements take together
  std::vector<uint64_t> strides;  // in elements, one for each extent; empty where the rows follow one another
  std::string_view no_bytes;      // why its bytes cannot be read here, or ""; static text
};

struct TensorList {
  std::string_view format;            // id of knowledge/types.yaml
  std::vector<StoredTensor> tensors;  // by where they begin
  uint64_t tensors_in_all = 0;        // more than are listed, where there are more than max_listed
  uint64_t parameters = 0;            // elements of all tensors together; saturates
  std::vector<std::pair<std::string, std::string>> metadata;
};

// `name` is the last part of the file's path: an array of NumPy is named by it.
std::expected<TensorList, Malformed> ListTensors(std::string_view name, const RandomBytes& bytes, const TensorLimits& limits = {});
inline constexpr std::string_view kNoTensorFormat = "is of no format whose tensors are listed";  // the rule of the error for all other files

// Bits of one element; 0 for blocks and what is not known.
uint64_t BitsOfElement(std::string_view dtype);

}  // namespace day
