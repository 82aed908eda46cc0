// Makes a Markdown text safe to hand to cmark-gfm, without moving any line.
//
// The packaged cmark-gfm (0.29.0.gfm.6) has no answer to some inputs: containers nested once per byte cost lines × depth, a table
// of n columns is completed to n cells in each of its rows, unclosed `<?` and long delimiter rows are searched again from every
// start (measured: 0.4 s and 0.95 s for 64 KB, four times as much for each doubling), and a reference's URL is copied at every
// use. So a text is parsed in pieces, and in each piece the few bytes that start such a construct are blanked beyond a bound that
// no README comes near. Comments go first: cmark ends an HTML block at an empty line, though a browser hides the rest of it too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace day {

inline constexpr size_t kMarkdownPiece = size_t{64} << 10;  // limit: bytes parsed at once
inline constexpr int kMaxContainers = 32;                   // limit: quotations and lists nested on one line
inline constexpr size_t kMaxTableCells = 200'000;           // limit: columns × rows of one table
inline constexpr size_t kMaxDelimiterRow = 1024;            // limit: bytes of a table's delimiter row
inline constexpr size_t kMaxReference = 2048;               // limit: bytes of one link reference definition
inline constexpr size_t kMaxReferences = size_t{32} << 10;  // limit: bytes of definitions shared between pieces

// Follows fenced code from line to line.
class MarkdownFence {
 public:
  bool open() const { return length_ != 0; }
  std::string Mark() const { return std::string(length_, mark_); }
  // Whether the line is one of fenced code or of its fences.
  bool Take(std::string_view line);

 private:
  char mark_ = 0;
  size_t length_ = 0;
};

// The text without its closed HTML comments outside fenced code; line ends inside them stay.
std::string WithoutComments(std::string_view text);

// Cuts the text into pieces. Where there are several, each has the document's reference definitions appended.
class MarkdownPieces {
 public:
  explicit MarkdownPieces(std::string_view text);
  // The next piece, tamed, and how many lines precede it; false at the end.
  bool Next(std::string& piece, uint32_t& lines_before);

 private:
  std::string_view rest_;
  uint32_t line_ = 0;
  MarkdownFence fence_;  // open where the last piece was cut
  std::string references_;
};

// Blanks, in place, what cmark would take quadratic time for.
void TameMarkdown(std::string& piece);

}  // namespace day
