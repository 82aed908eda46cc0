#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/caffe/caffe.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const day::BytesInMemory bytes(std::string_view(reinterpret_cast<const char*>(data), size));
  (void)day::LooksLikeCaffe(bytes);
  (void)day::ReadCaffe(bytes);
  return 0;
}
