#include "formats/python_source/python_values.h"

#include <algorithm>
#include <charconv>

#include "text/utf8.h"

namespace day::python {

bool IsKeyword(std::string_view word) {
  for (std::string_view keyword : {"if",    "elif",     "else",   "for",      "while",  "in",     "not", "and",   "or",   "is",     "return",  "yield",
                                   "await", "assert",   "del",    "raise",    "from",   "import", "as",  "with",  "try",  "except", "finally", "pass",
                                   "break", "continue", "global", "nonlocal", "lambda", "class",  "def", "async", "None", "True",   "False"})
    if (word == keyword) return true;
  return false;
}

std::string Unescaped(std::string_view text, bool raw) {
  if (raw || text.find('\\') == text.npos) return std::string(text);
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 >= text.size()) {
      plain += text[i];
      continue;
    }
    const char c = text[++i];
    const size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : c >= '0' && c <= '7' ? 3 : 0;
    if (digits == 0) {
      plain += c == 'n' ? '\n' : c == 't' ? '\t' : c;
      continue;
    }
    const bool octal = c >= '0' && c <= '7';
    const std::string_view number = text.substr(octal ? i : i + 1, digits);
    uint32_t code = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), code, octal ? 8 : 16);
    const size_t read = static_cast<size_t>(end - number.data());
    if (error == std::errc() && code <= 0x10FFFF) AppendUtf8(plain, code);
    i += octal ? std::max<size_t>(read, 1) - 1 : read;
  }
  return plain;
}

void Settle(std::string& name) {
  for (std::string_view prefix : {"builtins.", "__builtins__.", "__builtin__."})
    if (name.starts_with(prefix)) name.erase(0, prefix.size());
}

std::string DeclaredCoding(std::string_view text) {
  for (int line = 0; line < 2; ++line) {
    const std::string_view first = text.substr(0, std::min(text.find('\n'), text.size()));
    const size_t at = first.find("coding");
    if (first.starts_with('#') && at != first.npos) {
      const std::string_view rest = TrimAscii(first.substr(std::min(at + 7, first.size())));
      return ToLowerAscii(rest.substr(0, std::min<size_t>(rest.find_first_of(" \t*;"), 40)));
    }
    text.remove_prefix(std::min(first.size() + 1, text.size()));
  }
  return {};
}

}  // namespace day::python
