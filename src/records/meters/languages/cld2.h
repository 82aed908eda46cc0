// CLD2 behind one file.
#pragma once

#include <cstdint>
#include <string_view>

namespace day::records {

struct Cld2Answer {
  std::string_view language;  // BCP 47, static; "" for none, and for what names a script alone or is a joke (Klingon, pig Latin)
  bool reliable = false;
  int percent = 0;          // of the text that is in it
  double score = 0;         // per KiB of text
  double expected = 0;      // the same of texts in the language in their most usual script here; 0 where CLD2 has no such figure
  std::string_view second;  // if it is a fifth of the text or more
};

// The text is valid UTF-8; of one with three end tags or more, tags are left out. Any thread.
Cld2Answer AskCld2(std::string_view text);

// Are the full tables in use? They are, if the program was linked as cmake/dependencies.cmake says.
bool HasFullTables();

}  // namespace day::records
