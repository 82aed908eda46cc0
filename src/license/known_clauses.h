// The clauses of licenses that are known by name, for a release that names one and does not carry its text: those of
// knowledge/licenses/known-clauses.yaml, or else what the rules read in the SPDX list's text when the index was made. They have no lines. Any
// thread.
#pragma once

#include <string_view>
#include <vector>

#include "license/clauses.h"

namespace day {

// Of one id, each kind once; none where nothing is known of its text, which says nothing about the license.
std::vector<LicenseClause> KnownClauses(std::string_view id);

}  // namespace day
