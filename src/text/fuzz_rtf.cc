// What is read of any bytes is never longer than they are and has as many lines.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/rtf.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = day::TextFromRtf(bytes);
  if (text.size() > size || std::ranges::count(text, '\n') > std::ranges::count(bytes, '\n')) std::abort();
  return 0;
}
