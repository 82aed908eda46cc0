// The files that `daylight license` reads, and reading them on all processors.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "license_reading.h"

namespace day::app {

// Files and, for a folder, all files below it, sorted by name; links in it are not followed, .git is left out.
Result<std::vector<FoundFile>> FilesToRead(const std::string& path);

// Calls `take` on this thread with each file's answer, in the order of the files, as soon as those before it are read.
void ReadLicenseFiles(std::span<const FoundFile> files, LicenseReader& reader, const std::function<void(LicenseAnswer)>& take);

}  // namespace day::app
