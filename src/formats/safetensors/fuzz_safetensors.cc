#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/safetensors/safetensors.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)day::ParseSafetensorsLength(bytes.substr(0, 8), size);
  (void)day::ParseSafetensorsHeader(bytes, size);
  return 0;
}
