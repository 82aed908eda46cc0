// Reads a document and says what it claims of its release: that it is open, under which terms, and who has to be asked for access.
#pragma once

#include <cstddef>
#include <string_view>

#include "probe/probe.h"
#include "probes/statements/lexicon.h"

namespace day::statements {

// limits: of one document; a longer list is a catalog of other people's works, not a release that speaks of itself
inline constexpr size_t kMaxClaims = 100, kMaxTerms = 200, kMaxGates = 50, kMaxLimits = 50;
inline constexpr size_t kMaxShown = 400;  // limit: bytes of a sentence that are kept

// `path` within its source; its last part tells the notation. `readings` are of that file.
void ReadStatements(const Lexicon& lexicon, std::string_view path, std::string_view text, Readings& readings, Sink& sink);

}  // namespace day::statements
