#include "license/header_stretch.h"

#include <algorithm>

#include "license/license_words.h"
#include "text/utf8.h"

namespace day {
namespace {

// What a line of a comment begins with, or nothing: '*' stands for the lines of a block, the opening one too.
char CommentMark(std::string_view line) {
  const size_t at = line.find_first_not_of(" \t");
  if (at == line.npos) return '\0';
  const char c = line[at], next = at + 1 < line.size() ? line[at + 1] : '\0';
  if (c == '#' || c == '*' || c == ';' || c == '%') return c;
  if (c == '/' && (next == '/' || next == '*')) return next;
  return c == '-' && next == '-' ? c : '\0';
}

// The end of the last line of the comment in which `at` stands; empty lines may lie in it. `text.npos` if it stands in none.
size_t EndOfComment(std::string_view text, size_t at) {
  constexpr int kMostEmpty = 2;
  const size_t before = text.rfind('\n', at);
  const size_t begin = before == text.npos ? 0 : before + 1;
  const char mark = CommentMark(text.substr(begin, 200));
  if (mark == '\0') return text.npos;
  size_t end = std::min(text.find('\n', at), text.size());
  int empty = 0;
  for (size_t next = end; next < text.size() && empty <= kMostEmpty;) {
    const size_t line_end = std::min(text.find('\n', next + 1), text.size());
    const std::string_view line = text.substr(next + 1, line_end - next - 1);
    if (CommentMark(line.substr(0, 200)) == mark) {
      end = line_end;
      empty = 0;
    } else if (TrimAscii(line).empty()) {
      ++empty;
    } else {
      break;
    }
    next = line_end;
  }
  return end;
}

}  // namespace

bool IsInComment(std::string_view text, size_t at) {
  if (EndOfComment(text, at) != text.npos) return true;
  const std::string_view before = text.substr(0, at);
  const size_t begin = before.rfind("/*"), end = before.rfind("*/");
  return begin != before.npos && (end == before.npos || end < begin);
}

bool InOneComment(std::string_view text, size_t first, size_t second) {
  if (first >= second || second > text.size()) return true;
  const std::string_view between = text.substr(first, second - first);
  for (std::string_view end : {"*/", "-->", "\"\"\""})
    if (between.find(end) != between.npos) return false;
  const size_t end = EndOfComment(text, first);
  return end == text.npos || second <= end;
}

HeaderStretch AroundLicenseWords(std::string_view text) {
  constexpr size_t kBefore = 1'000, kAfter = 3'000;  // bytes
  const auto [first, last] = FindLicenseWords(text);
  if (first > last) return {0, text.size()};
  const size_t before = first > kBefore ? text.rfind('\n', first - kBefore) : text.npos;
  const size_t begin = before == text.npos ? 0 : before + 1;
  const size_t after = std::min(text.find('\n', std::min(last + kAfter, text.size())), text.size());
  const size_t end = std::min(after, EndOfComment(text, last));
  return end - begin < text.size() / 2 ? HeaderStretch{begin, end} : HeaderStretch{0, text.size()};
}

}  // namespace day
