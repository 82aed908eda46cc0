#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/nnef/nnef.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)day::ParseNnef(bytes, size);
  return 0;
}
