#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/paddle/paddle.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const day::BytesInMemory bytes(std::string_view(reinterpret_cast<const char*>(data), size));
  (void)day::LooksLikePaddleProgram(bytes);
  (void)day::ReadPaddleProgram(bytes);
  (void)day::ReadPaddleParameters(bytes);
  return 0;
}
