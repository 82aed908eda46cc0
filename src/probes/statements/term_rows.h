// Licenses stated by tables (columns Model | License), by badges and by notices in code blocks.
#pragma once

#include <string>
#include <vector>

#include "probes/statements/document.h"
#include "probes/statements/terms.h"

namespace day::statements {

struct RowStatement {
  TermsStatement terms;
  std::string row;      // of a table: the row's first cell
  std::string link;     // of the license
  std::string excerpt;  // the row, or the badge's description
  uint32_t line = 0, section = 0;
};

std::vector<RowStatement> FindTableTerms(const Lexicon& lexicon, const Document& document);
std::vector<RowStatement> FindBadgeTerms(const Lexicon& lexicon, const Document& document);

// A license's text or notice in a code block under a heading on licenses.
std::vector<RowStatement> FindCodeTerms(const Lexicon& lexicon, const Document& document);

// The label and the message of a badge, from its address: /badge/LABEL-MESSAGE-COLOR, with "--" for "-" and "_" for " ".
struct Badge {
  std::string label, message;
};
bool ParseBadge(const Lexicon& lexicon, std::string_view url, Badge& badge);

}  // namespace day::statements
