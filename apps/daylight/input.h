// Files that the user names on the command line: unlike those of a release, links are followed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace day::app {

Result<std::string> ReadNamedFile(const std::string& path, uint64_t max_size);
// The lines of a list of paths, empty ones left out; "-" is standard input.
Result<std::vector<std::string>> ReadPathList(const std::string& path);

}  // namespace day::app
