#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/hdf5/hdf5.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const day::BytesInMemory bytes(text);
  if (const auto begin = day::FindHdf5(text))
    (void)day::ReadHdf5(bytes, *begin, {.max_read = 4 << 20, .max_texts = 1 << 20, .max_links = 5'000, .checksums = size % 4 == 0});
  return 0;
}
