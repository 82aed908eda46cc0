#include "records/measure/bech32.h"

#include <algorithm>
#include <array>

namespace day::records {
namespace {

constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

uint32_t Next(uint32_t check, uint32_t value) {
  static constexpr std::array<uint32_t, 5> kGenerator = {0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3};
  const uint32_t top = check >> 25;
  check = (check & 0x1FFFFFF) << 5 ^ value;
  for (size_t i = 0; i < 5; ++i)
    if (top >> i & 1U) check ^= kGenerator[i];
  return check;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

Bech32 Bech32Of(std::string_view text) {
  const size_t one = text.rfind('1');
  if (one == text.npos || one == 0 || one + 7 > text.size()) return Bech32::kNone;
  const bool lower = std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; }),
             upper = std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (lower && upper) return Bech32::kNone;
  uint32_t check = 1;
  for (const char c : text.substr(0, one)) check = Next(check, static_cast<uint32_t>(static_cast<unsigned char>(Lower(c))) >> 5);
  check = Next(check, 0);
  for (const char c : text.substr(0, one)) check = Next(check, static_cast<uint32_t>(static_cast<unsigned char>(Lower(c))) & 31);
  for (const char c : text.substr(one + 1)) {
    const size_t value = kAlphabet.find(Lower(c));
    if (value == kAlphabet.npos) return Bech32::kNone;
    check = Next(check, static_cast<uint32_t>(value));
  }
  return check == 1 ? Bech32::kBech32 : check == 0x2BC830A3 ? Bech32::kBech32m : Bech32::kNone;
}

}  // namespace day::records
