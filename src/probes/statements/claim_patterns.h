// The sentence patterns that make a claiming word a claim of the release. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "probes/statements/claim_context.h"

namespace day::statements {

struct Fitted {
  Parts about = 0;
  How how = How::kSaid;
  bool future = false;
  std::string subject;
  std::string object;
};

std::optional<Fitted> FitPattern(const Lexicon& lexicon, const Sentence& sentence, const Setting& setting, const ClaimingHit& hit);

}  // namespace day::statements
