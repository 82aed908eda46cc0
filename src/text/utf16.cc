#include "text/utf16.h"

#include <cstdint>

#include "text/utf8.h"

namespace day {

bool IsUtf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

std::string Utf8FromUtf16(std::string_view bytes) {
  constexpr uint32_t kReplacement = 0xFFFD;
  const bool little = bytes.starts_with('\xFF');
  const auto unit = [&](size_t at) -> uint32_t {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return little ? second << 8 | first : first << 8 | second;
  };
  std::string text;
  text.reserve(bytes.size() / 2);
  size_t at = 2;
  for (; at + 1 < bytes.size(); at += 2) {
    uint32_t code_point = unit(at);
    if (code_point >= 0xD800 && code_point < 0xE000) {
      const uint32_t low = code_point < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
      const bool pair = low >= 0xDC00 && low < 0xE000;
      code_point = pair ? 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00) : kReplacement;
      if (pair) at += 2;
    }
    AppendUtf8(text, code_point);
  }
  if (at < bytes.size()) AppendUtf8(text, kReplacement);
  return text;
}

}  // namespace day
