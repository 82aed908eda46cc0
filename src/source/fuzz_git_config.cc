#include <cstddef>
#include <cstdint>
#include <string_view>

#include "source/work_tree.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  (void)day::OriginInConfig({reinterpret_cast<const char*>(data), size});
  return 0;
}
