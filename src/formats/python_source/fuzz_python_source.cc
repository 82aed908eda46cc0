#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/python_source/python_source.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  (void)day::ReadPythonSource(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
