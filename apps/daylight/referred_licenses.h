// The license files of a folder that its files leave their terms to ("see COPYING"), each looked for and read once.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/mutex.h"
#include "license/license.h"

namespace day::app {

// Any thread.
class ReferredLicenses {
 public:
  // Puts the license of the file that a match refers to in its place, where such a file lies in the folder of `path` or above it, not
  // above the first `root` bytes of it. What is not found stays as it is.
  void Resolve(const std::string& path, size_t root, std::vector<LicenseMatch>& matches);

 private:
  static constexpr size_t kMaxKept = 10'000;  // limit: folders that are remembered; others are looked into each time
  static constexpr size_t kMaxDepth = 100;    // limit: folders above a file

  struct File {
    std::string path;
    std::vector<LicenseMatch> matches;
  };
  // In one folder; nothing where it holds no such file or several.
  std::optional<File> In(const std::string& folder, const std::string& reference) DAY_EXCLUDES(mutex_);
  static std::optional<File> Find(const std::string& folder, const std::string& reference);

  Mutex mutex_;
  std::map<std::string, std::optional<File>> kept_ DAY_GUARDED_BY(mutex_);  // by reference and folder
};

}  // namespace day::app
