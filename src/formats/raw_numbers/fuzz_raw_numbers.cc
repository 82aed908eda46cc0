#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/raw_numbers/raw_numbers.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  (void)day::LookForRawNumbers(day::BytesInMemory({reinterpret_cast<const char*>(data), size}));
  return 0;
}
