// The answers of `daylight license`, written.
#pragma once

#include <string>
#include <vector>

#include "license_reading.h"
#include "report/json_text.h"
#include "report/terminal_text.h"

namespace day::app {

void AddLicenseJson(JsonText& json, const LicenseAnswer& answer);
std::string LicenseTextOf(const LicenseAnswer& answer, const TerminalText& text);

// What clauses come to: two members, and the same as a line of words.
void AddFreedomsJson(JsonText& json, const LicenseFreedoms& freedoms);
std::string FreedomsText(const LicenseFreedoms& freedoms);

// "lines 3–7", "line 3".
std::string LinesText(uint32_t first, uint32_t last);
// "non-commercial (denied)", "threshold (conditional: users, 700 million)".
std::string ClauseSummary(const LicenseClause& clause);

}  // namespace day::app
