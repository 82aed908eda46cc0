// Titles of papers: in BibTeX, which stands in code blocks, and in CITATION.cff.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "probe/probe.h"
#include "probes/statements/lexicon.h"

namespace day::statements {

struct PaperTitle {
  std::string text;   // without braces, on one line
  uint32_t line = 0;  // counted from 0 within the text given
};

// At most 50 of one text.
std::vector<PaperTitle> TitlesOfBibTex(std::string_view code);

// The titles and the abstract of a CITATION.cff, which speaks of the release alone.
void ReadCitationFile(const Lexicon& lexicon, std::string_view text, Sink& sink);

}  // namespace day::statements
