// How long a text is, in code points, in letters of each script, and about how many tokens.
//
// Tokens are those that a byte-pair vocabulary of some 200,000 learned on the web would make, by a stated rule and not by any vocabulary: a run of letters of
// one script has one token for so many letters as kLettersToAToken says for the script (Latin 7, of which one that is no ASCII counts for three and a half;
// Han 1.3 …), begun ones counting; a run of digits one for three, as of punctuation; line breaks in a row one; a space none, a run of them one. How far
// that is from one such vocabulary is in docs/measurements.md.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace day::records {

inline constexpr size_t kScripts = 256;  // by ICU's number of a script

struct TextShape {
  uint64_t code_points = 0, letters = 0, tokens = 0;
  std::array<uint64_t, kScripts> letters_of{};  // letters and marks
};

// Adds the text's letters to `shape.letters_of`, and sets nothing else there. Bytes that are not UTF-8 are a code point each.
void MeasureShape(std::string_view text, TextShape& shape);

// "Latn" for Latin, by ICU's number; "Zzzz" for numbers that are none.
std::string_view ScriptName(size_t script);

}  // namespace day::records
