#include "probes/card/tables.h"

#include <algorithm>
#include <string>

#include "text/utf8.h"

namespace day::card {
namespace {

constexpr size_t kMaxHeader = 1000;  // limit: bytes of a table's header as shown
constexpr size_t kMaxLabels = 300;   // limit: bytes
constexpr size_t kMaxTables = 500;   // limit: tables of one card

using Kind = MarkdownBlock::Kind;
bool IsRow(const MarkdownBlock& block) { return block.kind == Kind::kTableRow || block.kind == Kind::kTableHeader; }

}  // namespace

CellKind ParseCell(std::string_view cell) {
  cell = TrimAscii(cell);
  if (cell.empty() || cell == "-" || cell == "--" || cell == "\u2014" || cell == "N/A") return CellKind::kEmpty;
  bool digit = false;
  for (size_t i = 0; i < cell.size(); ++i) {
    const char c = cell[i];
    if (c >= '0' && c <= '9') {
      digit = true;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      // Arrows, plus-minus, en dashes and superscripts are two or three bytes from U+00B0 or U+2000 on; letters are not.
      const std::string_view two = cell.substr(i, 2);
      if (c == '\xe2') i += 2;
      else if (two == "\u00b1" || two == "\u00b0" || two == "\u00b2" || two == "\u00b3" || two == "\u00a0" || two == "\u00d7") i += 1;
      else return CellKind::kText;
    } else if (std::string_view(" .,%+-()/*~<>=:$[]^").find(c) == std::string_view::npos) {
      const bool exponent = (c == 'e' || c == 'E') && digit && i + 1 < cell.size();
      const bool unit = digit && i + 1 == cell.size() && std::string_view("kKMBTxs").find(c) != std::string_view::npos;
      if (!exponent && !unit) return CellKind::kText;
    }
  }
  return digit ? CellKind::kNumber : CellKind::kEmpty;
}

void ReadTables(const Markdown& markdown, const std::vector<std::string_view>& topics, Sink& sink) {
  size_t tables = 0;
  const std::vector<MarkdownBlock>& blocks = markdown.blocks;
  for (size_t i = 0; i < blocks.size();) {
    if (!IsRow(blocks[i])) {
      ++i;
      continue;
    }
    // A table runs to the next header of its own; headers of two lines (HTML) stand above each other and are one.
    const size_t begin = i;
    size_t body = i;
    while (body < blocks.size() && blocks[body].kind == Kind::kTableHeader && blocks[body].section == blocks[begin].section) ++body;
    if (body == begin) ++body;
    size_t end = body;
    size_t numeric = 0, columns = blocks[begin].cells.size();
    std::string labels;
    for (; end < blocks.size() && blocks[end].kind == Kind::kTableRow && blocks[end].section == blocks[begin].section; ++end) {
      columns = std::max(columns, blocks[end].cells.size());
      if (!blocks[end].cells.empty() && !blocks[end].cells.front().empty() && labels.size() < kMaxLabels)
        labels.append(labels.empty() ? "" : " | ").append(blocks[end].cells.front());
      for (const std::string& cell : blocks[end].cells)
        if (ParseCell(cell) == CellKind::kNumber) ++numeric;
    }
    i = end;
    if (numeric < 2) continue;
    if (++tables > kMaxTables) return;
    std::string header;
    for (size_t row = begin; row < body && header.size() < kMaxHeader; ++row) header.append(header.empty() ? "" : " | ").append(blocks[row].text);
    header.resize(FirstBytes(header, kMaxHeader).size());
    Location at;
    at.line = blocks[begin].line;
    at.last_line = blocks[end - 1].last_line;
    const uint32_t section = blocks[begin].section;
    sink.Found("card.table", header, at,
               {{"rows", std::to_string(end - body)},
                {"columns", std::to_string(columns)},
                {"numeric", std::to_string(numeric)},
                {"topic", std::string(topics[section].empty() ? "other" : topics[section])},
                {"by", "table"},
                {"labels", std::string(FirstBytes(labels, kMaxLabels))},
                {"section", markdown.sections[section].heading.text}});
  }
}

}  // namespace day::card
