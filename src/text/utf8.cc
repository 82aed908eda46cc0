#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace day {
namespace {

struct Interval {
  uint32_t first, last;
};

template <size_t N>
bool In(const std::array<Interval, N>& intervals, uint32_t code_point) {
  const auto at = std::lower_bound(intervals.begin(), intervals.end(), code_point, [](const Interval& i, uint32_t c) { return i.last < c; });
  return at != intervals.end() && at->first <= code_point;
}

// Characters that change how the rest of a line is shown, or show as nothing: bidirectional controls and isolates, zero-width
// characters, line and paragraph separators, byte-order mark, tags, annotation controls (Unicode 15, general categories Cf, Zl, Zp).
constexpr std::array<Interval, 11> kInvisible = {{{0xAD, 0xAD},
                                                  {0x61C, 0x61C},
                                                  {0x180E, 0x180E},
                                                  {0x200B, 0x200F},
                                                  {0x2028, 0x202E},
                                                  {0x2060, 0x206F},
                                                  {0xFEFF, 0xFEFF},
                                                  {0xFFF9, 0xFFFB},
                                                  {0x1BCA0, 0x1BCA3},
                                                  {0x1D173, 0x1D17A},
                                                  {0xE0000, 0xE007F}}};
// Combining marks of the scripts that READMEs are written in; an approximation that only moves columns.
constexpr std::array<Interval, 14> kCombining = {{{0x300, 0x36F},
                                                  {0x483, 0x489},
                                                  {0x591, 0x5BD},
                                                  {0x610, 0x61A},
                                                  {0x64B, 0x65F},
                                                  {0x900, 0x902},
                                                  {0x93C, 0x93C},
                                                  {0xE31, 0xE31},
                                                  {0xE34, 0xE3A},
                                                  {0xE47, 0xE4E},
                                                  {0x1AB0, 0x1AFF},
                                                  {0x20D0, 0x20F0},
                                                  {0xFE00, 0xFE0F},
                                                  {0xFE20, 0xFE2F}}};
// East Asian wide and fullwidth, and emoji shown wide (Unicode 15, EastAsianWidth W and F, coarse).
constexpr std::array<Interval, 11> kWide = {{{0x1100, 0x115F},
                                             {0x2E80, 0x303E},
                                             {0x3041, 0x33FF},
                                             {0x3400, 0x4DBF},
                                             {0x4E00, 0x9FFF},
                                             {0xA000, 0xA4CF},
                                             {0xAC00, 0xD7A3},
                                             {0xF900, 0xFAFF},
                                             {0xFE30, 0xFE6F},
                                             {0xFF00, 0xFF60},
                                             {0x1F300, 0x1FAFF}}};

// Length of the valid sequence at the front, or 0.
size_t ValidLength(std::string_view text, uint32_t& code_point) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  size_t length;
  uint32_t minimum;
  if (lead < 0x80) {
    code_point = lead;
    return 1;
  }
  if (lead >= 0xC2 && lead <= 0xDF) length = 2, minimum = 0x80, code_point = lead & 0x1F;
  else if (lead >= 0xE0 && lead <= 0xEF) length = 3, minimum = 0x800, code_point = lead & 0x0F;
  else if (lead >= 0xF0 && lead <= 0xF4) length = 4, minimum = 0x10000, code_point = lead & 0x07;
  else return 0;
  if (text.size() < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
    code_point = (code_point << 6) | (byte(i) & 0x3F);
  }
  if (code_point < minimum || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) return 0;
  return length;
}

// Eight ASCII bytes at a time: most of what is checked is ASCII.
size_t AsciiPrefix(std::string_view text) {
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    if (word & 0x8080808080808080U) break;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

// Control characters that no text has; `ascii` holds no other bytes. Most words of eight have no control character at all.
size_t CountControls(std::string_view ascii) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != 0x1B;
  };
  size_t controls = 0, i = 0;
  for (; i + 8 <= ascii.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, ascii.data() + i, 8);
    if (((word - 0x2020202020202020U) & 0x8080808080808080U) == 0) continue;  // no byte below 0x20
    controls +=
        static_cast<size_t>(std::count_if(ascii.begin() + static_cast<std::ptrdiff_t>(i), ascii.begin() + static_cast<std::ptrdiff_t>(i + 8), is_control));
  }
  return controls + static_cast<size_t>(std::count_if(ascii.begin() + static_cast<std::ptrdiff_t>(i), ascii.end(), is_control));
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

bool IsUtf8(std::string_view bytes) {
  while (!bytes.empty()) {
    bytes.remove_prefix(AsciiPrefix(bytes));
    if (bytes.empty()) return true;
    uint32_t code_point = 0;
    const size_t length = ValidLength(bytes, code_point);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

uint32_t NextCodePoint(std::string_view& text) {
  uint32_t code_point = 0;
  const size_t length = ValidLength(text, code_point);
  text.remove_prefix(std::max<size_t>(length, 1));
  return length ? code_point : 0xFFFD;
}

void AppendUtf8(std::string& out, uint32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::string ToValidUtf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const size_t ascii = AsciiPrefix(bytes);
    out.append(bytes.substr(0, ascii));
    bytes.remove_prefix(ascii);
    if (!bytes.empty()) AppendUtf8(out, NextCodePoint(bytes));
  }
  return out;
}

bool IsUnprintable(uint32_t code_point) { return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) || In(kInvisible, code_point); }

