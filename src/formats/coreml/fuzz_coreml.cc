#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/coreml/blob.h"
#include "formats/coreml/coreml.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const day::BytesInMemory bytes(std::string_view(reinterpret_cast<const char*>(data), size));
  (void)day::LooksLikeCoreMl(bytes);
  (void)day::ReadCoreMl(bytes);
  (void)day::ReadCoreMlBlobs(bytes);
  return 0;
}
