// UTF-8: checking, stepping, and making bytes of a release safe to show.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace day {

bool IsUtf8(std::string_view bytes);

// Decodes one code point at the front and removes it; invalid bytes are taken one at a time and give U+FFFD.
uint32_t NextCodePoint(std::string_view& text);
void AppendUtf8(std::string& out, uint32_t code_point);

// The text with every invalid byte replaced by U+FFFD.
std::string ToValidUtf8(std::string_view bytes);

// Safe on a terminal or in a log, on one line: C0/C1 controls, DEL, bidirectional and zero-width format characters, line and
// paragraph separators and invalid bytes show as escapes (\n, \x1b, \u{202e}); everything else stays.
std::string Printable(std::string_view bytes);

// Does the code point act on a terminal or a line instead of showing: what Printable escapes.
bool IsUnprintable(uint32_t code_point);

// Columns that the text takes on a terminal: 0 for combining marks, 2 for East Asian wide, 1 otherwise.
size_t DisplayWidth(std::string_view text);

// ASCII only.
std::string ToLowerAscii(std::string_view text);
// Letters and digits alone, lower case: "Acme-AI" and "acmeai" are one name.
std::string LettersAndDigits(std::string_view text);
// A blank before each capital behind a small letter: "SentEval" as "Sent Eval".
std::string PartedNames(std::string_view text);
std::string_view TrimAscii(std::string_view text);

bool BeginsWithAny(std::string_view text, std::initializer_list<std::string_view> beginnings);
bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> endings);

// At most `most` bytes, and no part of a code point.
std::string_view FirstBytes(std::string_view text, size_t most);

// Every `what` replaced by `by`; what `by` brings in is not looked at again. `what` is not empty.
std::string ReplaceAll(std::string text, std::string_view what, std::string_view by);

// A glob with * ? [abc] [a-z] [!a], ASCII case-insensitive, `*` and `?` not crossing '/', `**` crossing it. Linear time per star.
bool GlobMatches(std::string_view glob, std::string_view text);

// Does the head of a file look like text? No NUL, few controls, valid UTF-8 (a cut sequence at the end allowed), Latin-1 or UTF-16 with a BOM.
bool LooksLikeText(std::string_view head);

}  // namespace day