std::string Printable(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    uint32_t code_point = 0;
    const size_t length = ValidLength(bytes, code_point);
    if (length == 0) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes.front()));
      bytes.remove_prefix(1);
      continue;
    }
    if (code_point == '\n') out += "\\n";
    else if (code_point == '\t') out += "\\t";
    else if (code_point == '\r') out += "\\r";
    else if (code_point < 0x20 || code_point == 0x7F) out += fmt::format("\\x{:02x}", code_point);
    else if (IsUnprintable(code_point)) out += fmt::format("\\u{{{:x}}}", code_point);
    else out.append(bytes.substr(0, length));
    bytes.remove_prefix(length);
  }
  return out;
}

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  while (!text.empty()) {
    const size_t ascii = AsciiPrefix(text);
    width += ascii;
    text.remove_prefix(ascii);
    if (text.empty()) break;
    const uint32_t code_point = NextCodePoint(text);
    if (In(kWide, code_point)) width += 2;
    else if (!In(kCombining, code_point) && !In(kInvisible, code_point)) ++width;
  }
  return width;
}

std::string ToLowerAscii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), Lower);
  return out;
}

std::string LettersAndDigits(std::string_view text) {
  std::string kept;
  for (const char c : ToLowerAscii(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) kept.push_back(c);
  return kept;
}

std::string PartedNames(std::string_view text) {
  std::string parted;
  parted.reserve(text.size() + 8);
  for (size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && text[i] >= 'A' && text[i] <= 'Z' && text[i - 1] >= 'a' && text[i - 1] <= 'z') parted += ' ';
    parted += text[i];
  }
  return parted;
}

std::string_view TrimAscii(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const size_t first = text.find_first_not_of(kSpace);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

namespace {

// One character of the glob against one of the text; moves `glob` past what it used.
bool OneMatches(std::string_view& glob, char c) {
  if (glob.front() == '?') {
    glob.remove_prefix(1);
    return c != '/';
  }
  if (glob.front() == '[') {
    const size_t end = glob.find(']', 2);
    if (end != glob.npos) {
      std::string_view set = glob.substr(1, end - 1);
      glob.remove_prefix(end + 1);
      const bool negated = set.front() == '!' || set.front() == '^';
      if (negated) set.remove_prefix(1);
      bool found = false;
      for (size_t i = 0; i < set.size(); ++i) {
        if (i + 2 < set.size() && set[i + 1] == '-') {
          found = found || (Lower(set[i]) <= Lower(c) && Lower(c) <= Lower(set[i + 2]));
          i += 2;
        } else {
          found = found || Lower(set[i]) == Lower(c);
        }
      }
      return found != negated && c != '/';
    }
  }
  const bool equal = Lower(glob.front()) == Lower(c);
  glob.remove_prefix(1);
  return equal;
}

}  // namespace

bool BeginsWithAny(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return text.starts_with(beginning); });
}

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return text.ends_with(ending); });
}

std::string_view FirstBytes(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string ReplaceAll(std::string text, std::string_view what, std::string_view by) {
  for (size_t at = 0; (at = text.find(what, at)) != text.npos; at += by.size()) text.replace(at, what.size(), by);
  return text;
}

// The classic two-pointer match, with one place to return to for `*` and one for `**`: quadratic at worst, never exponential.
bool GlobMatches(std::string_view glob, std::string_view text) {
  struct Retry {
    std::string_view glob;
    size_t text = 0;
    bool set = false;
  } star, deep;
  size_t at = 0;
  std::string_view rest = glob;
  for (;;) {
    if (rest.starts_with("**")) {
      rest.remove_prefix(2);
      if (rest.starts_with('/') && (at == 0 || text[at - 1] == '/')) {
        // "**/x" also matches "x": try without the slash first, then from every later place.
        deep = {rest.substr(1), at, true};
        rest.remove_prefix(1);
      } else {
        deep = {rest, at, true};
      }
      star.set = false;
      continue;
    }
    if (rest.starts_with('*')) {
      rest.remove_prefix(1);
      star = {rest, at, true};
      continue;
    }
    if (at == text.size() && rest.empty()) return true;
    if (at < text.size() && !rest.empty()) {
      std::string_view next = rest;
      if (OneMatches(next, text[at])) {
        rest = next;
        ++at;
        continue;
      }
    }
    if (star.set && star.text < text.size() && text[star.text] != '/') {
      at = ++star.text;
      rest = star.glob;
      continue;
    }
    star.set = false;
    if (deep.set && deep.text < text.size()) {
      at = ++deep.text;
      rest = deep.glob;
      continue;
    }
    return false;
  }
}

bool LooksLikeText(std::string_view head) {
  if (head.empty()) return false;
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return head.size() >= 2;  // UTF-16 with a byte-order mark
  if (std::memchr(head.data(), 0, head.size())) return false;
  size_t controls = 0, invalid = 0;
  for (size_t i = 0; i < head.size();) {
    const size_t ascii = AsciiPrefix(head.substr(i));
    controls += CountControls(head.substr(i, ascii));
    i += ascii;
    if (i >= head.size()) break;
    uint32_t code_point = 0;
    const size_t length = ValidLength(head.substr(i), code_point);
    if (length == 0) {
      // A sequence that the end of the head cuts is no fault.
      if (head.size() - i < 4 && static_cast<unsigned char>(head[i]) >= 0xC2) break;
      ++invalid;
      ++i;
      continue;
    }
    i += length;
  }
  if (controls * 50 > head.size()) return false;
  // Latin-1 and its like: some high bytes among much ASCII; binary data has far more.
  return invalid == 0 || invalid * 8 < head.size();
}

}  // namespace day
