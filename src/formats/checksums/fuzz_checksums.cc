#include <cstddef>
#include <cstdint>

#include "formats/checksums/checksums.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)day::ParseChecksums(text);
  (void)day::IsChecksumsName(text);
  return 0;
}
