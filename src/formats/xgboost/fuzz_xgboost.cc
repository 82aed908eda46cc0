// Any bytes are read or refused within their length, and what is read ends there.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "formats/xgboost/xgboost.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)day::LooksLikeXgboost(text);
  const auto model = day::ReadXgboost(day::BytesInMemory(text));
  if (model ? model->end > size : model.error().rule.empty()) std::abort();
  return 0;
}
