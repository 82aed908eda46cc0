// Does a sentence say that access has to be asked for?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "probes/statements/claims.h"
#include "probes/statements/sentence.h"

namespace day::statements {

struct Gate {
  std::vector<std::string> by;  // form, request, e-mail, accept, approval, login, gated; sorted
  Parts about = 0;
  bool commercial = false;  // only commercial use needs it
};

std::optional<Gate> FindGate(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting);

}  // namespace day::statements
