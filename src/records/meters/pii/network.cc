#include "records/meters/pii/network.h"

#include <algorithm>
#include <array>

namespace day::pii {
namespace {

// Reads an octet at `at` without needless zeros; 0 digits where there is none.
uint32_t ReadOctet(const Bounded& text, uint32_t at, int& value) {
  uint32_t length = 0;
  value = 0;
  while (length < 4 && IsDigit(text[at + length])) value = value * 10 + (text[at + length++] - '0');
  return length == 0 || length > 3 || value > 255 || (length > 1 && text[at] == '0') ? 0 : length;
}

uint32_t ReadIpv4(const Bounded& text, uint32_t at, std::array<int, 4>& octets) {
  uint32_t end = at;
  for (size_t i = 0; i < 4; ++i) {
    if (i > 0 && text[end++] != '.') return 0;
    const uint32_t length = ReadOctet(text, end, octets[i]);
    if (length == 0) return 0;
    end += length;
  }
  return end;
}

// RFC 4291, 2.2: groups of up to four digits, one "::", four octets at the end. Returns the end, or 0.
struct Ipv6Shape {
  uint32_t groups = 0;
  bool shortened = false, has_digit = false, dotted = false, pairs = true;
};
uint32_t ReadIpv6(const Bounded& text, uint32_t at, Ipv6Shape& shape) {
  uint32_t end = at;
  if (text[end] == ':') {
    if (text[end + 1] != ':') return 0;
    shape.shortened = true;
    end += 2;
  }
  while (IsHex(text[end])) {
    std::array<int, 4> octets{};
    if (const uint32_t after = ReadIpv4(text, end, octets); after != 0 && shape.groups <= 6) {
      shape.groups += 2;
      shape.dotted = shape.has_digit = true;
      end = after;
      break;
    }
    uint32_t length = 0;
    while (length < 5 && IsHex(text[end + length])) {
      shape.has_digit |= IsDigit(text[end + length]);
      ++length;
    }
    if (length > 4) return 0;
    shape.pairs &= length == 2;
    ++shape.groups;
    end += length;
    if (text[end] != ':') break;
    if (text[end + 1] == ':') {
      if (shape.shortened) return 0;
      shape.shortened = true;
      end += 2;
    } else if (IsHex(text[end + 1])) {
      ++end;
    } else {
      break;
    }
  }
  if (shape.shortened ? shape.groups > 7 : shape.groups != 8) return 0;
  return end;
}

bool IsWord(char c) { return IsAlnum(c) || c == '_'; }

// "/24" behind an address: the length of its network's prefix (RFC 4632). Its end, or `end`.
uint32_t PrefixEnd(const Bounded& text, uint32_t end, int most) {
  if (text[end] != '/' || !IsDigit(text[end + 1])) return end;
  uint32_t last = end + 1;
  int bits = 0;
  while (last - end < 5 && IsDigit(text[last])) bits = bits * 10 + (text[last++] - '0');
  return bits <= most && last - end <= 4 && !IsWord(text[last]) && text[last] != '/' && !(text[last] == '.' && IsDigit(text[last + 1])) ? last : end;
}

}  // namespace

bool IsIpAddress(std::string_view text) {
  std::array<int, 4> octets{};
  Ipv6Shape shape;
  const Bounded all{text};
  return !text.empty() && (ReadIpv4(all, 0, octets) == text.size() || ReadIpv6(all, 0, shape) == text.size());
}

Found FindIpv4(const Site& site, uint32_t inside) {
  const Bounded text{site.text};
  uint32_t begin = inside;
  while (begin > 0 && inside - begin < 16 && (IsDigit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  while (begin < inside && text[begin] == '.') ++begin;
  const char before = text[static_cast<int64_t>(begin) - 1];
  if (IsWord(before) || before == '.' || before == '-' || before == '+' || before == '~') return {};
  std::array<int, 4> octets{};
  const uint32_t end = ReadIpv4(text, begin, octets);
  if (end == 0) return {};
  if (IsWord(text[end]) || (text[end] == '.' && IsAlnum(text[end + 1])) || text[end] == '~' || text[end] == '+') return {};
  if (text[end] == '-' && IsAlnum(text[end + 1]) && !(site.IsAll(begin, end))) {
    std::array<int, 4> to{};  // a range of addresses, else a version with its revision
    if (ReadIpv4(text, end + 1, to) == 0) return {};
  }
  const Candidate found{begin, PrefixEnd(text, end, 32), Validity::kValid, kRankChecked};
  if (site.IsAll(begin, found.end)) return found;
  const Topics topics = site.Before(begin, 40);
  if (topics.Has(Topic::kIp)) return found;
  if (topics.Has(Topic::kVersion)) return {};
  // In a row of numbers it is one of them: "2.12 3.51.98.32".
  uint32_t token = begin;
  while (token > 0 && begin - token < 20 && (IsBlank(text[static_cast<int64_t>(token) - 1]))) --token;
  if (token < begin && IsDigit(text[static_cast<int64_t>(token) - 1])) {
    uint32_t number = token;
    size_t dots = 0;
    while (number > 0 && token - number < 20 && (IsDigit(text[number - 1]) || text[number - 1] == '.' || text[number - 1] == '-'))
      dots += text[--number] == '.';
    if (dots > 0 && dots != 3) return {};
  }
  // Versions have four parts, too: they are small numbers, mostly.
  const bool special = std::ranges::all_of(octets, [](int octet) { return octet == 0; }) || octets[0] == 10 || octets[0] == 127 ||
                       (octets[0] == 192 && octets[1] == 168) || (octets[0] == 172 && octets[1] >= 16 && octets[1] < 32) || octets[0] == 169 ||
                       octets[0] == 255;
  const int largest = *std::ranges::max_element(octets);
  const bool in_url = before == '/' && begin >= 3 && text[begin - 2] == '/';
  const bool with_port = (text[end] == ':' || text[end] == '/') && IsDigit(text[end + 1]);
  if (special || in_url || with_port || before == '@' || largest >= 100) return found;
  int above = 0;
  for (const int octet : octets) above += octet >= 30;
  if (above >= 2) return found;
  return {};
}

Found FindIpv6(const Site& site, uint32_t inside) {
  const Bounded text{site.text};
  uint32_t begin = inside;
  while (begin > 0 && inside - begin < 46 && (IsHex(text[begin - 1]) || text[begin - 1] == ':' || text[begin - 1] == '.')) --begin;
  while (begin < inside && text[begin] == '.') ++begin;
  if (text[begin] == ':' && text[begin + 1] != ':') ++begin;  // "address:fe80::1" was cut before
  const char before = text[static_cast<int64_t>(begin) - 1];
  if (IsWord(before) || before == ':' || before == '.') return {};
  Ipv6Shape shape;
  uint32_t end = ReadIpv6(text, begin, shape);
  if (end == 0 || end <= begin) return {};
  if (IsWord(text[end]) || text[end] == ':' || (text[end] == '.' && IsDigit(text[end + 1])) || (text[end] == '-' && IsAlnum(text[end + 1]))) return {};
  uint32_t zone = end;
  if (text[end] == '%' && IsAlnum(text[end + 1])) {  // RFC 4007
    ++zone;
    while (zone - end < 32 && (IsAlnum(text[zone]) || text[zone] == '.' || text[zone] == '_' || text[zone] == '-')) ++zone;
    while (text[zone - 1] == '.' || text[zone - 1] == '-') --zone;
  }
  const Candidate found{begin, PrefixEnd(text, zone, 128), Validity::kValid, kRankChecked};
  if (!shape.shortened && shape.pairs && !site.Before(begin, 12).Has(Topic::kIp)) return {};  // eight bytes: an EUI-64, or of a dump
  if (site.IsAll(begin, found.end)) return found;
  if (!shape.shortened) return shape.has_digit ? Found(found) : Found();
  const bool enclosed = before == '[' || (before == '/' && IsHex(text[begin])) || text[end] == '/';
  // Of what is given out: 2000::/3, fc00::/7, fe80::/10, ff00::/8.
  const char second = ToLower(text[begin + 1]);
  const bool known = text[begin] == '2' || (ToLower(text[begin]) == 'f' && second >= 'c' && second <= 'f');
  // "64:ff9b::", and no time or part of a program.
  const bool mixed = shape.groups == 2 && IsDigit(text[begin]) && site.HasLetter(begin, end);
  if (shape.has_digit && (shape.groups >= 3 || mixed || (known && shape.groups >= 1 && end - begin >= 5) || shape.dotted)) return found;
  // "::1" by itself. Of programs "x[::1]" is a slice, and "::1" behind a word belongs to it.
  if (end - begin == 3 && text[begin + 2] == '1' && (before == '\0' || IsSpace(before) || before == '"' || before == '\'' || before == '(') &&
      (text[zone] == '\0' || IsSpace(text[zone]) || text[zone] == '"' || text[zone] == '\'' || text[zone] == ')' || text[zone] == ',' || text[zone] == '.'))
    return found;
  if (site.Around(begin, zone).Has(Topic::kIp) && (shape.groups > 0 || site.Before(begin, 12).Has(Topic::kIp))) return found;
  if (enclosed && shape.has_digit) return found;
  return {};
}

Found FindMac(const Site& site, uint32_t inside) {
  const Bounded text{site.text};
  const auto part = [](char c) { return IsHex(c) || c == ':' || c == '-' || c == '.'; };
  uint32_t begin = inside;
  while (begin > 0 && inside - begin < 25 && part(text[begin - 1])) --begin;
  while (begin < inside && !IsHex(text[begin])) ++begin;
  uint32_t end = inside;
  while (end < text.size() && end - begin < 26 && part(text[end])) ++end;
  while (end > begin && !IsHex(text[end - 1])) --end;
  if (IsWord(text[static_cast<int64_t>(begin) - 1]) || IsWord(text[end])) return {};
  const std::string_view whole = site.text.substr(begin, end - begin);
  const size_t group = whole.size() > 4 && whole[4] == '.' ? 4 : 2;
  const bool fits = group == 4 ? whole.size() == 14 || whole.size() == 19 : whole.size() == 17 || whole.size() == 23;
  if (!fits) return {};
  const char separator = whole[group];
  if (group == 2 && separator == '.') return {};
  bool decimal = true, same = true;
  for (size_t i = 0; i < whole.size(); ++i) {
    const bool at_separator = i % (group + 1) == group;
    if (at_separator ? whole[i] != separator : !IsHex(whole[i])) return {};
    if (!at_separator) {
      decimal &= IsDigit(whole[i]);
      same &= whole[i] == whole[0];
    }
  }
  if (same && (whole[0] == 'F' || whole[0] == 'f' || whole[0] == '0') && !site.IsAll(begin, end)) return {};  // broadcast, and none
  const Candidate found{begin, end, Validity::kPlausible, kRankExact};
  if (group == 2 && whole.size() == 23 && site.Before(begin).Has(Topic::kOtherNumber)) return {};  // eight bytes of a serial number
  // All decimal and without colons it is as likely a date or a number.
  if (decimal && separator != ':' && !site.IsAll(begin, end) && !site.Around(begin, end).Has(Topic::kMac)) return {};
  return found;
}

Found FindMacInPairs(const Site& site) {
  const Bounded text{site.text};
  if (!site.whole || (text.size() != 17 && text.size() != 23)) return {};
  bool letter = false, digit = false;
  for (uint32_t i = 0; i < text.size(); ++i) {
    if (i % 3 == 2 ? text[i] != ' ' : !IsHex(text[i])) return {};
    letter |= i % 3 != 2 && !IsDigit(text[i]);
    digit |= IsDigit(text[i]);
  }
  // Eight bytes are any eight bytes more often, and decimal ones a list of numbers.
  const bool named = site.field.Has(Topic::kMacNear);
  if (!named && (text.size() != 17 || !letter || !digit)) return {};
  return Candidate{0, text.size(), Validity::kPlausible, named ? kRankExact : kRankForm};
}

Found FindBareMac(const Site& site, uint32_t begin, uint32_t end) {
  const Bounded text{site.text};
  if (end - begin != 12 && end - begin != 16) return {};
  for (uint32_t i = begin; i < end; ++i)
    if (!IsHex(text[i])) return {};
  const char before = text[static_cast<int64_t>(begin) - 1], behind = text[end];
  if (before == '-' || before == '_' || before == '/' || behind == '-' || behind == '_' || (behind == '.' && IsAlnum(text[end + 1]))) return {};
  if (!site.Before(begin, 16).Has(Topic::kMacNear)) return {};
  return Candidate{begin, end, Validity::kPlausible, kRankNamed};
}

}  // namespace day::pii
