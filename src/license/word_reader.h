// The first half of the tokenizer: bytes to words in lower case, with what the second half must know of their surroundings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day {

struct RawWord {
  std::string_view text;  // lower case
  uint32_t line = 1;
  uint32_t hash = 0;               // filled in by the tokenizer
  bool first_on_line = false;      // comment leaders and bullets before it do not count
  bool begins_sentence = false;    // after a full stop
  bool in_parentheses = false;     // "(c)"
  bool is_copyright_sign = false;  // ©; its text is empty
  bool is_marker_shaped = false;   // "(a)" "a)" "1." at the beginning of a line or after the end of a sentence
  bool then_hyphen = false;        // a hyphen and the next word follow at once
  bool then_placeholder = false;   // "<year>" or "[yyyy]" follows
};

// Reads once, in Read. Words view the reader's own buffer. One thread.
class WordReader {
 public:
  WordReader() = default;
  WordReader(const WordReader&) = delete;
  WordReader& operator=(const WordReader&) = delete;

  std::vector<RawWord> Read(std::string_view text, size_t most);

 private:
  void Flush();
  void Add(uint32_t code_point);
  bool Separate(uint32_t code_point);   // handles one that is not of a word; false when it does not end one
  size_t SkipTag(size_t at) const;      // past "<…>" that begins at `at`, or `at`
  size_t SkipAddress(size_t at) const;  // past "https://…" that begins at `at`, or `at`
  size_t Decode(size_t at, uint32_t& code_point) const;

  std::string_view text_;
  std::string buffer_;
  std::vector<RawWord> words_;
  size_t word_begin_ = 0;  // in the buffer
  uint32_t line_ = 1;
  bool fresh_line_ = true;    // no word on this line yet
  bool sentence_end_ = true;  // the last sign before this word was . ; or :
  bool after_stop_ = false;   // a full stop since the last word
  char before_ = ' ';         // the sign just before the present word
};

}  // namespace day
