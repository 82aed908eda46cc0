#include "formats/checksums/checksums.h"

#include <algorithm>

#include "text/utf8.h"

namespace day {
namespace {

std::string_view AlgorithmOfDigits(size_t digits) {
  switch (digits) {
    case 32: return "md5";
    case 40: return "sha1";
    case 64: return "sha256";
    case 128: return "sha512";
    default: return {};
  }
}

std::string_view AlgorithmOfWord(std::string_view word) {
  for (std::string_view known : {"md5", "sha1", "sha256", "sha512"})
    if (ToLowerAscii(word) == known) return known;
  return {};
}

bool IsHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return text;
}

// coreutils writes "\n", "\r" and "\\" in names so.
std::string Unescaped(std::string_view name) {
  std::string out;
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '\\' || i + 1 == name.size()) {
      out += name[i];
    } else {
      const char next = name[++i];
      out += next == 'n' ? '\n' : next == 'r' ? '\r' : next;
    }
  }
  return out;
}

bool ParseBsd(std::string_view line, StatedChecksum& stated) {
  const size_t open = line.find(" ("), close = line.rfind(") = ");
  if (open == line.npos || close == line.npos || close < open + 2) return false;
  stated.algorithm = AlgorithmOfWord(line.substr(0, open));
  const std::string_view hex = Trimmed(line.substr(close + 4));
  if (stated.algorithm.empty() || AlgorithmOfDigits(hex.size()) != stated.algorithm || !IsHex(hex)) return false;
  stated.path = line.substr(open + 2, close - open - 2);
  stated.hex = ToLowerAscii(hex);
  return true;
}

bool ParseCoreutils(std::string_view line, StatedChecksum& stated) {
  const bool escaped = line.starts_with('\\');
  if (escaped) line.remove_prefix(1);
  const size_t end = std::min(line.find_first_of(" \t"), line.size());
  stated.algorithm = AlgorithmOfDigits(end);
  if (stated.algorithm.empty() || !IsHex(line.substr(0, end))) return false;
  stated.hex = ToLowerAscii(line.substr(0, end));
  std::string_view name = Trimmed(line.substr(end));
  if (name.starts_with('*')) name.remove_prefix(1);
  stated.path = escaped ? Unescaped(name) : std::string(name);
  return true;
}

}  // namespace

std::vector<StatedChecksum> ParseChecksums(std::string_view text) {
  std::vector<StatedChecksum> list;
  for (uint32_t number = 1; !text.empty() && number <= kMaxChecksums; ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    StatedChecksum stated;
    if (line.empty() || line.starts_with('#') || !(ParseBsd(line, stated) || ParseCoreutils(line, stated))) continue;
    stated.line = number;
    list.push_back(std::move(stated));
  }
  return list;
}

bool IsChecksumsName(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  for (const std::string_view ending : kChecksumsEndings)
    if (lower.size() > ending.size() && lower.ends_with(ending)) return true;
  for (const std::string_view known : kChecksumsNames)
    if (lower == known) return true;
  return false;
}

}  // namespace day
