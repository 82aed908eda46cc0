#include "records/meters/pii/coordinates.h"

#include <cmath>

namespace day::pii {
namespace {

struct Degrees {
  double value = 0;
  uint32_t decimals = 0, end = 0;
};
// [+-]d{1,3}[.d…]; end 0 where there is none.
Degrees ReadDegrees(const Bounded& text, uint32_t at) {
  Degrees read;
  const bool minus = text[at] == '-';
  if (minus || text[at] == '+') ++at;
  uint32_t whole = 0;
  while (whole < 4 && IsDigit(text[at + whole])) read.value = read.value * 10 + (text[at + whole++] - '0');
  if (whole == 0 || whole > 3) return {};
  at += whole;
  if (text[at] == '.' && IsDigit(text[at + 1])) {
    double place = 0.1;
    for (++at; IsDigit(text[at]) && read.decimals < 18; ++at, ++read.decimals, place /= 10) read.value += place * (text[at] - '0');
    if (IsDigit(text[at])) return {};
  }
  if (minus) read.value = -read.value;
  read.end = at;
  return read;
}

}  // namespace

Found FindDecimalCoordinates(const Site& site, uint32_t inside) {
  const Bounded text{site.text};
  const auto part = [](char c) { return IsDigit(c) || c == '.' || c == '-' || c == '+'; };
  uint32_t second = inside;
  while (second > 0 && inside - second < 24 && part(text[second - 1])) --second;
  uint32_t gap = second;
  bool comma = false;
  while (gap > 0 && second - gap < 4 && (IsBlank(text[gap - 1]) || text[gap - 1] == ',' || text[gap - 1] == ';' || text[gap - 1] == '/'))
    comma |= !IsBlank(text[--gap]);
  uint32_t first = gap;
  while (first > 0 && gap - first < 24 && part(text[first - 1])) --first;
  const char before = text[static_cast<int64_t>(first) - 1];
  if (first == gap || gap == second || IsAlnum(before) || before == '_' || before == '/' || before == '$') return {};
  const Degrees latitude = ReadDegrees(text, first), longitude = ReadDegrees(text, second);
  if (latitude.end != gap || longitude.end == 0 || std::fabs(latitude.value) > 90 || std::fabs(longitude.value) > 180) return {};
  const char after = text[longitude.end];
  if (IsAlnum(after) || after == '_' || after == '%' || ((after == '.' || after == '-') && IsDigit(text[longitude.end + 1]))) return {};
  const Candidate found{first, longitude.end, Validity::kPlausible, kRankForm};
  if (site.IsAll(first, longitude.end) && comma) return found;
  if (latitude.decimals < 3 || longitude.decimals < 3) return {};
  // More numbers beside the two are a list of something else.
  const auto number_follows = [&](int64_t at, int step) {
    int64_t i = at;
    while (i - at < 3 && at - i < 3 && (IsBlank(text[i]) || text[i] == ',')) i += step;
    return i != at && IsDigit(text[i]);
  };
  if (number_follows(longitude.end, 1) || number_follows(static_cast<int64_t>(first) - 1, -1)) return {};
  if (site.Before(first).Has(Topic::kCoordinates)) return found;
  if (text[static_cast<int64_t>(first) - 1] == ':' && first >= 4 && site.text.substr(first - 4, 4) == "geo:") return found;  // RFC 5870
  if (comma && latitude.decimals >= 5 && longitude.decimals >= 5 && latitude.decimals <= 8 && std::fabs(longitude.value) >= 1 &&
      std::fabs(latitude.value) >= 1 && (text[static_cast<int64_t>(first) - 1] == '@' || text[static_cast<int64_t>(first) - 1] == '='))
    return found;  // in the address of a map
  return {};
}

Found FindDegrees(const Site& site, uint32_t inside) {
  const Bounded text{site.text};
  // d° m′ s″ N, d° m′ s″ E: from the first number to the second hemisphere.
  uint32_t begin = inside;
  if (begin >= 2 && (text[begin - 1] == '\xB0' || text[begin - 1] == '\xBA')) begin -= 2;
  while (begin > 0 && IsBlank(text[begin - 1]) && inside - begin < 4) --begin;
  const uint32_t digits_end = begin;
  while (begin > 0 && digits_end - begin < 12 && (IsDigit(text[begin - 1]) || (text[begin - 1] == '.' && begin > 1 && IsDigit(text[begin - 2])))) --begin;
  if (begin == digits_end || IsAlnum(text[static_cast<int64_t>(begin) - 1])) return {};
  uint32_t at = begin;
  const auto take = [&](auto&& of, uint32_t most) {
    uint32_t count = 0;
    while (count < most && of(text[at])) ++at, ++count;
    return count;
  };
  const auto number = [&](double bound) {
    const Degrees read = ReadDegrees(text, at);
    if (read.end == 0 || text[at] == '-' || text[at] == '+' || read.value > bound) return false;
    at = read.end;
    return true;
  };
  const auto sign = [&](std::string_view ascii, std::string_view wide, std::string_view other) {
    take(IsBlank, 2);
    for (const std::string_view mark : {wide, other, ascii})
      if (!mark.empty() && site.text.substr(at, mark.size()) == mark) {
        at += static_cast<uint32_t>(mark.size());
        take(IsBlank, 2);
        return true;
      }
    return false;
  };
  const auto half = [&](double bound, std::string_view hemispheres) {
    if (!number(bound) || !sign("", "°", "º")) return false;
    if (IsDigit(text[at]) && (!number(59.9999999) || !sign("'", "′", "’"))) return false;
    if (IsDigit(text[at]) && (!number(59.9999999) || !sign("\"", "″", "”"))) return false;
    take(IsBlank, 2);
    if (hemispheres.find(text[at]) == hemispheres.npos || text[at] == '\0' || IsAlnum(text[at + 1])) return false;
    ++at;
    return true;
  };
  if (!half(90, "NSns")) return {};
  take([](char c) { return c == ',' || c == ';' || c == '/' || IsSpace(c); }, 4);
  if (!half(180, "EWOewo")) return {};
  return Candidate{begin, at, Validity::kPlausible, kRankForm};
}

}  // namespace day::pii
