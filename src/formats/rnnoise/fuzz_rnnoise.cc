#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/rnnoise/rnnoise.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  (void)day::ParseRnnoise({reinterpret_cast<const char*>(data), size});
  return 0;
}
