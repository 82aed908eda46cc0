#include <cstddef>
#include <cstdint>
#include <string_view>

#include "source/manifest.h"
#include "source/path.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)day::ParseManifest(text, "release.yaml");
  (void)day::UnsafePath(text);
  (void)day::LinkLeavesTree(text.substr(0, size / 2), text.substr(size / 2));
  return 0;
}
