#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/json.h"
#include "text/json_check.h"

// What the reader of trees takes within the same depth, the check takes, too (it does not look at UTF-8, so not the other way round).
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const bool valid = day::CheckJson(text).valid;
  if (!text.starts_with("\xef\xbb\xbf") && day::ParseJson(text, {.max_depth = 32}) && !valid) std::abort();
  return 0;
}
