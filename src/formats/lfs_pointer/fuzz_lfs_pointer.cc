#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/lfs_pointer/lfs_pointer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  (void)day::ParseLfsPointer({reinterpret_cast<const char*>(data), size});
  return 0;
}
