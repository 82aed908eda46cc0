// A document in whichever notation its name promises: front matter and Markdown, reStructuredText, or plain text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/markdown.h"
#include "text/value.h"

namespace day {

struct TextDocument {
  std::string front_matter;  // the YAML text; empty where there is none
  size_t front_offset = 0;   // of its first byte in the whole text
  uint32_t front_line = 0;   // of its first line
  Value front;               // what it says, with lines from its own first; null where it is no YAML
  bool front_is_yaml = true;
  Markdown body;
};

// `name`: of the file; *.rst and *.txt are no Markdown, everything else is. Total. Bounds: those of ParseMarkdown.
TextDocument ReadTextDocument(std::string_view name, std::string_view text);

}  // namespace day
