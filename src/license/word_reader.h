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
  bool first_on_line = false;      // comment leaders and bullets before it do not count; also after "\\n" in a string
  bool begins_sentence = false;    // after a full stop
  bool in_parentheses = false;     // "(c)"
  bool is_copyright_sign = false;  // ©; its text is empty
  bool is_marker_shaped = false;   // "(a)" "a)" "1." at the beginning of a line or after the end of a sentence
  bool after_comma = false;        // nothing but a comma, a slash or a bar between the word before and this one
  bool capital = false;            // its first letter is one
  bool then_hyphen = false;        // a hyphen and the next word follow at once
  bool then_placeholder = false;   // "<year>" or "[yyyy]" follows
};

// An address between words, which is no word itself.
struct RawAddress {
  std::string_view text;
  uint32_t line = 1;
  uint32_t word = 0;   // words read before it
  bool binds = false;  // of a tag that says that it is the license: rel="license", <cc:license …>
};

// Reads once, in Read. Words view the reader's own buffer, addresses the text. One thread.
class WordReader {
 public:
  WordReader() = default;
  WordReader(const WordReader&) = delete;
  WordReader& operator=(const WordReader&) = delete;

  std::vector<RawWord> Read(std::string_view text, size_t most);
  const std::vector<RawAddress>& addresses() const { return addresses_; }

 private:
  void Flush();
  void Add(uint32_t code_point);
  bool Separate(uint32_t code_point);   // handles one that is not of a word; false when it does not end one
  size_t SkipTag(size_t at) const;      // past "<…>" that begins at `at`, or `at`
  size_t SkipAddress(size_t at) const;  // past "https://…" that begins at `at`, or `at`
  size_t Decode(size_t at, uint32_t& code_point) const;
  void AddAddress(std::string_view address, bool binds);
  void AddAddressOfTag(std::string_view tag);

  std::string_view text_;
  std::string buffer_;
  std::vector<RawWord> words_;
  std::vector<RawAddress> addresses_;
  size_t word_begin_ = 0;  // in the buffer
  bool capital_ = false;   // as RawWord has it
  uint32_t line_ = 1;
  bool fresh_line_ = true;                   // no word on this line yet
  bool sentence_end_ = true;                 // the last sign before this word was . ; or :
  bool after_stop_ = false;                  // a full stop since the last word
  char before_ = ' ';                        // the sign just before the present word
  char after_ = ' ';                         // what follows the present sign
  bool comma_ = false, other_sign_ = false;  // seen since the last word
};

}  // namespace day
