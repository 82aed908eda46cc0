#include "records/words/words.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/byte_masks.h"
#include "text/utf8.h"

namespace day::records {
namespace {

constexpr size_t kBlock = Bytes64::kSize;
// Words that a block may end with: each of its bytes, at the worst, and one that was begun before it.
constexpr size_t kRoom = kBlock + 8;

// Bits of 64 bytes: which are ASCII letters or digits, which are no ASCII, which are line breaks.
struct Masks {
  uint64_t word, high, line;
};

Masks MasksOf(const char* block) {
  const Bytes64 bytes(block);
  return {.word = bytes.Letters() | bytes.Within('0', 10), .high = bytes.NotAscii(), .line = bytes.Are('\n')};
}

constexpr uint64_t Below(unsigned bit) { return (uint64_t{1} << bit) - 1; }

// Decodes one code point at `at` of `text`, and steps behind it; an invalid byte is one step and gives U+FFFD.
uint32_t Step(std::string_view text, size_t& at) {
  std::string_view rest = text.substr(at);
  const uint32_t c = NextCodePoint(rest);
  at = text.size() - rest.size();
  return c;
}

}  // namespace

WordReader::WordReader() : folds_(FoldTable::Get()) {}

WordReader& WordReader::Begin(std::string_view text) {
  text_ = text;
  at_ = count_ = 0;
  begins_line_ = true;
  alone_ = read_ = false;
  word_.clear();
  return *this;
}

TextWords WordReader::words() {
  if (!read_) Read();
  read_ = true;
  return {std::span(hashes_).first(count_), std::span(lines_).first(count_)};
}

void WordReader::Emit(const char* word, size_t size) {
  hashes_[count_] = XXH3_64bits(word, size);
  lines_[count_] = begins_line_;
  ++count_;
  begins_line_ = false;
}

void WordReader::Flush() {
  alone_ = false;
  if (word_.empty()) return;
  Emit(word_.data(), word_.size());
  word_.clear();
}

// The first word of a block, or the last, where it goes on before or behind.
void WordReader::ReadPart(std::string_view part, bool ends) {
  const size_t fits = std::min(part.size(), kLongestWord - word_.size());
  word_.append(part.substr(0, fits));
  if (word_.size() == kLongestWord || ends) Flush();
  word_.append(part.substr(fits));
  if (ends) Flush();
}

// Returns how many of the bytes were read: where the last word may go on behind them, it is left to be read whole with the next, if it begins in them.
uint32_t WordReader::ReadAscii(const char* block, uint32_t size, uint64_t words, uint64_t breaks) {
  std::array<char, kBlock> lower;
  for (size_t i = 0; i < kBlock; ++i) lower[i] = static_cast<char>(block[i] | 0x20);  // as good for digits as for letters
  if ((words & 1) == 0 || alone_) Flush();
  if (!word_.empty()) {
    const auto length = static_cast<unsigned>(std::countr_one(words));
    ReadPart({lower.data(), length}, length < size);
    if (length == kBlock) return size;
    words &= ~Below(length);
  }
  // Not the members: they would be read and written for each word, for all that the compiler knows of bytes.
  uint64_t* const hashes = hashes_.data();
  uint8_t* const lines = lines_.data();
  size_t count = count_;
  uint64_t begun = begins_line_;
  uint32_t read = size;
  while (words) {
    const auto begin = static_cast<unsigned>(std::countr_zero(words));
    const auto length = static_cast<unsigned>(std::countr_one(words >> begin));
    if (begin + length == size && (size < kBlock || begin == 0)) {
      count_ = count;
      begins_line_ = (begun | (breaks & Below(begin))) != 0;
      ReadPart({lower.data() + begin, length}, false);
      return size;
    }
    if (begin + length == kBlock) {
      read = begin;
      breaks &= Below(begin);
      break;
    }
    hashes[count] = XXH3_64bits(lower.data() + begin, length);
    lines[count] = (begun | (breaks & Below(begin))) != 0;
    ++count;
    begun = 0;
    words &= ~Below(begin + length);
    breaks &= ~Below(begin);
  }
  count_ = count;
  begins_line_ = (begun | breaks) != 0;
  return read;
}

void WordReader::ReadFolded(size_t end) {
  while (at_ < end) {
    const uint32_t c = Step(text_, at_);
    const Folded folded = folds_.Fold(c);
    switch (folded.kind) {
      case FoldKind::kBreak:
        Flush();
        if (c == '\n') begins_line_ = true;
        continue;
      case FoldKind::kSkip: continue;
      case FoldKind::kAlone:
        Flush();
        alone_ = true;
        break;
      case FoldKind::kLetter:
        if (alone_) Flush();
        break;
      case FoldKind::kMark: break;
    }
    word_ += folded.utf8;
    if (word_.size() >= kLongestWord) Flush();
  }
}

void WordReader::Read() {
  while (at_ < text_.size()) {
    if (hashes_.size() < count_ + kRoom) {
      hashes_.resize(2 * count_ + kRoom);
      lines_.resize(hashes_.size());
    }
    const size_t left = text_.size() - at_;
    std::array<char, kBlock> tail{};
    const char* block = text_.data() + at_;
    if (left < kBlock) {
      std::memcpy(tail.data(), block, left);
      block = tail.data();
    }
    const auto size = static_cast<uint32_t>(std::min(left, kBlock));
    const Masks masks = MasksOf(block);
    if (masks.high != 0) {
      ReadFolded(at_ + size);
    } else {
      at_ += ReadAscii(block, size, masks.word, masks.line);
    }
  }
  Flush();
}

std::string WithoutPunctuation(std::string_view text) {
  FoldTable& folds = FoldTable::Get();
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const uint32_t c = Step(text, at);
    if (folds.Fold(c).kind != FoldKind::kBreak || c == '\n' || c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x3000)
      out += text.substr(begin, at - begin);
  }
  return out;
}

}  // namespace day::records
