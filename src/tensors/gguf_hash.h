// The digests that llama.cpp's gguf-hash prints: of each tensor's bytes as they lie in the file, and of all of them in a row.
// https://github.com/ggml-org/llama.cpp/tree/master/examples/gguf-hash (--xxh64, --xxh3, --sha1, --sha256). Lines are "xxh64     <hex>  <path>:<tensor>",
// in names nothing but what is printable.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tensors/tensors.h"

namespace day {

// A line for each tensor and one for the model. Nothing where the algorithm is none of those, or a tensor's bytes cannot be read.
std::optional<std::string> GgufHashLines(std::string_view algorithm, std::string_view path, const TensorList& list, const RandomBytes& bytes);

}  // namespace day
