#include "catalog/rows_text.h"

#include <algorithm>

#include "report/terminal_text.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMostColumns = 60;  // of a cell in a table; CSV and JSON have all of it

std::string CellText(const Rows& rows, size_t column, size_t row) {
  if (rows.kind(column) == Rows::Kind::kText) return ToValidUtf8(rows.Text(column, row));
  const Value value = rows.ValueAt(column, row);
  return value.is_array() || value.is_object() ? WriteJson(value, false) : value.ScalarText();
}

void AppendCsv(std::string& out, std::string_view text, bool null) {
  // An empty text is quoted and NULL is not, so that both can be told.
  if (!null && !text.empty() && text.find_first_of(",\"\r\n") == text.npos) {
    out += text;
    return;
  }
  if (null) return;
  out += '"';
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  out += '"';
}

std::string CsvBlock(const Rows& rows, bool first, bool shows_control) {
  const auto shown = [&](const std::string& text) { return shows_control ? Printable(text) : text; };
  std::string out;
  if (first) {
    for (size_t column = 0; column < rows.columns(); ++column) {
      if (column) out += ',';
      AppendCsv(out, shown(rows.name(column)), false);
    }
    out += "\r\n";
  }
  for (size_t row = 0; row < rows.size(); ++row) {
    for (size_t column = 0; column < rows.columns(); ++column) {
      if (column) out += ',';
      AppendCsv(out, shown(CellText(rows, column, row)), rows.IsNull(column, row));
    }
    out += "\r\n";
  }
  return out;
}

std::string JsonBlock(const Rows& rows, bool first, bool lines) {
  std::string out;
  for (size_t row = 0; row < rows.size(); ++row) {
    Value object = Value::Object();
    for (size_t column = 0; column < rows.columns(); ++column) object.Set(rows.name(column), rows.ValueAt(column, row));
    if (!lines) out += first && row == 0 ? "[\n" : ",\n";
    out += WriteJson(object, false);
    if (lines) out += "\n";
  }
  return out;
}

bool IsNumber(Rows::Kind kind) { return kind == Rows::Kind::kInteger || kind == Rows::Kind::kNumber; }

}  // namespace

RowsWriter::RowsWriter(const Rows& rows, std::string_view format, const RenderOptions& options, Control control)
    : rows_(rows), format_(format), options_(options), control_(control) {}

void RowsWriter::LayOut(const std::vector<std::vector<std::string>>& cells) {
  for (size_t column = 0; column < rows_.columns(); ++column) {
    size_t width = DisplayWidth(Printable(rows_.name(column)));
    for (const auto& row : cells) width = std::max(width, DisplayWidth(Printable(row[column])));
    widths_.push_back(std::clamp<size_t>(width, 1, kMostColumns));
  }
}

std::string RowsWriter::TextBlock() {
  const TerminalText text(options_);
  std::vector<std::vector<std::string>> cells(rows_.size(), std::vector<std::string>(rows_.columns()));
  for (size_t row = 0; row < rows_.size(); ++row)
    for (size_t column = 0; column < rows_.columns(); ++column) cells[row][column] = CellText(rows_, column, row);
  std::string out;
  const auto line = [&](const std::vector<std::string>& row, bool dim) {
    std::string one;
    for (size_t column = 0; column < row.size(); ++column) {
      std::string cell = text.Fit(row[column], widths_[column]);
      if (IsNumber(rows_.kind(column))) {  // to the right
        const size_t blanks = cell.size() - (cell.find_last_not_of(' ') + 1);
        cell = std::string(blanks, ' ') + cell.substr(0, cell.size() - blanks);
      }
      one += (column ? "  " : "") + cell;
    }
    while (one.ends_with(' ')) one.pop_back();
    out += (dim ? text.Dim(one) : one) + "\n";
  };
  if (!begun_) {
    LayOut(cells);
    std::vector<std::string> names;
    for (size_t column = 0; column < rows_.columns(); ++column) names.push_back(rows_.name(column));
    line(names, true);
  }
  for (const auto& row : cells) line(row, false);
  return text.Finished(std::move(out));
}

std::string RowsWriter::Block() {
  std::string out;
  if (format_ == "csv") out = CsvBlock(rows_, !begun_, control_ == Control::kShown);
  else if (format_ == "json") out = JsonBlock(rows_, !begun_, false);
  else if (format_ == "jsonl") out = JsonBlock(rows_, !begun_, true);
  else out = TextBlock();
  begun_ = true;
  return out;
}

std::string RowsWriter::End() {
  if (format_ == "json") return begun_ ? "\n]\n" : "[]\n";
  if (begun_ || format_ == "jsonl") return {};
  return Block();  // of no rows: the names alone
}

}  // namespace day
