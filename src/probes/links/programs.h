// Programs that a document tells its readers to run, or names: `python tools/train.py` under "Pre-training" says what that file is for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/markdown.h"

namespace day::links {

struct NamedProgram {
  std::string path;          // as written, of a module with its dots as slashes: "tools/train.py"
  uint32_t line;             // of the document
  uint32_t section;          // index into its sections
  bool run;                  // a command runs it; else a code span names it
  std::string_view context;  // the line of code, or the sentence that the span stands in; of the document
};

// limit: the first 500 of a document.
std::vector<NamedProgram> FindPrograms(const Markdown& document);

// The headings over a section, the nearest first, joined by " / ". The document's first heading is its title, and governs nothing.
std::string HeadingsOver(const Markdown& document, uint32_t section);

}  // namespace day::links
