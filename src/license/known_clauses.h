// The clauses of licenses that are known by name, from knowledge/licenses/known-clauses.yaml: for a release that names one and does not
// carry its text. They have no lines. Any thread.
#pragma once

#include <span>
#include <string_view>

#include "license/clauses.h"

namespace day {

// Of one id, in the file's order; none where the file has none, which says nothing about the license.
std::span<const LicenseClause> KnownClauses(std::string_view id);

}  // namespace day
