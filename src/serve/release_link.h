// Where a release's report is.
#pragma once

#include <string>
#include <string_view>

namespace day {

// Everything but letters, digits and "-._~" as %41.
std::string PercentEncoded(std::string_view text);
// "/releases/acme%2Fmodel-7b".
std::string ReleaseLink(std::string_view release);

}  // namespace day
