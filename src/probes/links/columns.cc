#include "probes/links/columns.h"

#include <algorithm>

#include "text/ascii.h"

namespace day::links {
namespace {

// The words, and no longer name that begins or ends with them: "Acme" is not in "Acme-8bits".
bool HasWords(std::string_view cell, std::string_view words) {
  const auto joins = [](char c) { return IsLetterOrDigit(c) || c == '-' || c == '_'; };
  for (size_t at = cell.find(words); at != cell.npos; at = cell.find(words, at + 1)) {
    const size_t end = at + words.size();
    if ((at == 0 || !joins(cell[at - 1])) && (end == cell.size() || !joins(cell[end]))) return true;
  }
  return false;
}

}  // namespace

Columns::Columns(const Markdown& document) {
  const MarkdownBlock* header = nullptr;
  for (const MarkdownBlock& block : document.blocks) {
    if (block.kind == MarkdownBlock::Kind::kTableHeader) header = &block;
    else if (block.kind != MarkdownBlock::Kind::kTableRow) header = nullptr;
    else if (header) rows_.push_back({&block, header, {}});
  }
  std::ranges::stable_sort(rows_, {}, [](const Row& row) { return row.row->line; });
  for (const MarkdownLink& link : document.links) {
    const auto after = std::ranges::upper_bound(rows_, link.line, {}, [](const Row& row) { return row.row->line; });
    if (after != rows_.begin() && link.line <= std::prev(after)->row->last_line) std::prev(after)->links.push_back(&link);
  }
}

std::string_view Columns::HeaderOf(const MarkdownLink& link) const {
  const auto after = std::ranges::upper_bound(rows_, link.line, {}, [](const Row& row) { return row.row->line; });
  if (after == rows_.begin() || link.text.empty()) return {};
  const Row& row = *std::prev(after);
  if (link.line > row.row->last_line) return {};
  // Several cells may say the same ("Download | Download"), and the row's label says it without a link: the last so many cells are the links'.
  size_t same = 0, before = 0;
  for (const MarkdownLink* other : row.links) {
    if (other->text != link.text) continue;
    ++same;
    before += other < &link ? 1 : 0;
  }
  std::vector<size_t> cells;
  for (size_t cell = 0; cell < row.row->cells.size(); ++cell)
    if (HasWords(row.row->cells[cell], link.text)) cells.push_back(cell);
  if (cells.empty()) return {};
  const size_t skipped = cells.size() > same ? cells.size() - same : 0;
  const size_t cell = cells[std::min(skipped + before, cells.size() - 1)];
  return cell < row.header->cells.size() ? std::string_view(row.header->cells[cell]) : std::string_view();
}

}  // namespace day::links
