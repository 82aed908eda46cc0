// TOML text to Value, over toml++; read and never written.
#pragma once

#include <string_view>

#include "base/result.h"
#include "text/json.h"
#include "text/value.h"

namespace day {

// Tables and arrays in the order of the text; dates and times as strings, as TOML writes them. Errors (kInvalid): not TOML 1.0 (which
// refuses duplicate keys), not UTF-8, or beyond the limits; the message names line and reason. The parser itself stops at 256
// nested arrays or tables, whatever the limits say.
Result<Value> ParseToml(std::string_view text, const ParseLimits& limits = {});

}  // namespace day
