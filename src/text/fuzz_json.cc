#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/json.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto value = day::ParseJson({reinterpret_cast<const char*>(data), size}, {.max_nodes = 100'000});
  if (value) (void)day::WriteJson(*value);
  // What is left out changes nothing about what is taken.
  const auto without = day::ParseJson({reinterpret_cast<const char*>(data), size}, {.max_nodes = 100'000, .without = {"a", "b"}});
  if (value && !without) __builtin_trap();
  return 0;
}
