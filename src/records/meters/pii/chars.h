// Bytes by class. ASCII only unless said otherwise.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/ascii.h"

namespace day::pii {

constexpr bool IsAlnum(char c) { return IsLetterOrDigit(c); }
constexpr bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
constexpr bool IsBlank(char c) { return c == ' ' || c == '\t'; }
constexpr bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr char ToUpper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
constexpr char ToLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool IsBeyondAscii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// A text whose ends may be asked beyond: there stands a zero byte.
struct Bounded {
  std::string_view text;
  char operator[](int64_t at) const { return at >= 0 && at < static_cast<int64_t>(text.size()) ? text[static_cast<size_t>(at)] : '\0'; }
  uint32_t size() const { return static_cast<uint32_t>(text.size()); }
};

}  // namespace day::pii
