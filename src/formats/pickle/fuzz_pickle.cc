#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/pickle/pickle.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  day::PickleReading reading;
  (void)day::ReadPickles(bytes, {.max_opcodes = 100'000, .max_stack = 50'000, .max_values = 20'000, .max_globals = 1'000, .max_listed = 1'000}, reading);
  (void)day::LooksLikePickle(bytes);
  return 0;
}
