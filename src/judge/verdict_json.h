// The one writer of verdicts as JSON: the profile's `definitions` and the output of `daylight judge`.
#pragma once

#include "judge/verdict.h"
#include "text/value.h"

namespace day {

// id, version, name, source, outcome, level (id or ""), headline, levels, criteria; of a definition with classes also class (its
// number, 0 for none), label, and progress (percent by number of the class); of MOF differs_from_mot.
Value VerdictToValue(const DefinitionVerdict& verdict);

}  // namespace day
