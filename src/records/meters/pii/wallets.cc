#include "records/meters/pii/wallets.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "base/digest.h"
#include "records/measure/bech32.h"

namespace day::pii {
namespace {

constexpr uint32_t kLongest = 110;  // bytes; Monero's have 95, the longest Bech32 90

constexpr std::string_view kBitcoin58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view kRipple58 = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

// Version bytes that stand for somebody's address: P2PKH and P2SH of Bitcoin, its test network, Litecoin, Dogecoin, Dash, Tron.
constexpr std::array<uint8_t, 13> kVersions = {0, 5, 111, 196, 48, 50, 58, 30, 22, 76, 16, 65, 113};

bool PassesBase58(std::string_view text, std::string_view alphabet, bool ripple) {
  if (text.find_first_not_of(alphabet) != text.npos) return false;
  std::array<uint8_t, 26> bytes{};  // version (2 for Zcash), hash of 20, checksum of 4
  for (const char c : text) {
    const size_t digit = alphabet.find(c);
    if (digit == alphabet.npos) return false;
    auto carry = static_cast<uint32_t>(digit);
    for (size_t i = bytes.size(); i-- > 0;) {
      carry += uint32_t{bytes[i]} * 58;
      bytes[i] = static_cast<uint8_t>(carry);
      carry >>= 8;
    }
    if (carry) return false;
  }
  const bool two = bytes[0] == 0x1C && (bytes[1] == 0xB8 || bytes[1] == 0xBD);  // Zcash t1, t3
  if (!two && bytes[0] != 0) return false;
  const size_t from = two ? 0 : 1;
  const std::string_view payload(reinterpret_cast<const char*>(bytes.data()) + from, bytes.size() - 4 - from);
  if (!two && !(ripple ? bytes[1] == 0 : std::ranges::find(kVersions, bytes[1]) != kVersions.end())) return false;
  const Sha256 once = Sha256Of(payload);
  const Sha256 twice = Sha256Of({reinterpret_cast<const char*>(once.bytes.data()), once.bytes.size()});
  return std::equal(twice.bytes.begin(), twice.bytes.begin() + 4, bytes.end() - 4);
}

// Keccak-256 as Ethereum uses it, of at most 135 bytes: the padding differs from SHA-3's, which is what OpenSSL has.
std::array<uint8_t, 32> Keccak256(std::string_view text) {
  std::array<uint64_t, 25> state{};
  const auto put = [&](size_t i, uint8_t byte) { state[i / 8] ^= uint64_t{byte} << (8 * (i % 8)); };
  for (size_t i = 0; i < text.size() && i < 135; ++i) put(i, static_cast<uint8_t>(text[i]));
  put(std::min<size_t>(text.size(), 135), 0x01);
  put(135, 0x80);
  uint8_t feedback = 1;
  for (int round = 0; round < 24; ++round) {
    std::array<uint64_t, 5> column{};
    for (size_t i = 0; i < 25; ++i) column[i % 5] ^= state[i];
    for (size_t i = 0; i < 25; ++i) state[i] ^= column[(i + 4) % 5] ^ std::rotl(column[(i + 1) % 5], 1);
    uint64_t moved = state[1];
    size_t x = 1, y = 0;
    for (int t = 0; t < 24; ++t) {  // rho and pi along one path
      const size_t next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
      const uint64_t held = state[x + 5 * y];
      state[x + 5 * y] = std::rotl(moved, (t + 1) * (t + 2) / 2 % 64);
      moved = held;
    }
    for (size_t row = 0; row < 25; row += 5) {
      const std::array<uint64_t, 5> r = {state[row], state[row + 1], state[row + 2], state[row + 3], state[row + 4]};
      for (size_t i = 0; i < 5; ++i) state[row + i] = r[i] ^ (~r[(i + 1) % 5] & r[(i + 2) % 5]);
    }
    for (int j = 0; j < 7; ++j) {
      if (feedback & 1U) state[0] ^= uint64_t{1} << ((1U << j) - 1);
      feedback = static_cast<uint8_t>(feedback << 1 ^ (feedback >> 7) * 0x71);
    }
  }
  std::array<uint8_t, 32> digest{};
  for (size_t i = 0; i < 32; ++i) digest[i] = static_cast<uint8_t>(state[i / 8] >> (8 * (i % 8)));
  return digest;
}

// EIP-55: which letters are capitals is a checksum. All of one case carry none.
Validity EthereumValidity(std::string_view hex) {
  std::string lower;
  bool small = false, capital = false;
  for (const char c : hex) {
    lower += ToLower(c);
    small |= c >= 'a' && c <= 'f';
    capital |= c >= 'A' && c <= 'F';
  }
  if (!small || !capital) return Validity::kPlausible;
  const auto digest = Keccak256(lower);
  for (size_t i = 0; i < hex.size(); ++i) {
    const int nibble = digest[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15;
    if (IsLetter(hex[i]) && (nibble >= 8) != (hex[i] <= 'F')) return Validity::kInvalid;
  }
  return Validity::kValid;
}

}  // namespace

Found FindWallet(const Site& site, uint32_t inside) {
  const Bounded text{site.text};
  uint32_t begin = inside;
  while (begin > 0 && inside - begin < kLongest && IsAlnum(text[begin - 1])) --begin;
  uint32_t end = inside;
  while (IsAlnum(text[end]) && end - begin < kLongest) ++end;
  const char before = text[static_cast<int64_t>(begin) - 1], after = text[end];
  if (IsAlnum(before) || IsAlnum(after) || before == '_' || after == '_' || before == '+' || after == '+') return {};
  const std::string_view word = site.text.substr(begin, end - begin);
  if (word.size() == 42 && word[0] == '0' && (word[1] == 'x' || word[1] == 'X')) {
    if (!std::ranges::all_of(word.substr(2), IsHex)) return {};
    const Validity validity = EthereumValidity(word.substr(2));
    const bool said = site.IsAll(begin, end) || site.Around(begin, end).Has(Topic::kWallet);
    if (validity == Validity::kInvalid && !said) return {};
    // Forty hexadecimal digits are a SHA-1 as well, if seldom with 0x before them.
    if (validity == Validity::kPlausible && !said) return {};
    return Candidate{begin, end, validity, kRankExact};
  }
  const std::string_view head = word.substr(0, std::min<size_t>(word.size(), 4));
  for (const std::string_view prefix : {"bc1", "tb1", "ltc1", "BC1", "TB1", "LTC1"})
    if (head.starts_with(prefix))
      return word.size() >= 14 && word.size() <= 90 && records::Bech32Of(word) != records::Bech32::kNone
                 ? Found(Candidate{begin, end, Validity::kValid, kRankExact})
                 : Found();
  if (word.size() < 25 || word.size() > 36) return {};
  if (PassesBase58(word, kBitcoin58, false) || (word[0] == 'r' && PassesBase58(word, kRipple58, true)))
    return Candidate{begin, end, Validity::kValid, kRankExact};
  return {};
}

}  // namespace day::pii
