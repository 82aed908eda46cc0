// Where a release's report is.
#pragma once

#include <string>
#include <string_view>

namespace day {

// "/releases/acme%2Fmodel-7b".
std::string ReleaseLink(std::string_view release);

}  // namespace day
