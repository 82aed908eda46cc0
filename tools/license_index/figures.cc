#include "figures.h"

namespace day {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string EncodeFigures(const std::vector<uint32_t>& figures) {
  std::string bytes;
  for (uint32_t figure : figures)
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(figure >> shift & 0xFF);
  std::string text;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t group = 0;
    for (size_t j = 0; j < 3; ++j) group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0);
    for (size_t j = 0; j < 4; ++j) text += i + j <= bytes.size() ? kAlphabet[group >> (18 - 6 * j) & 63] : '=';
  }
  return text;
}

bool DecodeFigures(std::string_view text, std::vector<uint32_t>& figures) {
  std::string bytes;
  uint32_t group = 0, bits = 0;
  for (char c : text) {
    if (c == '=') break;
    const size_t value = kAlphabet.find(c);
    if (value == kAlphabet.npos) return false;
    group = group << 6 | static_cast<uint32_t>(value);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(group >> bits & 0xFF);
    }
  }
  if (bytes.size() % 4) return false;
  for (size_t i = 0; i < bytes.size(); i += 4) {
    uint32_t figure = 0;
    for (size_t j = 0; j < 4; ++j) figure |= static_cast<uint32_t>(static_cast<unsigned char>(bytes[i + j])) << (8 * j);
    figures.push_back(figure);
  }
  return true;
}

}  // namespace day
