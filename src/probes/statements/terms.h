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

// How far words on a part, or on the release, reach.
enum class Reach : uint8_t {
  kAll,
  kSome,  // one thing that they name, not all that the release has of that part
  kHere,  // what lies in the repository ("this project is …"): nothing that is kept elsewhere
};

struct TermsStatement {
  std::string id;
  LicenseClass license_class = LicenseClass::kUnknown;
  Parts about = 0;
  std::string as_written;
  size_t offset = 0;     // of it, in the sentence
  std::string_view how;  // sentence, label
  bool generic = false;  // names no license, only where it stands: useless without a link
  Reach reach = Reach::kAll;
  std::string_view named;  // "The NAME dataset is …" in a document of another name: the release's where it is called so
};

std::vector<TermsStatement> FindTerms(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting);

// "It covers the code and the weights.": what a sentence behind the one that names a license says of it; 0 where it says no such thing.
Parts PartsCovered(const Sentence& sentence);

// Parts that a label or a heading names: "Model License", "License (code)".
Parts PartsOfLabel(const Lexicon& lexicon, std::string_view label);
// What a cell of a table or the message of a badge says, taken whole: "apache-2.0", "Llama 3 License".
std::vector<TermsStatement> TermsOfCell(const Lexicon& lexicon, std::string_view cell);

}  // namespace day::statements
