// Any bytes are a license: clauses lie in the text, in order, with lines that the text has; what follows from them is total.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "license/clauses.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto lines = 1 + static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
  for (const day::LicenseClause& clause : day::FindClauses(text)) {
    if (clause.begin >= clause.end || clause.end > size || clause.first_line == 0 || clause.first_line > clause.last_line || clause.last_line > lines)
      std::abort();
  }
  return 0;
}
