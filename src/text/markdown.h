// Markdown as the facts that an audit needs: headings, links, sentences, tables, each with its line. Parsed by cmark-gfm.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day {

struct MarkdownHeading {
  uint32_t level;  // 1 to 6
  uint32_t line;
  std::string text;  // plain
};

// What stands below a heading up to the next heading (of any level); the first section of a document may have no heading.
struct MarkdownSection {
  MarkdownHeading heading;           // level 0 and empty text for what precedes the first
  std::vector<std::string> path;     // texts of the enclosing headings, outermost first, its own last
  std::string text;                  // plain text of its body: no markup, HTML comments and code left out
  uint32_t first_line, last_line;    // of the body
};

struct MarkdownLink {
  std::string url;   // as written; also bare autolinks, reference links, images' targets, href and src of inline HTML
  std::string text;  // what a reader clicks on, or an image's description
  uint32_t line;
  uint32_t section;  // index into sections
  bool image = false;
  std::string context;  // plain text of the block (paragraph, list item, table row) it stands in
};

// A block of running text (paragraph, list item, table row, quotation) as one line of plain text.
struct MarkdownBlock {
  enum class Kind : uint8_t { kParagraph, kListItem, kTableRow, kTableHeader, kQuote, kHeading } kind;
  std::string text;
  uint32_t line, last_line;
  uint32_t section;
  std::vector<std::string> cells;  // of a table row
};

struct Markdown {
  std::vector<MarkdownSection> sections;
  std::vector<MarkdownLink> links;
  std::vector<MarkdownBlock> blocks;
};

// Total: any text is Markdown. `line` is the number of the text's first line. At most 4 MiB are looked at (limit).
Markdown ParseMarkdown(std::string_view text, uint32_t line = 1);

// Splits plain text at sentence ends (. ! ? and 。！？), leaving abbreviations, versions and URLs whole.
std::vector<std::string_view> SplitSentences(std::string_view text);

}  // namespace day
