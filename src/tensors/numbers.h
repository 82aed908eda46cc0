// The numbers of a tensor's elements, by their type.
#pragma once

#include <cstddef>
#include <string_view>

namespace day::tensors {

// Reads the element that begins there, in little-endian bytes.
using ReadNumber = double (*)(const std::byte* at);
// Null for types that have no such reading: blocks of GGUF, floats of 8 bits and less, complex numbers.
ReadNumber NumberReaderOf(std::string_view dtype);

}  // namespace day::tensors
