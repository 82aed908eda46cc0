// A plain directory or a single file as a source.
//
// Nothing hides a file here: .gitignore does not apply. Only what is inside a folder named .git is left out, for it is the
// repository's machinery, not the release. Links are reported, never followed, so that there are no loops. Any thread.
#pragma once

#include <memory>
#include <string>

#include "source/tree.h"

namespace day {

Result<std::unique_ptr<Tree>> OpenDirectory(const std::string& path, std::string name, const FileSystem& files);

}  // namespace day
