// Any bytes may stand where an expression is expected; what parses reads the same again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "license/license.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto normal = day::NormalizeExpression(text);
  const day::LicenseClass license_class = day::ClassOfExpression(text);
  if (!normal.has_value()) return 0;
  const auto again = day::NormalizeExpression(*normal);
  if (!again.has_value() || *again != *normal || day::ClassOfExpression(*normal) != license_class) std::abort();
  return 0;
}
