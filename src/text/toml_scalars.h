// The values of TOML that have no quotes: numbers, booleans, dates. Of no use to others than toml.cc.
#pragma once

#include <optional>
#include <string_view>

#include "text/value.h"

namespace day {

// `token`: a run of characters as TOML writes such values, a date and time parted by a blank included. Nothing for another run, and for
// integers beyond 64 bits. Of dates the shape is checked, not the calendar.
std::optional<Value> ParseTomlScalar(std::string_view token);

// "1979-05-27": a blank after it may part it from a time.
bool IsTomlDate(std::string_view token);

}  // namespace day
