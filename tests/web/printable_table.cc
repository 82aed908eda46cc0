// Every code point that Printable does not leave as it is, one a line: its number and how it is shown. The page must do the same (unit_test.mjs).
#include <fmt/format.h>

#include <string>

#include "text/utf8.h"

int main() {
  for (uint32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;  // no character of UTF-8
    std::string text;
    day::AppendUtf8(text, code_point);
    if (const std::string shown = day::Printable(text); shown != text) fmt::print("{} {}\n", code_point, shown);
  }
}
