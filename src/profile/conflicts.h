// Places of a release that speak of the same thing and name different licenses.
#pragma once

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
  std::vector<const Terms*> places;
};
std::vector<TermsConflict> FindTermsConflicts(const Seen& seen, const std::vector<Terms>& terms);

}  // namespace day
