#include "formats/word2vec/word2vec.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "bytes/stream_reader.h"

namespace day {
namespace {

constexpr uint64_t kMaxLine = 40;              // bytes of the first line
constexpr uint64_t kMaxWord = 4096;            // limit: bytes of a word
constexpr uint64_t kMaxWords = 5'000'000;      // limit: words; published vectors have three million
constexpr uint64_t kMaxDimensions = 64 << 10;  // limit: dimensions

bool Header(std::string_view line, Word2VecFile& file) {
  const char* const end = line.data() + line.size();
  const auto first = std::from_chars(line.data(), end, file.words);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != ' ') return false;
  const auto second = std::from_chars(first.ptr + 1, end, file.dimensions);
  return second.ec == std::errc() && second.ptr == end && file.words > 0 && file.dimensions > 0 && file.dimensions <= kMaxDimensions;
}

}  // namespace

bool LooksLikeWord2Vec(std::string_view head) {
  const size_t end = head.substr(0, kMaxLine).find('\n');
  Word2VecFile file;
  if (end == head.npos || !Header(head.substr(0, end), file)) return false;
  // Numbers in text go on with digits: this is the binary form, where zeros or bytes of no text follow the first word.
  const std::string_view behind = head.substr(end + 1);
  const size_t space = behind.find(' ');
  if (space == behind.npos || space == 0) return false;
  const std::string_view numbers = behind.substr(space + 1, 16);
  return std::any_of(numbers.begin(), numbers.end(), [](char c) { return c < ' ' && c != '\n' && c != '\r' && c != '\t'; });
}

std::expected<Word2VecFile, Malformed> ReadWord2Vec(const RandomBytes& bytes) {
  StreamReader in(bytes);
  Word2VecFile file;
  std::string line;
  if (!in.ReadUntil('\n', kMaxLine, line)) return std::unexpected(in.error());
  if (!Header(line, file)) return std::unexpected(Malformed{0, "does not begin with counts of words and dimensions"});
  if (file.words > kMaxWords) return std::unexpected(Malformed{0, "limit word2vec-words"});
  for (uint64_t i = 0; i < file.words; ++i)
    if (!in.ReadUntil(' ', kMaxWord, line) || !in.SkipItems(file.dimensions, 4)) return std::unexpected(in.error());
  uint8_t last = 0;
  if (in.remaining() == 1 && in.ReadLittle(last) && last == '\n') return file;
  if (!in.ok() || in.remaining() > 0 || last != 0) return std::unexpected(Malformed{in.offset(), "other bytes follow the last word"});
  return file;
}

}  // namespace day
