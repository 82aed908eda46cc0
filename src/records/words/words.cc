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

WordReader::WordReader(size_t batch) : folds_(FoldTable::Get()), batch_(batch), hashes_(batch + kRoom), lines_(batch + kRoom) {}

WordReader& WordReader::Begin(std::string_view text) {
  text_ = text;
  at_ = 0;
  begins_line_ = true;
  alone_ = ended_ = begun_ = again_ = false;
  whole_.reset();
  word_.clear();
  return *this;
}

void WordReader::Rewind() {
  if (whole_) again_ = true;
  else if (begun_) Begin(text_);
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

void WordReader::ReadAscii(const char* block, uint32_t size, uint64_t words, uint64_t breaks) {
  std::array<char, kBlock> lower;
  for (size_t i = 0; i < kBlock; ++i) lower[i] = static_cast<char>(block[i] | 0x20);  // as good for digits as for letters
  if ((words & 1) == 0 || alone_) Flush();
  while (words) {
    const auto begin = static_cast<unsigned>(std::countr_zero(words));
    const auto length = static_cast<unsigned>(std::countr_one(words >> begin));
    if (breaks & Below(begin)) {
      begins_line_ = true;
      breaks &= ~Below(begin);
    }
    if (begin + length == size || (begin == 0 && !word_.empty())) {
      const size_t fits = std::min<size_t>(length, kLongestWord - word_.size());
      word_.append(lower.data() + begin, fits);
      if (word_.size() == kLongestWord || begin + length < size) Flush();
      if (fits < length) word_.append(lower.data() + begin + fits, length - fits);
      if (begin + length < size) Flush();
    } else {
      Emit(lower.data() + begin, length);
    }
    if (begin + length == kBlock) break;
    words &= ~Below(begin + length);
  }
  if (breaks) begins_line_ = true;
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

WordBatch WordReader::Next() {
  if (again_) {
    again_ = false;
    return Batch(*whole_);
  }
  count_ = 0;
  while (count_ < batch_ && at_ < text_.size()) {
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
      ReadAscii(block, size, masks.word, masks.line);
      at_ += size;
    }
  }
  if (at_ == text_.size() && !ended_ && count_ < batch_) {
    Flush();
    ended_ = true;
  }
  if (!begun_ && ended_) whole_ = count_;
  begun_ = true;
  return Batch(count_);
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
