// Rows of any statement as text: a table for a terminal, CSV, JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "database/rows.h"
#include "report/report.h"

namespace day {

class RowsWriter {
 public:
  // What becomes of control characters in CSV: JSON escapes them, and a table of text never holds any.
  enum class Control : uint8_t { kKept, kShown };
  // `format`: text, csv (RFC 4180, a line of names first), json (an array of objects) or jsonl. `rows` outlives it.
  RowsWriter(const Rows& rows, std::string_view format, const RenderOptions& options, Control control = Control::kKept);
  std::string Block();  // of the rows' block
  std::string End();    // behind the last

 private:
  std::string TextBlock();
  void LayOut(const std::vector<std::vector<std::string>>& cells);

  const Rows& rows_;
  std::string format_;
  RenderOptions options_;
  Control control_;
  bool begun_ = false;
  std::vector<size_t> widths_;  // of a table; by its first block
};

}  // namespace day
