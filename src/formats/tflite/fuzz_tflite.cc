#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/tflite/flex_options.h"
#include "formats/tflite/tflite.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)day::ReadTflite(day::BytesInMemory(bytes));
  (void)day::ReadFlexOptions(bytes);
  return 0;
}
