// The code of a document: its fenced and indented blocks as one text, without the words around them.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "text/markdown.h"

namespace day::signals {

struct SnippetCode {
  std::string text;
  std::vector<std::pair<size_t, uint32_t>> places;  // (offset in text, line in the document) where each block begins

  uint32_t LineOf(size_t offset) const;  // in the document, of the byte text[offset]
};
SnippetCode CodeOfDocument(const Markdown& document);

}  // namespace day::signals
