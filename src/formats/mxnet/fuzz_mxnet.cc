#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/mxnet/mxnet.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  (void)day::ReadMxnet(day::BytesInMemory({reinterpret_cast<const char*>(data), size}));
  return 0;
}
