#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/zip/zip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const day::BytesInMemory bytes(std::string_view(reinterpret_cast<const char*>(data), size));
  (void)day::ReadZip(bytes, {.max_members = 1'000, .max_gaps = 1 << 20});
  return 0;
}
