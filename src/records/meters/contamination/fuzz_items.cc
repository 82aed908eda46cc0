#include <cstddef>
#include <cstdint>
#include <string_view>

#include "records/meters/contamination/items.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  day::records::BenchmarkSet set;
  (void)day::records::AddItems("made", bytes, {}, set);
  const std::string field = "question";
  (void)day::records::AddItems("made", bytes, {&field, 1}, set);
  return 0;
}
