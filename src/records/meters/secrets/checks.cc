#include "records/meters/secrets/checks.h"

#include <zlib.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>

namespace day::secrets {
namespace {

constexpr size_t kLongestKey = 7000;  // limit: bytes of a key in PEM that is followed to its end; RSA of 8192 bits has 6,400

int Base64Value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

// At most `most` bytes; stops at what is no base64, skips line breaks, "\n" written out and blanks.
std::string Decode(std::string_view text, size_t most) {
  std::string bytes;
  uint32_t bits = 0;
  int count = 0;
  for (size_t i = 0; i < text.size() && bytes.size() < most; ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\r' || c == ' ' || c == '\t') continue;
    if (c == '\\' && i + 1 < text.size() && (text[i + 1] == 'n' || text[i + 1] == 'r')) {
      ++i;
      continue;
    }
    const int value = Base64Value(c);
    if (value < 0) break;
    bits = bits << 6 | static_cast<uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>(bits >> count);
    }
  }
  return bytes;
}

}  // namespace

bool PassesCrc32Base62(std::string_view body) {
  if (body.size() <= 6) return false;
  const std::string_view first = body.substr(0, body.size() - 6);
  auto crc = static_cast<uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(first.data()), first.size()));
  static constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  for (size_t i = 0; i < 6; ++i, crc /= 62)
    if (body[body.size() - 1 - i] != kDigits[crc % 62]) return false;
  return true;
}

bool IsJsonWebToken(std::string_view token) {
  const size_t first = token.find('.');
  if (first == token.npos) return false;
  const size_t second = token.find('.', first + 1);
  if (second == token.npos || token.find('.', second + 1) != token.npos || second == first + 1) return false;
  const std::string header = Decode(token.substr(0, first), 1024), claims = Decode(token.substr(first + 1, second - first - 1), 2);
  return header.starts_with("{\"") && header.ends_with("}") && header.find("\"alg\"") != header.npos && claims.starts_with("{");
}

double EntropyOf(std::string_view text) {
  std::array<uint32_t, 256> counts{};
  std::array<uint64_t, 4> seen{};
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    ++counts[byte];
    seen[byte / 64] |= uint64_t{1} << (byte % 64);
  }
  const auto bits_of = [&](uint32_t count) { return count * std::log2(static_cast<double>(count) / static_cast<double>(text.size())); };
  const std::array<double, 3> of_few = {0, bits_of(1), bits_of(2)};  // as often nearly all bytes of chance occur
  double bits = 0;
  for (size_t i = 0; i < seen.size(); ++i)
    for (uint64_t some = seen[i]; some; some &= some - 1) {
      const uint32_t count = counts[64 * i + static_cast<size_t>(std::countr_zero(some))];
      bits -= count < of_few.size() ? of_few[count] : bits_of(count);
    }
  return text.empty() ? 0 : bits / static_cast<double>(text.size());
}

PemKey ReadPemKey(std::string_view text, size_t begin) {
  PemKey key;
  const size_t label_end = text.find("KEY", begin);
  if (label_end == text.npos) return key;
  size_t head_end = text.find("-----", label_end);
  if (head_end == text.npos || head_end - begin > 64) return key;
  head_end += 5;
  key.end = head_end;
  const std::string_view label = text.substr(begin, head_end - begin);
  // Up to the next dashes: what begins there is the last line, or another key.
  const size_t limit = std::min(text.size(), head_end + kLongestKey);
  const size_t foot = std::min(text.substr(0, limit).find("-----", head_end), limit);
  if (text.substr(foot).starts_with("-----END ")) {
    const size_t foot_end = text.substr(0, std::min(text.size(), foot + 72)).find("-----", foot + 9);
    if (foot_end != text.npos) {
      key.end = foot_end + 5;
      key.whole = true;
    }
  }
  std::string_view body = text.substr(head_end, foot - head_end);
  key.encrypted = label.find("ENCRYPTED") != label.npos || body.substr(0, 200).find("Proc-Type: 4,ENCRYPTED") != body.npos;
  if (const size_t headers = body.substr(0, 400).find("\n\n"); headers != body.npos && body.substr(0, headers).find(": ") != body.npos)
    body.remove_prefix(headers);
  const std::string bytes = Decode(body, 4096);
  const bool der = bytes.size() > 30 && bytes[0] == '\x30';
  const bool pgp = label.find("PGP") != label.npos && bytes.size() > 30;
  key.body = der || pgp || bytes.starts_with("openssh-key-v1") || (key.encrypted && bytes.size() > 30);
  return key;
}

}  // namespace day::secrets
