// Does a sentence call the release, or a part of it, open?
//
// Each claiming word of the sentence is tried against a few sentence patterns (claims.cc), in which the release has to be named as the
// owner: "NAME is an open-source …", "we open-source …", "our open-source …". A word that fits none is not a claim: most sentences with
// "open source" in them speak of somebody else, and one that measures NAME against other open models promises nothing of NAME.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "probes/statements/lexicon.h"
#include "probes/statements/sentence.h"

namespace day::statements {

// Where a sentence stands.
struct Setting {
  std::string_view section;  // kind, see Lexicon::SectionOf
  Parts section_parts = 0;
  std::string_view heading_text;  // above it
  bool top = false;               // among the document's first words
  bool heading = false;           // the text of a heading
  bool title = false;             // the title of the document
  bool item = false;              // a list item or the cell of a table
  bool deep = false;              // in a folder: only we, our, this and names tell whose it is
};

enum class How : uint8_t { kTitle, kImplied, kSaid };  // rising

struct Claim {
  std::vector<std::string> words;  // ids, each once
  Parts about = 0;
  Strength strength = Strength::kAccess;
  bool future = false;
  How how = How::kTitle;
  bool commercial = false;
  std::vector<std::string> limits;
  std::string object;   // of a verb ("we open-source X"): the names behind it, where no noun says what they are
  std::string subject;  // what tells whose it is: we, this, it, a part, a name in lower case; "" where nothing is said
};

std::optional<Claim> FindClaim(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting);

}  // namespace day::statements
