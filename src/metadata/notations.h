// Which notation a metadata file is written in: by its name, and where that does not tell by what stands in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "metadata/stated.h"

namespace day::metadata {

inline constexpr size_t kMaxMetadata = size_t{1} << 20;  // limit: bytes of a metadata file

struct Notation {
  std::string_view name;  // of the file; with a '*' in front how it ends, with a '/' its folder too
  Result<StatedList> (*read)(std::string_view);
  bool of_packages = true;  // what it states is about a package, not about single files or the document itself
  bool at_front = false;    // the first bytes tell
};

// Null for a file of another name. Cheap: asked of every file.
const Notation* NotationOfName(std::string_view path);
// By the first bytes: an object with a name, a version and a license, a Maven project, a Debian copyright file, a package's headers.
// Null for anything else.
const Notation* NotationOfContent(std::string_view text);

// The names of those of packages, as globs over names or, where a folder is named, paths.
std::vector<std::string> PackageNotationGlobs();

}  // namespace day::metadata
