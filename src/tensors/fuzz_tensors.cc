#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tensors/digest.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const day::BytesInMemory bytes(std::string_view(reinterpret_cast<const char*>(data), size));
  const auto list = day::ListTensors("a.npy", bytes, {.max_head = 1 << 20, .max_listed = 1000});
  if (list) (void)day::DigestFile(bytes, *list, {.max_gathered = 1 << 16, .max_overlap = 2});
  return 0;
}
