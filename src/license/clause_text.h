// A license text as the sentences that clauses are looked for in, each with what leads into it.
//
// "You may not: (a) use … (b) sell …" is read as two sentences that both begin with "You may not": the lead of a list is repeated
// before each of its items, however deep the lists lie in each other. Lines that were wrapped are joined, comment leaders and HTML tags fall
// away, and a heading or a definition ("“Purpose” means …") is told from a sentence that grants or demands. Why not text/markdown.h: most
// licenses are plain text whose lists Markdown does not see. Total, linear, bounded; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day {

inline constexpr size_t kMaxClauseText = size_t{512} << 10;  // limit: bytes read of one text; the longest SPDX text has 105 KB
inline constexpr size_t kMaxSentenceWords = 400;             // limit: words of a sentence with its lead; what follows is left out

struct ClauseWord {  // letters and figures in lower case; a Chinese character, a currency sign and "%" are words of their own
  std::string_view text;
  uint32_t begin, end;  // bytes in the text that was read
  uint32_t line;        // from 1
};

struct ClauseSentence {
  enum class Kind : uint8_t { kText, kDefinition, kHeading } kind = Kind::kText;
  bool preamble = false;                   // says why, before the terms begin
  uint32_t begin = 0, end = 0;             // words of its own
  std::vector<uint32_t> lead;              // words that lead into it, in order
  uint32_t first_byte = 0, last_byte = 0;  // its own bytes: [first_byte, last_byte)
};

class ClauseText {
 public:
  explicit ClauseText(std::string_view text);
  ClauseText(const ClauseText&) = delete;
  ClauseText& operator=(const ClauseText&) = delete;

  const std::vector<ClauseWord>& words() const { return words_; }
  const std::vector<ClauseSentence>& sentences() const { return sentences_; }

 private:
  std::string text_;     // as it was given, without what is no text: same bytes in the same places
  std::string lowered_;  // what the words view
  std::vector<ClauseWord> words_;
  std::vector<ClauseSentence> sentences_;
};

// The words of a phrase, as ClauseText makes them.
std::vector<std::string> ClauseWordsOf(std::string_view phrase);

}  // namespace day
