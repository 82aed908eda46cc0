// The shape of ASCII text (text_shape.h), 64 bytes at a time: most bytes of most texts, and one by one they would cost more than telling the language does.
#pragma once

#include <cstdint>
#include <string_view>

namespace day::records {

struct AsciiShape {
  size_t bytes = 0;  // measured: whole runs at the front; 0 where a run fills the first 64 bytes, or the text is shorter, or has other bytes there
  uint64_t letters = 0, tokens = 0;
};

// Letters to a token of ASCII, and digits or signs.
inline constexpr unsigned kAsciiLettersToAToken = 7, kSignsToAToken = 3;

// Of what is at the front of the text, at most 64 bytes; a run begins there.
AsciiShape MeasureAscii(std::string_view text);

}  // namespace day::records
