#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/onnx/onnx.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const day::BytesInMemory bytes(std::string_view(reinterpret_cast<const char*>(data), size));
  (void)day::LooksLikeOnnx(bytes);
  (void)day::ReadOnnx(bytes);
  day::OnnxModel tensor;
  (void)day::ReadOnnxTensor(bytes, tensor);
  return 0;
}
