// Which column of a table a link stands in: "Download" under "Pretrained weights" says more than its row does.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/markdown.h"

namespace day::links {

class Columns {
 public:
  // The document outlives it.
  explicit Columns(const Markdown& document);
  // The header's cell above the link; "" outside tables and where the table has no header. Links are asked for in the document's order.
  std::string_view HeaderOf(const MarkdownLink& link);

 private:
  struct Row {
    const MarkdownBlock *row, *header;
  };
  std::vector<Row> rows_;  // by line
  const MarkdownBlock* last_row_ = nullptr;
  size_t next_ = 0;  // cell of the last row from which on links are looked for
};

}  // namespace day::links
