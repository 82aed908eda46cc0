#include "text/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>

#include "text/markdown_collector.h"
#include "text/markdown_prepare.h"
#include "text/utf8.h"

namespace day {
namespace {

using Kind = MarkdownBlock::Kind;

struct FreeCmark {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};
template <class T>
using Owned = std::unique_ptr<T, FreeCmark>;

// cmark keeps its extensions in a list of its own that must be filled once, before any thread reads it.
void EnsureExtensions() {
  static const bool kRegistered = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return true;
  }();
  (void)kRegistered;
}

Owned<cmark_node> Parse(std::string_view piece) {
  Owned<cmark_parser> parser(cmark_parser_new(IsUtf8(piece) ? CMARK_OPT_DEFAULT : CMARK_OPT_VALIDATE_UTF8));
  for (const char* name : {"table", "strikethrough"})
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name)) cmark_parser_attach_syntax_extension(parser.get(), extension);
  cmark_parser_feed(parser.get(), piece.data(), piece.size());
  return Owned<cmark_node>(cmark_parser_finish(parser.get()));
}

std::string_view View(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

// The first line of a node. Where text stands right above a table's header, the library makes the paragraph into the table: the text is a new
// node without a line, and the header row has the text's line. The rows below are right.
int StartLine(cmark_node* node, std::string_view type) {
  if (type == "table_header") {
    cmark_node* const table = cmark_node_parent(node);
    cmark_node* const above = cmark_node_previous(table);
    if (above != nullptr && cmark_node_get_start_line(above) == 0) {
      cmark_node* const row = cmark_node_next(node);
      return row != nullptr ? cmark_node_get_start_line(row) - 2 : cmark_node_get_end_line(table) - 1;
    }
  }
  const int line = cmark_node_get_start_line(node);
  cmark_node* const next = line == 0 ? cmark_node_next(node) : nullptr;
  return next != nullptr ? cmark_node_get_start_line(next) : line;
}

uint32_t LineOf(cmark_node* node, uint32_t lines_before) {
  return static_cast<uint32_t>(std::max(StartLine(node, View(cmark_node_get_type_string(node))), 1)) + lines_before;
}

// Nodes of the table extension have types of their own, known by name only.
void ExtensionNode(MarkdownCollector& collector, cmark_node* node, bool enter, uint32_t line) {
  const std::string_view type = View(cmark_node_get_type_string(node));
  if (type == "table_cell") {
    enter ? collector.BeginCell() : collector.EndCell();
  } else if (type == "table_row" || type == "table_header") {
    enter ? collector.BeginBlock(type == "table_row" ? Kind::kTableRow : Kind::kTableHeader, line) : collector.EndBlock();
  }
}

void Walk(MarkdownCollector& collector, cmark_node* root, uint32_t lines_before) {
  Owned<cmark_iter> iter(cmark_iter_new(root));
  for (cmark_event_type event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter.get())) {
    cmark_node* node = cmark_iter_get_node(iter.get());
    const bool enter = event == CMARK_EVENT_ENTER;
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
      collector.Text(View(cmark_node_get_literal(node)));
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      collector.Break();
    } else if (type == CMARK_NODE_PARAGRAPH) {
      if (enter) collector.BeginBlock(collector.ParagraphKind(), LineOf(node, lines_before));
      else collector.EndBlock();
    } else if (type == CMARK_NODE_HEADING) {
      if (enter) collector.BeginBlock(Kind::kHeading, LineOf(node, lines_before), static_cast<uint32_t>(cmark_node_get_heading_level(node)));
      else collector.EndBlock();
    } else if (type == CMARK_NODE_LINK) {
      if (enter) collector.BeginLink(View(cmark_node_get_url(node)));
      else collector.EndLink();
    } else if (type == CMARK_NODE_IMAGE) {
      if (enter) collector.BeginImage(View(cmark_node_get_url(node)));
      else collector.EndImage();
    } else if (type == CMARK_NODE_CODE) {
      collector.CodeSpan(View(cmark_node_get_literal(node)));
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      int length = 0, offset = 0;
      char mark = 0;
      const bool fenced = cmark_node_get_fenced(node, &length, &offset, &mark) != 0;
      collector.CodeBlock(View(cmark_node_get_literal(node)), View(cmark_node_get_fence_info(node)), LineOf(node, lines_before) + (fenced ? 1 : 0));
    } else if (type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK) {
      collector.Html(View(cmark_node_get_literal(node)), LineOf(node, lines_before), type == CMARK_NODE_HTML_BLOCK);
    } else if (type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE) {
      const Kind kind = type == CMARK_NODE_ITEM ? Kind::kListItem : Kind::kQuote;
      if (enter) collector.EnterContainer(kind);
      else collector.LeaveContainer(kind);
    } else if (type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_LIST && type != CMARK_NODE_EMPH && type != CMARK_NODE_STRONG) {
      ExtensionNode(collector, node, enter, LineOf(node, lines_before));
    }
  }
}

}  // namespace

Markdown ParseMarkdown(std::string_view text, uint32_t line) {
  EnsureExtensions();
  Markdown markdown;
  if (text.size() > kMaxMarkdown) {
    text = text.substr(0, kMaxMarkdown);
    markdown.truncated = true;
  }
  std::string shown;
  if (text.find("<!--") != text.npos) {
    shown = WithoutComments(text);
    text = shown;
  }
  MarkdownCollector collector(markdown);
  MarkdownPieces pieces(text);
  std::string piece;
  for (uint32_t lines_before = 0; pieces.Next(piece, lines_before);) {
    const Owned<cmark_node> document = Parse(piece);
    Walk(collector, document.get(), line - 1 + lines_before);
  }
  collector.Finish(line + static_cast<uint32_t>(std::ranges::count(text, '\n')));
  return markdown;
}

}  // namespace day
