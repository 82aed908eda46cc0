#include <cstddef>
#include <cstdint>
#include <string_view>

#include "loading/inspect.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const day::BytesInMemory bytes(std::string_view(reinterpret_cast<const char*>(data), size));
  (void)day::InspectFile("a.bin", bytes, {.max_whole = 1 << 20, .max_unpacked = 4 << 20, .max_members = 200, .max_head = 1 << 20});
  return 0;
}
