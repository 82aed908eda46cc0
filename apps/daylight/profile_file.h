// Files that hold what an audit found: its .json, and its .html, the report, which carries the same.
#pragma once

#include <string>

#include "base/result.h"
#include "report/profile_reader.h"

namespace day::app {

// By its ending, and where it is no folder.
bool IsProfileFile(const std::string& path);
// The JSON in it, not yet parsed. Errors: those of reading, and kInvalid for a page that is no report of an audit.
Result<std::string> ReadProfileJson(const std::string& path);
// The profile in it. Errors: the same, and those of ParseProfile.
Result<SavedProfile> ReadProfileFile(const std::string& path);

}  // namespace day::app
