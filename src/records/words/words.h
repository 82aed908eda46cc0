// The words of a text as hashes, for meters that compare texts.
//
// A word is a run of letters, digits and marks, folded (fold.h), so that case, accents, punctuation and white space do not count; what is not UTF-8
// parts words. Its hash is XXH3 (64 bits) of its folded bytes. What is ASCII is looked at 64 bytes at a time, since the bytewise tokenizer, not hashing, is
// what costs; both ways give the same words (words_test.cc). Speed: docs/measurements.md. XXH3 resists no one who wants two words to have one hash.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/words/fold.h"

namespace day::records {

// limit: bytes of a folded word; what is longer (base64, DNA) is several.
inline constexpr size_t kLongestWord = 4096;

// The words of a text, in its order.
struct TextWords {
  std::span<const uint64_t> hashes;
  std::span<const uint8_t> begins_line;  // of each: is it the first of the text, or was there a line break before it
};

// Reads one text after the other, each once, however many meters ask for its words. One thread; keep it, it has buffers: nine to eighteen bytes for each word
// of the longest text, which is one of 4 MiB where records are read.
class WordReader {
 public:
  WordReader();
  WordReader& Begin(std::string_view text);  // outlives the reading
  // Until the next text is begun.
  TextWords words();

  std::string_view text() const { return text_; }

 private:
  void Read();
  uint32_t ReadAscii(const char* block, uint32_t size, uint64_t words, uint64_t breaks);
  void ReadPart(std::string_view part, bool ends);
  void ReadFolded(size_t end);
  void Emit(const char* word, size_t size);
  void Flush();

  FoldTable& folds_;
  std::string_view text_;
  size_t at_ = 0;
  bool begins_line_ = true, alone_ = false, read_ = false;
  std::string word_;              // begun, and not ended yet
  std::vector<uint64_t> hashes_;  // the first `count_` are of the text
  std::vector<uint8_t> lines_;
  size_t count_ = 0;
};

// A text without its punctuation: not even a space stands in its place ("don't" becomes "dont", "80,000" becomes "80000"). The other way in which
// people take punctuation out.
std::string WithoutPunctuation(std::string_view text);

}  // namespace day::records
