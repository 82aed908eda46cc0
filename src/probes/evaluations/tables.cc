// Tables of results: benchmarks as columns and models as rows, or the other way round.
#include "probes/evaluations/tables.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "probes/evaluations/results_sink.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::evaluations {
namespace {

constexpr size_t kMaxColumns = 64;  // limit: columns of a table that is read

using Kind = MarkdownBlock::Kind;

struct Table {
  std::vector<std::string> titles;  // of the columns
  std::span<const MarkdownBlock> rows;
};

// Rows that a header of one line stands over. Headers of several lines have cells over several columns, and say nothing that can be relied on.
std::optional<Table> TableAt(std::span<const MarkdownBlock> blocks) {
  const std::vector<std::string>& titles = blocks[0].cells;
  if (blocks[0].kind != Kind::kTableHeader || titles.size() < 2 || titles.size() > kMaxColumns) return std::nullopt;
  size_t end = 1;
  while (end < blocks.size() && blocks[end].kind == Kind::kTableRow && blocks[end].section == blocks[0].section) ++end;
  if (end == 1) return std::nullopt;
  return Table{titles, blocks.subspan(1, end - 1)};
}

// "7B", "350 M": a size that stands beside a model's name and tells it from its sisters.
bool IsSize(std::string_view cell) {
  cell = TrimAscii(cell);
  if (cell.empty() || !IsDigit(cell.front()) || (cell.back() != 'B' && cell.back() != 'M')) return false;
  return std::ranges::all_of(cell.substr(0, cell.size() - 1), [](char c) { return IsDigit(c) || c == '.' || c == ' '; });
}

class TableReader {
 public:
  TableReader(const Benchmarks& benchmarks, const Table& table, ResultsSink& results) : benchmarks_(benchmarks), table_(table), results_(results) {}

  // False: the limit is reached.
  bool Read() {
    const size_t named = static_cast<size_t>(std::ranges::count_if(table_.titles, [&](const std::string& title) { return Names(title); }));
    const auto [column, rows] = ColumnOfBenchmarks();
    if (rows >= 2 && rows >= named) return ReadByRow(column);
    return named == 0 || ReadByColumn();
  }

 private:
  bool Names(std::string_view title) const { return !benchmarks_.NamedIn(title).empty(); }
  bool IsWhole(const MarkdownBlock& row) const { return row.cells.size() == table_.titles.size(); }

  // The column with the most names of benchmarks among its cells, and how many.
  std::pair<size_t, size_t> ColumnOfBenchmarks() const {
    constexpr size_t kFirst = 3;  // further to the right stand figures
    size_t best = 0, most = 0;
    for (size_t column = 0; column < std::min(kFirst, table_.titles.size()); ++column) {
      const size_t names = static_cast<size_t>(std::ranges::count_if(
          table_.rows, [&](const MarkdownBlock& row) { return IsWhole(row) && FigureIn(row.cells[column]).empty() && Names(row.cells[column]); }));
      if (names > most) {
        most = names;
        best = column;
      }
    }
    return {best, most};
  }

  bool ReadByRow(size_t named) {
    const auto metric_title = std::ranges::find_if(table_.titles, [&](const std::string& title) { return benchmarks_.IsMetricTitle(title); });
    const size_t metric_column = static_cast<size_t>(metric_title - table_.titles.begin());
    for (const MarkdownBlock& row : table_.rows) {
      if (!IsWhole(row)) continue;
      const std::string& title = row.cells[named];
      const std::string_view benchmark = benchmarks_.NamedIn(title);
      if (benchmark.empty()) continue;
      const std::string_view metric = metric_column < row.cells.size() ? std::string_view(row.cells[metric_column]) : benchmarks_.MetricIn(title);
      for (size_t column = named + 1; column < row.cells.size(); ++column) {
        if (column == metric_column || benchmarks_.IsNoModel(table_.titles[column])) continue;
        if (!Add(row.cells[column], title, benchmark, metric, table_.titles[column], row.line)) return false;
      }
    }
    return true;
  }

  bool ReadByColumn() {
    for (const MarkdownBlock& row : table_.rows) {
      // The models' names stand in the first column that holds no benchmark.
      if (!IsWhole(row) || Names(table_.titles[0]) || benchmarks_.IsNoModel(row.cells[0]) || !FigureIn(row.cells[0]).empty()) continue;
      const std::string model = IsSize(row.cells[1]) ? row.cells[0] + " " + row.cells[1] : row.cells[0];
      for (size_t column = 1; column < row.cells.size(); ++column) {
        const std::string& title = table_.titles[column];
        const std::string_view benchmark = benchmarks_.NamedIn(title);
        if (benchmark.empty()) continue;
        if (!Add(row.cells[column], title, benchmark, benchmarks_.MetricIn(title), model, row.line)) return false;
      }
    }
    return true;
  }

  bool Add(std::string_view cell, std::string_view title, std::string_view benchmark, std::string_view metric, std::string_view model, uint32_t line) {
    return results_.Add({.by = "table", .value = cell, .title = title, .benchmark = benchmark, .metric = metric, .model = model, .line = line});
  }

  const Benchmarks& benchmarks_;
  const Table& table_;
  ResultsSink& results_;
};

}  // namespace

void ReadTables(const Benchmarks& benchmarks, const Markdown& markdown, ResultsSink& results) {
  const std::span<const MarkdownBlock> blocks(markdown.blocks);
  for (size_t i = 0; i < blocks.size();) {
    const std::optional<Table> table = TableAt(blocks.subspan(i));
    if (table && !TableReader(benchmarks, *table, results).Read()) return;
    i += table ? table->rows.size() + 1 : 1;
  }
}

}  // namespace day::evaluations
