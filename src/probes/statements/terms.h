// Which terms a sentence says govern what.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "license/license.h"
#include "probes/statements/claims.h"
#include "probes/statements/license_names.h"
#include "probes/statements/sentence.h"

namespace day::statements {

struct TermsStatement {
  std::string id;
  LicenseClass license_class = LicenseClass::kUnknown;
  Parts about = 0;
  std::string as_written;
  size_t offset = 0;     // of it, in the sentence
  std::string_view how;  // sentence, label
  bool generic = false;  // names no license, only where it stands: useless without a link
  bool some = false;     // speaks of one thing that it names, not of all that the release has of that part
};

std::vector<TermsStatement> FindTerms(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting);

// Parts that a label or a heading names: "Model License", "License (code)".
Parts PartsOfLabel(const Lexicon& lexicon, std::string_view label);
// What a cell of a table or the message of a badge says, taken whole: "apache-2.0", "Llama 3 License".
std::vector<TermsStatement> TermsOfCell(const Lexicon& lexicon, std::string_view cell);

}  // namespace day::statements
