// Turns the events of a parsed document, Markdown nodes and HTML tags alike, into the facts of markdown.h.
//
// One block is open at a time and text runs into it, whichever notation it comes from, because documents mix the two freely:
// a row of an HTML table may hold Markdown paragraphs. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/markdown.h"
#include "text/markdown_html.h"

namespace day {

class MarkdownCollector {
 public:
  explicit MarkdownCollector(Markdown& out) : out_(out) {}

  void BeginBlock(MarkdownBlock::Kind kind, uint32_t line, uint32_t level = 0);
  void EndBlock();
  void BeginCell();
  void EndCell();
  void EnterContainer(MarkdownBlock::Kind kind) { ++(kind == MarkdownBlock::Kind::kQuote ? quotes_ : items_); }
  void LeaveContainer(MarkdownBlock::Kind kind) { --(kind == MarkdownBlock::Kind::kQuote ? quotes_ : items_); }

  // Of a paragraph, by what it stands in.
  MarkdownBlock::Kind ParagraphKind() const;
  void Text(std::string_view text);
  void Break();  // a line end inside a block
  void CodeSpan(std::string_view text);
  void CodeBlock(std::string_view text, std::string_view info, uint32_t line);
  void BeginLink(std::string_view url);
  void EndLink();
  void BeginImage(std::string_view url);
  void EndImage();
  void Html(std::string_view html, uint32_t line, bool block);

  void Finish(uint32_t last_line);

 private:
  struct Pending {  // a link of the open block
    size_t link;
    size_t begin, end;  // its text, in text_; alike where it has none
  };

  void Tag(const HtmlToken& token);
  void OpenTag(std::string_view name, std::string_view attributes);
  void CloseTag(std::string_view name);
  void HtmlText(std::string_view text);
  void FlushHtml();
  void StartRow();
  bool AddLink(std::string_view url, bool image);
  void FindBareUrls();
  void FillContexts();
  void EndHeading();
  uint32_t Section();

  Markdown& out_;
  // The open block.
  bool open_ = false;
  MarkdownBlock::Kind kind_ = MarkdownBlock::Kind::kParagraph;
  uint32_t level_ = 0;
  uint32_t line_ = 1;        // where the reading is
  uint32_t first_line_ = 1;  // of the block
  uint32_t last_line_ = 1;   // of the last text in it
  bool space_ = false;       // white space was read and not yet written
  std::string text_;
  std::string alt_;  // texts of its images: a heading may have nothing else
  std::vector<std::pair<uint32_t, uint32_t>> line_starts_;
  std::vector<std::string> cells_;
  size_t cell_begin_ = 0;
  bool in_cell_ = false;
  size_t linked_ = 0;
  std::vector<Pending> pending_;
  size_t first_link_ = 0;  // of the block, in out_.links

  // Around it.
  int quotes_ = 0, items_ = 0;
  bool html_row_ = false, html_item_ = false, html_head_ = false;
  bool link_open_ = false, link_has_text_ = false;
  size_t link_pending_ = 0;  // index of the open link
  std::string link_alt_;
  bool image_open_ = false;
  std::string image_alt_;
  std::string_view skipped_;  // the element whose content is not shown: script, style
  bool preformatted_ = false;
  std::string pre_text_;
  uint32_t pre_line_ = 0;
  std::vector<MarkdownHeading> path_;
};

}  // namespace day
