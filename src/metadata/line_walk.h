// Lines, and headers in them. Private to this room.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace day::metadata {

// Hands over each line with its number, without its break.
template <class Visit>
void EachLine(std::string_view text, Visit visit) {
  uint32_t number = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    visit(line, ++number);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

inline bool IsIndented(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

struct Header {
  std::string key;  // lower case; "" where the line is none
  std::string_view value;
};
inline Header HeaderOf(std::string_view line, std::string_view separators) {
  constexpr size_t kMaxKey = 100;  // limit: bytes
  const size_t at = line.find_first_of(separators);
  if (at == line.npos || at > kMaxKey || IsIndented(line)) return {};
  return {ToLowerAscii(TrimAscii(line.substr(0, at))), TrimAscii(line.substr(at + 1))};
}

}  // namespace day::metadata
