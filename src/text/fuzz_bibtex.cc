// Any bytes are BibTeX; entries, fields and values keep to their bounds, and lines ascend.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/bibtex.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto entries = day::ParseBibTex({reinterpret_cast<const char*>(data), size});
  if (entries.size() > day::kMaxBibEntries) std::abort();
  uint32_t line = 0;
  for (const day::BibEntry& entry : entries) {
    if (entry.fields.size() > day::kMaxBibFields || entry.line < line) std::abort();
    line = entry.line;
    for (const day::BibField& field : entry.fields) {
      if (field.value.size() > day::kMaxBibValue || field.line < line) std::abort();
      line = field.line;
    }
  }
  return 0;
}
