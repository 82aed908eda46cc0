#include "formats/pickle/carried.h"

#include <algorithm>

#include "text/ascii.h"

namespace day {
namespace {

constexpr size_t kLeast = 12;     // bytes; the shortest pickle that calls something by name has some more
constexpr size_t kBegin = 128;    // bytes of a spelling that are looked at
constexpr size_t kMaxName = 100;  // bytes of a module's name in protocol 0

bool IsProtocol(char byte) { return byte >= 2 && byte <= 5; }

// "cos\nsystem\n", "(cos\n…", also with INST.
bool BeginsWithImport(std::string_view bytes) {
  while (!bytes.empty() && bytes.front() == '(') bytes.remove_prefix(1);
  if (bytes.empty() || (bytes.front() != 'c' && bytes.front() != 'i')) return false;
  bytes.remove_prefix(1);
  for (int line = 0; line < 2; ++line) {
    const size_t end = bytes.substr(0, kMaxName).find('\n');
    if (end == 0 || end == bytes.npos) return false;
    const std::string_view name = bytes.substr(0, end);
    if (!std::all_of(name.begin(), name.end(), [](char c) { return IsWordByte(c) || c == '.'; })) return false;
    bytes.remove_prefix(end + 1);
  }
  return true;
}

int SixBits(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

std::string FromHex(std::string_view text) {
  std::string bytes;
  int high = -1;
  for (char c : text) {
    const int digit = HexDigit(c);
    if (digit < 0) continue;
    if (high >= 0) bytes += static_cast<char>(high * 16 + digit);
    high = high >= 0 ? -1 : digit;
  }
  return bytes;
}

std::string FromLatin1(std::string_view text) {
  std::string bytes;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c & 0xFC) == 0xC0 && i + 1 < text.size()) bytes += static_cast<char>((c << 6) | (static_cast<unsigned char>(text[++i]) & 0x3F));
    else bytes += static_cast<char>(c);
  }
  return bytes;
}

}  // namespace

PickleWriting WritesPickle(std::string_view text) {
  if (text.size() < kLeast) return PickleWriting::kNone;
  switch (text[0]) {
    case '\x80': return IsProtocol(text[1]) ? PickleWriting::kRaw : PickleWriting::kNone;
    case '\xC2': return text[1] == '\x80' && IsProtocol(text[2]) ? PickleWriting::kLatin1 : PickleWriting::kNone;
    case '8': return text[1] == '0' && text[2] == '0' && text[3] >= '2' && text[3] <= '5' ? PickleWriting::kHex : PickleWriting::kNone;
    case 'c':
    case 'i':
    case '(': return BeginsWithImport(text.substr(0, 2 * kMaxName + 8)) ? PickleWriting::kRaw : PickleWriting::kNone;
    case 'g': return text[1] == 'A' && text[2] >= 'I' && text[2] <= 'X' ? PickleWriting::kBase64 : PickleWriting::kNone;
    case 'Y':  // c, i and ( at the beginning of three bytes
    case 'a':
    case 'K': return BeginsWithImport(FromBase64(text.substr(0, kBegin))) ? PickleWriting::kBase64 : PickleWriting::kNone;
    default: return PickleWriting::kNone;
  }
}

size_t FindPickledImport(std::string_view text) {
  text = text.substr(0, kLookedThrough);
  for (size_t at = text.find_first_of("ci"); at != text.npos; at = text.find_first_of("ci", at + 1))
    if (BeginsWithImport(text.substr(at, 2 * kMaxName + 8))) return at;
  return text.npos;
}

std::string DecodePickleText(PickleWriting writing, std::string_view text) {
  switch (writing) {
    case PickleWriting::kLatin1: return FromLatin1(text);
    case PickleWriting::kBase64: return FromBase64(text);
    case PickleWriting::kHex: return FromHex(text);
    default: return std::string(text);
  }
}

std::string FromBase64(std::string_view text) {
  std::string bytes;
  uint32_t bits = 0, held = 0;
  for (char c : text) {
    if (c == '=') break;
    const int value = SixBits(c);
    if (value < 0) continue;
    bits = (bits << 6 | static_cast<uint32_t>(value)) & 0xFFFF;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xFF);
  }
  return bytes;
}

}  // namespace day
