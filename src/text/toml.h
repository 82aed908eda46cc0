// TOML text to Value; read and never written.
//
// Our own parser, unlike JSON's and YAML's: the one that Debian has (toml++ 3.3) nests a table per dot of a key without a bound and takes them
// apart by recursion, and reaches points that it calls unreachable on characters beyond ASCII; a fuzzer finds both within a minute. Guarding
// it from outside did not hold, for it looks ahead without regard to quotes. What is needed of TOML is small and its grammar is exact.
#pragma once

#include <string_view>

#include "base/result.h"
#include "text/json.h"
#include "text/value.h"

namespace day {

// Format: https://toml.io/en/v1.0.0 . Members in the order of the text; dates and times as strings, as written. Errors (kInvalid): not TOML
// (duplicate keys and redefined tables are not), not UTF-8, or beyond the limits; the message names line and reason. Linear time but for
// the depth of tables. Accepts a BOM.
Result<Value> ParseToml(std::string_view text, const ParseLimits& limits = {});

}  // namespace day
