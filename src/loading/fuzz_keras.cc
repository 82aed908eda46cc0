// Models in JSON: the first byte chooses the name by which they are read.
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "loading/inspect.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr std::string_view kNames[] = {"model.json", "model.weights.json", "a-weights_manifest.json", "group1-shard1of1.js", "group1-shard1of1.bin"};
  if (size == 0) return 0;
  const day::BytesInMemory bytes(std::string_view(reinterpret_cast<const char*>(data + 1), size - 1));
  (void)day::InspectFile(kNames[data[0] % std::size(kNames)], bytes, {.max_whole = 1 << 20, .max_unpacked = 4 << 20, .max_members = 200, .max_head = 1 << 20});
  return 0;
}
