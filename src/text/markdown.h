// Markdown as the facts that an audit needs: headings, links, sentences, tables, each with its line. Parsed by cmark-gfm.
//
// Why cmark-gfm and not a reader of our own: READMEs are written against its rules, and a claim that a reader cannot see (a
// comment, a code block) must not count. What it leaves as raw HTML is read by a small scanner here (links, headings, rows of
// tables, text), because half of the READMEs of the field are written in HTML. Its autolink extension was rejected: it takes
// Chinese text into a URL and reads past its input in the packaged version; bare URLs are found in the plain text instead.
//
// Bounds, as the packaged cmark-gfm 0.29.0.gfm.6 takes quadratic time on some inputs (markdown_prepare.h): 4 MiB of text,
// parsed in pieces of at most 64 KiB, cut where a paragraph ends. No recursion. Threads: any, at the same time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace day {

inline constexpr size_t kMaxMarkdown = size_t{4} << 20;  // limit: bytes looked at of one document

struct MarkdownHeading {
  uint32_t level;  // 1 to 6
  uint32_t line;
  std::string text;  // plain
};

// What stands below a heading up to the next heading (of any level); the first section of a document may have no heading.
struct MarkdownSection {
  MarkdownHeading heading;         // level 0 and empty text for what precedes the first
  std::vector<std::string> path;   // texts of the enclosing headings, outermost first, its own last
  uint32_t first_line, last_line;  // of the body
};

struct MarkdownLink {
  std::string url;   // as written; also bare autolinks, reference links, images' targets, href and src of inline HTML
  std::string text;  // what a reader clicks on, or an image's description
  uint32_t line;
  uint32_t section;  // index into sections
  bool image = false;
  std::string context;  // the sentence, or the table row, it stands in, and of a "here" the one before; at most 400 bytes of it around the link
};

// A block of running text (paragraph, list item, table row, quotation) as one line of plain text.
struct MarkdownBlock {
  enum class Kind : uint8_t { kParagraph, kListItem, kTableRow, kTableHeader, kQuote, kHeading } kind;
  std::string text;
  uint32_t line, last_line;
  uint32_t section;
  std::vector<std::string> cells;                          // of a table row
  uint32_t linked = 0;                                     // bytes of `text` that are links' texts
  std::vector<std::pair<uint32_t, uint32_t>> line_starts;  // (offset in text, line) for each further line it came from

  uint32_t LineAt(size_t offset) const;  // line of the byte text[offset]
};

// A code block, or a code span (whose text also stands in its block).
struct MarkdownCode {
  std::string text;
  std::string info;  // what follows the opening fence: the language
  uint32_t line;     // of its first line of code
  uint32_t section;
  bool span = false;
};

struct Markdown {
  std::vector<MarkdownSection> sections;
  std::vector<MarkdownLink> links;
  std::vector<MarkdownBlock> blocks;
  std::vector<MarkdownCode> code;
  bool truncated = false;  // the text was longer than kMaxMarkdown
};

// Total: any text is Markdown. `line` is the number of the text's first line. At most 4 MiB are looked at (limit).
Markdown ParseMarkdown(std::string_view text, uint32_t line = 1);

// reStructuredText and plain text by the same facts: titles, `text <url>`_ links, literal blocks; directives are left out.
Markdown ParseReStructuredText(std::string_view text);

// Splits plain text at sentence ends (. ! ? and 。！？), leaving abbreviations, versions and URLs whole.
std::vector<std::string_view> SplitSentences(std::string_view text);

}  // namespace day
