#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/js_shard/js_shard.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)day::LooksLikeJsShard(text);
  (void)day::ParseJsShard(text, day::JsShardLoaderDigest(text.substr(0, text.find(".exports=\"") + 10)));
  return 0;
}
