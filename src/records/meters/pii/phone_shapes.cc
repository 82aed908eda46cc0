#include "records/meters/pii/phone_shapes.h"

namespace day::pii {
namespace {

int ValueOf(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

Gap GapBetween(std::string_view text, uint32_t begin, uint32_t end) {
  Gap gap;
  int others = 0;
  for (uint32_t at = begin; at < end;) {
    const std::string_view rest = text.substr(at, end - at);
    if (text[at] == ' ') gap.blank = true, ++at;
    else if (text[at] == '-') gap.hyphen = true, ++others, ++at;
    else if (text[at] == '.') gap.dot = true, ++others, ++at;
    else if (text[at] == '/') gap.slash = true, ++others, ++at;
    else if (text[at] == '(') gap.opens = true, ++at;
    else if (text[at] == ')') gap.closes = true, ++at;
    else if (rest.starts_with("\xC2\xA0")) gap.blank = true, at += 2;
    else if (rest.starts_with("\xE2\x80\x90") || rest.starts_with("\xE2\x80\x91") || rest.starts_with("\xE2\x80\x93")) gap.hyphen = true, ++others, at += 3;
    else if (rest.starts_with("\xE2\x80\xAF")) gap.blank = true, at += 3;
    else return gap;
  }
  gap.joins = others <= 2 && end - begin <= 4;
  return gap;
}

bool IsDateLike(const Number& number) {
  const auto value = [&](size_t from, size_t count) { return ValueOf({number.digits.data() + from, count}); };
  const auto& g = number.groups;
  if (number.count >= 3 && g[0] == 4 && g[1] <= 2 && g[2] <= 2) return value(0, 4) >= 1000 && value(0, 4) <= 2999 && value(4, g[1]) <= 12;
  if (number.count >= 3 && g[0] <= 2 && g[1] <= 2 && (g[2] == 4 || g[2] == 2) && !number.brackets) {
    const int first = value(0, g[0]), second = value(g[0], g[1]);
    const bool date = (first <= 31 && second <= 12) || (first <= 12 && second <= 31);
    return date && first > 0 && second > 0 && (g[2] == 2 ? number.count == 3 : value(g[0] + g[1], 4) >= 1000 && value(g[0] + g[1], 4) <= 2100);
  }
  return number.count == 2 && g[0] == 4 && g[1] == 4 && value(0, 4) >= 1500 && value(0, 4) <= 2100 && value(4, 4) >= 1500 && value(4, 4) <= 2100;  // years
}

bool IsTrunkShaped(const Number& number, Runs runs, std::string_view text) {
  if (number.length < 9 || number.length > 12 || number.count < 2 || number.count > 6 || number.digits[0] != '0' || number.digits[1] == '0') return false;
  if (number.groups[0] > 6 || (number.groups[0] == 1 && !number.brackets)) return false;
  size_t dots = 0;
  for (size_t i = 1; i < number.count; ++i) {
    const Gap gap = GapBetween(text, runs[i - 1].end, runs[i].begin);
    if (!gap.joins) return false;
    dots += gap.dot;
    if (number.groups[i] < 2 || number.groups[i] > 8) return false;
  }
  return dots == 0 || (dots == number.count - 1 && number.count >= 4);
}

bool IsBracketed(std::string_view text, Runs runs, bool opened) {
  if (!opened || runs.size() < 2 || text[runs[0].end] != ')') return false;
  const uint32_t area = runs[0].end - runs[0].begin;
  const bool zero = text[runs[0].begin] == '0';
  if (area < 2 || area > 5 || (area == 4 && (text[runs[0].begin] == '1' || text[runs[0].begin] == '2')) || runs[1].begin - runs[0].end > 2) return false;
  if (runs.size() == 2) return zero && runs[1].end - runs[1].begin >= 5;
  bool hyphen = false;
  for (size_t i = 2; i < runs.size(); ++i) {
    const char c = text[runs[i - 1].end];
    if (runs[i].begin - runs[i - 1].end != 1 || (c != ' ' && c != '-') || runs[i].end - runs[i].begin < 2) return false;
    hyphen |= c == '-';
  }
  return zero || hyphen;
}

bool HasHyphensAlone(std::string_view text, Runs runs) {
  for (size_t i = 1; i < runs.size(); ++i)
    if (runs[i].begin - runs[i - 1].end != 1 || text[runs[i - 1].end] != '-') return false;
  return true;
}

bool IsEvenlyParted(std::string_view text, Runs runs, size_t length) {
  if (runs.size() < 3 || runs.size() > 4 || length < 10 || length > 11) return false;
  const char sign = text[runs[0].end];
  if (sign != ' ' && sign != '-') return false;
  for (size_t i = 0; i < runs.size(); ++i) {
    const uint32_t digits = runs[i].end - runs[i].begin;
    if (digits < (i > 1 && runs.size() == 3 ? 3 : 2) || digits > 5 || (i > 0 && (runs[i].begin - runs[i - 1].end != 1 || text[runs[i - 1].end] != sign)))
      return false;
  }
  return true;
}

bool CountsUpOrDown(const Number& number) {
  if (number.count < 4) return false;
  std::array<int, kMostGroups> values{};
  size_t at = 0;
  for (size_t g = 0; g < number.count; ++g)
    for (size_t i = 0; i < number.groups[g]; ++i) values[g] = values[g] * 10 + (number.digits[at++] - '0');
  const int step = values[1] - values[0];
  if (step != 1 && step != -1) return false;
  size_t steps = 0;
  for (size_t g = 1; g < number.count; ++g) steps += values[g] - values[g - 1] == step;
  return steps + 1 >= number.count - 1;
}

bool IsTimeLike(std::string_view digits) {
  const auto value = [&](size_t from, size_t count) { return ValueOf(digits.substr(from, count)); };
  if ((digits.size() == 10 || digits.size() == 13) && digits[0] == '1') return true;
  if (digits.size() < 8 || (digits.size() != 8 && digits.size() != 12 && digits.size() != 14)) return false;
  return value(0, 4) >= 1900 && value(0, 4) <= 2100 && value(4, 2) >= 1 && value(4, 2) <= 12 && value(6, 2) >= 1 && value(6, 2) <= 31;
}

bool IsPartOfList(std::string_view text, Runs runs, size_t first, size_t last) {
  const auto two = [&](size_t i) { return runs[i].end - runs[i].begin == 2; };
  const bool before = first > 0 && two(first - 1) && runs[first].begin - runs[first - 1].end == 1 && text[runs[first - 1].end] == ' ';
  const bool behind = last + 1 < runs.size() && two(last + 1) && runs[last + 1].begin - runs[last].end == 1 && text[runs[last].end] == ' ';
  return before || behind;
}

uint32_t ExtensionEnd(const Bounded& text, uint32_t end) {
  uint32_t at = end;
  while (at - end < 3 && (IsBlank(text[at]) || text[at] == ',' || text[at] == ';')) ++at;
  const char first = text[at];
  if (!IsLetter(first) && first != '#') return end;
  for (const std::string_view word : {"extension", "ext.", "ext", "xtn", "x", "#", "Ext.", "Ext", "X", "poste", "ramal", "anexo"}) {
    if (word[0] != first || text.text.substr(at, word.size()) != word) continue;
    uint32_t digits = at + static_cast<uint32_t>(word.size());
    while (IsBlank(text[digits]) || text[digits] == '.' || text[digits] == ':' || text[digits] == '=') ++digits;
    uint32_t last = digits;
    while (last - digits < 7 && IsDigit(text[last])) ++last;
    if (last == digits || IsAlnum(text[last]) || last - at > 20) return end;
    return last;
  }
  return end;
}

bool MayStandBefore(const Bounded& text, uint32_t begin) {
  const char c = text[static_cast<int64_t>(begin) - 1], further = text[static_cast<int64_t>(begin) - 2];
  if (IsDigit(c) || (IsLetter(c) && !IsLetter(further)) || c == '_' || c == '$' || c == '#' || c == '@' || c == '%' || c == '&' || c == '\\') return false;
  if (c == '-' || c == '/' || c == '.' || c == ',' || c == '=') return !IsAlnum(further) || c == '=';
  return true;
}

bool MayFollow(const Bounded& text, uint32_t end) {
  const char c = text[end];
  if (IsAlnum(c) || c == '_' || c == '%' || c == '@') return false;
  return !((c == '-' || c == '.' || c == '/' || c == ',' || c == ':') && IsAlnum(text[end + 1])) &&
         !(c == '(' && IsAlnum(text[end + 1]) && !IsDigit(text[end + 1]));
}

}  // namespace day::pii
