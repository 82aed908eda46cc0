// A license text as blocks: paragraphs and items of lists, for clause_text.h. Plain text, Markdown and what people make of both.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace day {

// What numbers an item: its shape ("(a)", "a.", "-") tells which list it belongs to.
enum class ListMarker : uint8_t { kNone, kBullet, kDigit, kLetter, kRoman, kDotted, kParenDigit, kParenLetter, kParenRoman, kChinese };

struct MarkerHit {
  ListMarker kind = ListMarker::kNone;
  size_t size = 0;   // bytes
  size_t depth = 0;  // of "2.2.1": 2
};

// Of the marker that the text begins with; kNone and 0 where it begins with none.
MarkerHit MarkerAt(std::string_view text);

struct TextBlock {
  size_t begin = 0, end = 0;  // bytes, the marker left out
  size_t indent = 0;
  ListMarker marker = ListMarker::kNone;
  size_t depth = 0;          // MarkerHit::depth
  size_t heading_level = 0;  // of a Markdown heading: its "#"
};

// In order. A block begins after a blank line, with a marker, after the end of a sentence, and where a line was left short.
std::vector<TextBlock> SplitBlocks(std::string_view text);

// How a block ends, closing quotation marks and markup left out: as a sentence does, as the lead of a list, as an item that others follow.
bool EndsSentence(std::string_view text);
bool EndsWithPunctuation(std::string_view text);
bool LeadsIn(std::string_view text);
bool ContinuesList(std::string_view text);

}  // namespace day
