// However a text is cut, it has the same lines.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "probes/source_code/line_count.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  day::source_code::LineCount whole, joined;
  whole.Add(text);
  const size_t step = size == 0 ? 1 : 1 + data[0] % 16;
  for (size_t at = 0; at < size; at += step) {
    day::source_code::LineCount part;
    part.Add(text.substr(at, step));
    joined.Append(part);
  }
  if (whole.lines() != joined.lines() || whole.lines() > size) std::abort();
  return 0;
}
