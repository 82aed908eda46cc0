// Tells comments and docstrings from code, so that a mention is not taken for use.
//
// A reader of tokens, no parser: it knows comments, strings (a `#` in them begins no comment) and, in Python, strings that stand as
// statements. It moves forward only, as far as it is asked, and takes linear time over any bytes. Where a language is odd (nested
// quotes in f-strings, a regular expression literal of JavaScript) it may be wrong until the line ends. One thread.
#pragma once

#include <cstddef>
#include <string_view>

#include "probes/signals/file_kinds.h"

namespace day::signals {

class Prose {
 public:
  Prose(Comments comments, std::string_view text) : comments_(comments), text_(text) {}
  // Does the byte at `offset` stand in a comment or docstring? Offsets must not fall.
  bool Covers(size_t offset);

 private:
  struct Token {
    size_t end;
    bool prose;
  };
  size_t NextSpecial(size_t from) const;
  Token ReadToken(size_t at) const;
  Token ReadPythonString(size_t at) const;
  size_t EndOfString(size_t at, char quote, bool over_lines) const;
  size_t EndOfLine(size_t at) const;
  bool BeginsStatement(size_t at) const;

  Comments comments_;
  std::string_view text_;
  size_t at_ = 0;                           // all before is read
  size_t prose_begin_ = 0, prose_end_ = 0;  // the last stretch of prose that was read
};

}  // namespace day::signals
