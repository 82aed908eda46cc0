// Does a sentence limit what the release may be used for?
//
// READMEs name an open license and add "for non-commercial use only" a line below: then the license is not what binds. What a license's
// clauses bar is read as in license texts (license/clauses.h); here is told whether a sentence is a term of this release at all. Only bars
// count: what a model is meant for, warnings and advice limit nothing, and a wrong limit is a wrong public accusation.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "license/clauses.h"
#include "probes/statements/claims.h"
#include "probes/statements/sentence.h"

namespace day::statements {

struct Limit {
  ClauseType type = ClauseType::kNonCommercial;  // or kResearchOnly, kFieldOfUse
  ClauseEffect effect = ClauseEffect::kDenied;   // kConditional: with a license of its own
  Parts about = 0;
  bool named = false;  // it names what it is on, so that others of that part may be free
};

// `stated`: what the license that this sentence, or the one before it, names governs; 0 where it names none.
std::optional<Limit> FindLimit(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting, Parts stated);

// Of a card's field, which speaks of nothing but what the card is of. `name`: the field holds a license's name, not words.
std::optional<Limit> LimitOfField(const Lexicon& lexicon, std::string_view text, bool name);

}  // namespace day::statements
