#include "probes/links/columns.h"

#include <algorithm>

namespace day::links {

Columns::Columns(const Markdown& document) {
  const MarkdownBlock* header = nullptr;
  for (const MarkdownBlock& block : document.blocks) {
    if (block.kind == MarkdownBlock::Kind::kTableHeader) header = &block;
    else if (block.kind != MarkdownBlock::Kind::kTableRow) header = nullptr;
    else if (header) rows_.push_back({&block, header});
  }
  std::ranges::stable_sort(rows_, {}, [](const Row& row) { return row.row->line; });
}

std::string_view Columns::HeaderOf(const MarkdownLink& link) {
  const auto after = std::ranges::upper_bound(rows_, link.line, {}, [](const Row& row) { return row.row->line; });
  if (after == rows_.begin()) return {};
  const Row& row = *std::prev(after);
  if (link.line > row.row->last_line || link.text.empty()) return {};
  if (row.row != last_row_) {
    last_row_ = row.row;
    next_ = 0;
  }
  // Cells may say the same ("Download | Download"): each link takes the next one.
  for (size_t cell = next_; cell < row.row->cells.size(); ++cell) {
    if (row.row->cells[cell].find(link.text) == std::string::npos) continue;
    next_ = row.row->cells[cell] == link.text ? cell + 1 : cell;
    return cell < row.header->cells.size() ? std::string_view(row.header->cells[cell]) : std::string_view();
  }
  return {};
}

}  // namespace day::links
