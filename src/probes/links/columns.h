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
  // The header's cell above the link; "" outside tables and where the table has no header.
  std::string_view HeaderOf(const MarkdownLink& link) const;

 private:
  struct Row {
    const MarkdownBlock *row, *header;
    std::vector<const MarkdownLink*> links;  // in the document's order
  };
  std::vector<Row> rows_;  // by line
};

}  // namespace day::links
