// How two license texts differ, word by word and clause by clause.
//
// Case, punctuation, line breaks and markup do not count. Myers' algorithm over the words (align.h); beyond its limit only the clauses are
// compared. One thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "license/clauses.h"

namespace day {

struct WordDifference {                                     // in a, [a_begin, a_end) stands where in b [b_begin, b_end) stands; either may be empty
  uint32_t a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;  // bytes
  uint32_t a_first_line = 0, a_last_line = 0, b_first_line = 0, b_last_line = 0;  // of an empty side the line where it would stand
  bool substantive = false;  // a word of obligation (knowledge/licenses/words.yaml) on one side and none of its equals on the other
};

struct TextDifference {
  bool compared = false;  // false: too different to be compared word by word
  std::vector<WordDifference> words;
  std::vector<LicenseClause> only_a, only_b;  // clauses that the other text has none of: type, effect, detail and figure
};

TextDifference CompareLicenseTexts(std::string_view a, std::string_view b);

}  // namespace day
