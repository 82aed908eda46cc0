// Escapes in strings of JSON and of code, in which license texts stand: "licensed\nunder". Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace day {

// A document of JSON, or a long string, in which a paragraph ends: there a letter after "\n" belongs to the next word.
bool HoldsEscapedLines(std::string_view text);

// Past the "\n", "\r" or "\t" at the backslash at `at`, or `at`. Elsewhere "\new" and "\textbf" are commands, and "C:\new" is a path.
size_t SkipEscape(std::string_view text, size_t at, bool escaped_lines);

// Is it "\u2019" that stands at the backslash at `at`: six bytes? Then its figure is `code_point`.
bool ReadUnicodeEscape(std::string_view text, size_t at, uint32_t& code_point);

}  // namespace day
