// Terms that say less than the license that a part is under: sentences that limit its use, and places that name a stricter license.
//
// A reader who takes the open license at its word is misled, so the part is not open while the two stand beside each other. Which of
// them binds nobody can read off files; both are named (findings.yaml: limited-license, license-conflict).
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "profile/seen.h"
#include "profile/terms.h"

namespace day {

// The ids of an expression, exceptions too, as families.
using Families = std::set<std::string, std::less<>>;
Families FamiliesOf(std::string_view expression);

// Places of one source that speak of all of it and name no license in common, in the order of the terms.
struct TermsConflict {
  uint32_t source = 0;
  std::vector<const Terms*> places;
};
std::vector<TermsConflict> FindTermsConflicts(const Seen& seen, const std::vector<Terms>& terms);

// Narrows the bindings of the parts, in place.
void LimitBindings(Seen& seen, const std::vector<Terms>& terms, Licensing& licensing);

}  // namespace day
