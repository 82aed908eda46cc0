// Terms that say less than the license that a part is under: sentences that limit its use, and places that name a stricter license.
//
// A reader who takes the open license at its word is misled, so the part is not open while the two stand beside each other. Which of
// them binds nobody can read off files; both are named (findings.yaml: limited-license, license-conflict).
#pragma once

#include <vector>

#include "profile/conflicts.h"
#include "profile/seen.h"
#include "profile/terms.h"

namespace day {

// Narrows the bindings of the parts, in place.
void LimitBindings(Seen& seen, const std::vector<Terms>& terms, const std::vector<TermsConflict>& conflicts, Licensing& licensing);

}  // namespace day
