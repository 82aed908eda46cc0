#include "formats/js_shard/js_shard.h"

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "text/ascii.h"

namespace day {
namespace {

constexpr std::string_view kBegin = "!function(";
constexpr std::string_view kExport = ".exports=\"";
constexpr std::string_view kEnd = "\"},{}]},{},[1])(1)});";
constexpr size_t kMaxLoader = 2048;  // bytes; it has 757

bool IsWord(char c) { return IsLetterOrDigit(c) || c == '_' || c == '$'; }

std::string Plain(std::string_view loader) {
  std::string plain;
  for (size_t at = 0; at < loader.size();) {
    const auto end = static_cast<size_t>(std::find_if_not(loader.begin() + static_cast<std::ptrdiff_t>(at), loader.end(), IsWord) - loader.begin());
    const std::string_view word = loader.substr(at, end - at);
    const bool letter = word.size() == 1 && !IsDigit(word[0]);
    plain += letter || (word.starts_with("group") && word.find("_shard") != word.npos) ? "_" : word;
    if (end < loader.size()) plain += loader[end];
    at = end + 1;
  }
  return plain;
}

int ValueOf(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

}  // namespace

bool LooksLikeJsShard(std::string_view head) { return head.starts_with(kBegin) && head.substr(0, kMaxLoader).find(kExport) != head.npos; }

std::string JsShardLoaderDigest(std::string_view loader) { return Sha256Of(Plain(loader)).Hex(); }

std::expected<std::string, Malformed> ParseJsShard(std::string_view text, std::string_view loader) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  const size_t found = text.substr(0, kMaxLoader).rfind(kExport);
  if (!text.starts_with(kBegin) || found == text.npos) return std::unexpected(Malformed{0, "is no module that browserify wrote around a shard"});
  const size_t begin = found + kExport.size();
  if (text.size() < begin + kEnd.size() || !text.ends_with(kEnd)) return std::unexpected(Malformed{text.size(), "ends otherwise than a shard"});
  if (JsShardLoaderDigest(text.substr(0, begin)) != loader) return std::unexpected(Malformed{0, "holds a program of its own beside the shard"});
  std::string_view packed = text.substr(begin, text.size() - begin - kEnd.size());
  while (packed.ends_with('=')) packed.remove_suffix(1);
  std::string bytes;
  bytes.reserve(packed.size() / 4 * 3 + 3);
  uint32_t bits = 0;
  for (size_t i = 0; i < packed.size(); ++i) {
    const int value = ValueOf(packed[i]);
    if (value < 0) return std::unexpected(Malformed{begin + i, "its string is not Base64"});
    bits = bits << 6 | static_cast<uint32_t>(value);
    if (i % 4 == 0) continue;
    bytes += static_cast<char>(bits >> (6 - 2 * (i % 4)));
  }
  return bytes;
}

}  // namespace day
