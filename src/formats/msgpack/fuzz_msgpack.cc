#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/msgpack/msgpack.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  (void)day::ReadFlax(day::BytesInMemory({reinterpret_cast<const char*>(data), size}));
  return 0;
}
