// release.yaml: several sources joined as one release.
//
//   name: acme-7b
//   sources:
//     - {name: code, path: ./code}
//     - {name: weights, path: ../models--acme--acme-7b}
//     - {name: data, path: data.tar.zst, revision: ""}
//
// Paths are relative to the manifest's folder. Unknown fields are errors, so that a slip of the pen is noticed. No nesting.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace day {

struct ManifestSource {
  std::string name, path, revision;
};
struct Manifest {
  std::string name;
  std::vector<ManifestSource> sources;
};

inline constexpr size_t kMaxManifest = size_t{1} << 20;  // limit: bytes
inline constexpr size_t kMaxSources = 1'000;             // limit: sources of one release

// `file` is named in errors (kInvalid), with line and field.
Result<Manifest> ParseManifest(std::string_view yaml, std::string_view file);

}  // namespace day
