// Papers that BibTeX names without a link: by arXiv's id or by DOI.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "probes/links/link_table.h"

namespace day::links {

struct CitedPaper {
  Target target;           // of kind arxiv or doi
  std::string as_written;  // "arXiv:2401.00001", "doi:10.…"
  std::string title;
  uint32_t line = 0;  // of the entry, counted from 0 within the text
};

// Entries with a URL are left to those who look for URLs.
std::vector<CitedPaper> FindCitedPapers(std::string_view bibtex);

}  // namespace day::links
