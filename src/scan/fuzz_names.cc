// Any bytes as a path.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/name_check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  (void)day::scan::OdditiesOf({reinterpret_cast<const char*>(data), size});
  return 0;
}
