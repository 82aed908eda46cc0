// A license file read once: what stands in it and what it says. Identifying asks for the clauses too, so that who wants both pays once.
#pragma once

#include <span>
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

// Is a text that is not called a license one by what it says: terms of several types, in a good part of its words?
bool ReadsLikeLicense(std::string_view text, std::span<const LicenseClause> clauses);

}  // namespace day
