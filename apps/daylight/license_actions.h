// `daylight license show ID…` and `daylight license diff A B`.
#pragma once

#include <string>
#include <vector>

namespace day::app {

// Exit codes; what is said goes to standard output.
int ShowLicenses(const std::vector<std::string>& names, bool json);
int DiffLicenses(const std::string& a, const std::string& b, bool json);

}  // namespace day::app
