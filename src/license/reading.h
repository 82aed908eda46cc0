// A license file read once: what stands in it and what it says. Identifying asks for the clauses too, so that who wants both pays once.
#pragma once

#include <string_view>
#include <vector>

#include "license/clauses.h"
#include "license/license.h"

namespace day {

struct LicenseReading {
  std::vector<LicenseMatch> matches;   // IdentifyLicenseText(text, true)
  std::vector<LicenseClause> clauses;  // FindClauses(text)
};
LicenseReading ReadLicenseText(std::string_view text);

}  // namespace day
