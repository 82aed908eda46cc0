// What stands in a folder and the folders within it.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/result.h"
#include "io/file_system.h"
#include "source/tree.h"

namespace day {

// `visit` gets all that is no folder, its path below `root`; `trouble` the folders that could not be entered or lie too deep. What is called `without` is left
// out. Errors: kCancelled where it was stopped; why `root` itself cannot be listed.
Status WalkFolder(const FileSystem& files, const std::string& root, std::string_view without, const std::stop_token& stop,
                  const std::function<void(std::string path, FileKind kind)>& visit, const EntryVisitor& trouble);

}  // namespace day
