#include <cstddef>
#include <cstdint>
#include <string_view>

#include "serve/target.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)day::ParseTarget(text);
  (void)day::NamesHost(text, {"localhost", "127.0.0.1", "[::1]"});
  return 0;
}
