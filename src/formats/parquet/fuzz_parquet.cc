#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/parquet/parquet.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)day::ParseParquetTail(bytes.substr(0, 8), size);
  (void)day::ParseParquetMetadata(bytes, 0);
  return 0;
}
