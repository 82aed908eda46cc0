#include "records/meters/pii/email.h"

#include <algorithm>
#include <array>

#include "knowledge/knowledge.h"
#include "records/meters/pii/network.h"
#include "text/utf8.h"

namespace day::pii {
namespace {

constexpr uint32_t kLongestLocal = 64, kLongestDomain = 253, kLongestLabel = 63;  // RFC 5321, 4.5.3.1; RFC 1035, 2.3.4

// RFC 5322's atext.
constexpr std::array<bool, 256> MakeAtext() {
  std::array<bool, 256> atext{};
  for (const char c : std::string_view("!#$%&'*+-/=?^_`{|}~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
    atext[static_cast<unsigned char>(c)] = true;
  return atext;
}
constexpr std::array<bool, 256> kAtext = MakeAtext();
bool IsAtext(char c) { return kAtext[static_cast<unsigned char>(c)]; }
// What of it stands in addresses of everyday: the rest more often belongs to the text around one ("to=a@b.org", "'a@b.org'").
bool IsEveryday(char c) { return IsAlnum(c) || c == '.' || c == '_' || c == '+' || c == '-'; }

// Letters, marks and digits beyond ASCII; not its punctuation, blanks, symbols and full-width forms.
bool IsWordBeyondAscii(uint32_t c) {
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c >= 0x2000 && c < 0x2C00) return false;
  if (c >= 0x2E00 && c < 0x2E80) return false;
  if (c >= 0x3000 && c < 0x3040) return c == 0x3005;
  if (c >= 0xE000 && c < 0xF900) return false;
  if (c >= 0xFE00 && c < 0xFE70) return false;
  if (c >= 0xFF00 && c <= 0xFFFF) return false;
  return c < 0x1F000 || c >= 0x20000;
}
bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The code point that ends before `at`, and where it begins.
uint32_t CodePointBefore(std::string_view text, uint32_t at, uint32_t& begin) {
  begin = at - 1;
  while (begin > 0 && at - begin < 4 && IsContinuation(text[begin])) --begin;
  std::string_view rest = text.substr(begin, at - begin);
  const uint32_t point = NextCodePoint(rest);
  return rest.empty() ? point : 0xFFFD;
}
uint32_t CodePointAt(std::string_view text, uint32_t at, uint32_t& end) {
  std::string_view rest = text.substr(at, 4);
  const size_t before = rest.size();
  const uint32_t point = NextCodePoint(rest);
  end = at + static_cast<uint32_t>(before - rest.size());
  return point;
}

uint32_t LocalBegin(std::string_view text, uint32_t at, bool everyday) {
  uint32_t begin = at;
  while (begin > 0 && at - begin <= kLongestLocal + 1) {
    const char c = text[begin - 1];
    if (IsBeyondAscii(c)) {
      uint32_t next = 0;
      if (!IsWordBeyondAscii(CodePointBefore(text, begin, next))) break;
      begin = next;
    } else if (everyday ? IsEveryday(c) : IsAtext(c) || c == '.') {
      --begin;
    } else if (everyday && c == '\'' && begin > 1 && IsLetter(text[begin - 2]) && begin < at && IsLetter(text[begin])) {
      --begin;  // o'brien
    } else {
      break;
    }
  }
  return begin;
}

// "…"@: where the quoted local part begins, or `at`.
uint32_t QuotedBegin(std::string_view text, uint32_t at) {
  for (uint32_t i = at - 1; i > 0 && at - i < kLongestLocal; --i) {
    const char c = text[i - 1];
    if (c == '\n' || c == '\r' || c == '\0') return at;
    uint32_t slashes = 0;
    while (slashes + 1 < i && text[i - 2 - slashes] == '\\') ++slashes;
    if (c == '"' && slashes % 2 == 0) return i - 1;
  }
  return at;
}

uint32_t DomainEnd(std::string_view text, uint32_t at) {
  uint32_t end = at;
  while (end < text.size() && end - at <= kLongestDomain + 1) {
    const char c = text[end];
    if (IsBeyondAscii(c)) {
      uint32_t next = 0;
      if (!IsWordBeyondAscii(CodePointAt(text, end, next))) break;
      end = next;
    } else if (IsAlnum(c) || c == '-' || c == '.') {
      ++end;
    } else if (c == '_' && end > at && IsAlnum(text[end - 1]) && end + 1 < text.size() && IsAlnum(text[end + 1])) {
      ++end;  // in names of machines below a domain
    } else {
      break;
    }
  }
  return end;
}

bool IsWordByte(char c) { return IsAlnum(c) || c == '_'; }

bool IsLocal(std::string_view local) {
  return !local.empty() && local.size() <= kLongestLocal && local.front() != '.' && local.back() != '.' && local.find("..") == local.npos;
}

// "https://user:word@host", "ssh://git@host": what stands before the sign is no mailbox.
bool IsInUrl(std::string_view text, uint32_t begin) {
  for (uint32_t i = begin, steps = 0; i >= 3 && steps < 80; --i, ++steps) {
    const char c = text[i - 1];
    if (IsSpace(c) || c == '"' || c == '<' || c == '\'') return false;
    if (c == '/') return text[i - 2] == '/' && text[i - 3] == ':';
  }
  return false;
}

}  // namespace

EmailDetector::EmailDetector() {
  const Value file = LoadKnowledge("records/context.yaml");
  for (const std::string& name : file["not-domains"].StringList()) not_domains_.insert(name);
  for (const std::string& name : file["obfuscated-domains"].StringList()) obfuscated_.insert(name);
}

bool EmailDetector::IsDomain(std::string_view domain, bool whole_field) const {
  if (domain.empty() || domain.size() > kLongestDomain) return false;
  size_t labels = 0;
  std::string_view last, last_but_one;
  for (std::string_view rest = domain;;) {
    const size_t dot = rest.find('.');
    last_but_one = last;
    last = rest.substr(0, dot);
    if (last.empty() || last.size() > kLongestLabel || last.front() == '-' || last.back() == '-') return false;
    ++labels;
    if (dot == rest.npos) break;
    rest.remove_prefix(dot + 1);
  }
  // What is registered has no low line; machines below it may.
  if (last.find('_') != last.npos || last_but_one.find('_') != last.npos) return false;
  // The last label is a name: letters, or an internationalized one ("xn--p1ai").
  std::string lower = ToLowerAscii(last);
  if (last.size() < 2 || (labels < 2 && !(whole_field && std::ranges::all_of(last, IsLetter)))) return false;
  const bool named = lower.starts_with("xn--") || std::ranges::all_of(lower, [](char c) { return IsLetter(c) || IsBeyondAscii(c); }) ||
                     (whole_field && IsLetter(lower[0]) && lower.find('-') != lower.npos);
  return named && !not_domains_.contains(lower);
}

Found EmailDetector::At(const Site& site, uint32_t sign_begin, uint32_t sign_end) const {
  const std::string_view text = site.text;
  const Bounded at{text};
  if (sign_begin == 0 || sign_end >= text.size()) return {};
  uint32_t begin = sign_begin;
  if (text[sign_begin - 1] == '"') {
    begin = QuotedBegin(text, sign_begin);
    if (begin == sign_begin || begin + 2 >= sign_begin) return {};
    if (begin > 0 && !IsSpace(text[begin - 1]) && text[begin - 1] != '<' && text[begin - 1] != '(' && text[begin - 1] != ',' && text[begin - 1] != ':')
      return {};
  } else {
    begin = LocalBegin(text, sign_begin, false);
    const bool enclosed = at[static_cast<int64_t>(begin) - 1] == '<';
    uint32_t end = DomainEnd(text, sign_end);
    const bool alone = (begin == 0 && site.whole && site.IsAll(begin, end)) || (enclosed && at[end] == '>');
    if (!alone) {
      begin = LocalBegin(text, sign_begin, true);
      while (begin < sign_begin && (text[begin] == '.' || text[begin] == '-' || text[begin] == '+')) ++begin;
    } else if (text[begin] == '.') {
      return {};
    }
    if (!IsLocal(text.substr(begin, sign_begin - begin))) return {};
    if (at[static_cast<int64_t>(begin) - 1] == '@' || IsInUrl(text, begin)) return {};
  }
  uint32_t end = sign_end;
  Validity validity = Validity::kValid;
  if (at[sign_end] == '[') {  // an address literal
    const size_t close = text.substr(0, std::min<size_t>(text.size(), sign_end + 64)).find(']', sign_end);
    if (close == text.npos) return {};
    std::string_view literal = text.substr(sign_end + 1, close - sign_end - 1);
    if (ToLowerAscii(literal.substr(0, 5)) == "ipv6:") literal.remove_prefix(5);
    if (!IsIpAddress(literal)) return {};
    end = static_cast<uint32_t>(close) + 1;
  } else {
    end = DomainEnd(text, sign_end);
    if (at[end] == '@') return {};
    const bool all = site.IsAll(begin, end);
    while (end > sign_end && (text[end - 1] == '.' || (!all && text[end - 1] == '-'))) --end;
    if (!IsDomain(text.substr(sign_end, end - sign_end), all)) return {};
    // "git@host:path" names a place for programs.
    if (at[end] == ':' && (IsLetter(at[end + 1]) || at[end + 1] == '~' || at[end + 1] == '/') && text.substr(begin, sign_begin - begin) == "git") return {};
    if (at[end] == '_') {  // "_a@b.org_": put into relief
      if (text[begin] != '_' || IsAlnum(at[end + 1]) || IsWordByte(at[static_cast<int64_t>(begin) - 1])) return {};
      while (begin + 1 < sign_begin && text[begin] == '_') ++begin;
    }
  }
  if (sign_end - sign_begin > 1) validity = Validity::kPlausible;
  return Candidate{begin, end, validity, kRankExact};
}

Found EmailDetector::Obfuscated(const Site& site, uint32_t end_of_sign) const {
  const std::string_view text = site.text;
  const Bounded at{text};
  // Back over blanks, brackets and the word.
  uint32_t sign = end_of_sign;
  const auto back = [&](auto&& of) {
    while (sign > 0 && of(text[sign - 1])) --sign;
  };
  const auto bracket = [](char c) { return c == '[' || c == ']' || c == '(' || c == ')' || c == '{' || c == '}' || c == '<' || c == '>'; };
  back(IsBlank);
  const bool bracketed = sign > 0 && bracket(text[sign - 1]);
  back([&](char c) { return IsBlank(c) || bracket(c); });
  back([](char c) { return IsLetter(c) || c == '@'; });
  back([&](char c) { return IsBlank(c) || (bracketed && bracket(c)); });
  if (sign == 0 || end_of_sign - sign > 16) return {};
  uint32_t begin = sign;
  while (begin > 0 && sign - begin <= kLongestLocal && IsEveryday(text[begin - 1])) --begin;
  while (begin < sign && !IsAlnum(text[begin])) ++begin;
  if (!IsLocal(text.substr(begin, sign - begin)) || IsBeyondAscii(at[static_cast<int64_t>(begin) - 1])) return {};
  // Labels, joined by dots or by what stands for them.
  uint32_t end = end_of_sign, labels = 0, written_dots = 0;
  while (IsBlank(at[end])) ++end;
  uint32_t label_begin = end;
  std::string_view last;
  for (uint32_t i = end; labels < 8;) {
    label_begin = i;
    while (IsAlnum(at[i]) || (at[i] == '-' && i > label_begin)) ++i;
    if (i == label_begin || i - label_begin > kLongestLabel) break;
    last = text.substr(label_begin, i - label_begin);
    end = i;
    ++labels;
    if (at[i] == '.' && IsAlnum(at[i + 1])) {
      ++i;
      continue;
    }
    uint32_t dot = i;
    while (dot - i < 3 && (IsBlank(at[dot]) || bracket(at[dot]))) ++dot;
    if (dot == i) break;
    const bool in_brackets = bracket(at[static_cast<int64_t>(dot) - 1]);
    const std::string word = ToLowerAscii(text.substr(dot, 3));
    if (word == "dot") dot += 3;
    else if (in_brackets && (at[dot] == '.')) dot += 1;
    else break;
    const uint32_t behind = dot;
    while (dot - behind < 3 && (IsBlank(at[dot]) || bracket(at[dot]))) ++dot;
    if (dot == behind || !IsAlnum(at[dot])) break;
    ++written_dots;
    i = dot;
  }
  if (labels < 2 || (!bracketed && written_dots == 0) || (at[end] == '@')) return {};
  const std::string top = ToLowerAscii(last);
  if (top.size() < 2 || !std::ranges::all_of(top, IsLetter) || not_domains_.contains(top) || (!obfuscated_.contains(top) && (!bracketed || top.size() > 3)))
    return {};
  return Candidate{begin, end, Validity::kPlausible, kRankForm};
}

}  // namespace day::pii
