#include "license/escapes.h"

#include <charconv>

namespace day {

bool HoldsEscapedLines(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  return (first != text.npos && (text[first] == '{' || text[first] == '[')) || text.find("\\n\\n") != text.npos;
}

size_t SkipEscape(std::string_view text, size_t at, bool escaped_lines) {
  const std::string_view rest = text.substr(at, 3);
  if (rest.size() < 2 || (rest[1] != 'n' && rest[1] != 'r' && rest[1] != 't')) return at;
  const bool lower = rest.size() > 2 && rest[2] >= 'a' && rest[2] <= 'z';
  return escaped_lines || !lower ? at + 2 : at;
}

bool ReadUnicodeEscape(std::string_view text, size_t at, uint32_t& code_point) {
  const std::string_view rest = text.substr(at, 6);
  if (rest.size() < 6 || rest[1] != 'u') return false;
  uint32_t value = 0;
  if (std::from_chars(rest.data() + 2, rest.data() + 6, value, 16).ptr != rest.data() + 6) return false;
  code_point = value;
  return true;
}

}  // namespace day
