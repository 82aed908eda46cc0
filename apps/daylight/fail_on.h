// --fail-on: the conditions under which `daylight audit` ends with exit code 1, for use in CI.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/report.h"

namespace day::app {

// What a condition may be, for help texts and messages.
inline constexpr std::string_view kFailOnForms =
    "low, medium or high (a finding at least that severe); claims (a claim that is not supported); COMPONENT:GATE (that gate is not open); "
    "DEFINITION (not met); DEFINITION:LEVEL (that level is not reached)";

// Checks the words before the work begins. Error kInvalid names the one that is wrong.
Status CheckFailOn(const std::vector<std::string>& conditions);

// One sentence for each condition that holds. What could not be determined counts as failed: unknown is never a pass.
std::vector<std::string> FailuresOf(const Audit& audit, const std::vector<std::string>& conditions);

}  // namespace day::app
