// Bytes to words, for clause_text.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "license/clause_text.h"

namespace day {

// The words of `text`; they view `lowered`, which is filled. An address is one word; "’s" at the end of a word falls away.
std::vector<ClauseWord> ReadClauseWords(std::string_view text, std::string& lowered);

// HTML tags, escapes in strings, and comment leaders that most lines have, overwritten by blanks; line breaks stay. The same length.
std::string WithoutMarkup(std::string_view text);

}  // namespace day
