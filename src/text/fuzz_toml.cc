#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/toml.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  (void)day::ParseToml({reinterpret_cast<const char*>(data), size}, {.max_nodes = 100'000});
  return 0;
}
