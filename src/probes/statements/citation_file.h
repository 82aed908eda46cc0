// The title and the abstracts of CITATION.cff. What a cited paper is called claims nothing.
#pragma once

#include <string_view>

#include "probe/probe.h"
#include "probes/statements/lexicon.h"

namespace day::statements {

// Such a file speaks of the release alone.
void ReadCitationFile(const Lexicon& lexicon, std::string_view text, Sink& sink);

}  // namespace day::statements
