#include "referred_licenses.h"

#include <algorithm>

#include "io/file_system.h"
#include "license/file_reference.h"
#include "license_reading.h"
#include "text/utf8.h"

namespace day::app {

std::optional<ReferredLicenses::File> ReferredLicenses::Find(const std::string& folder, const std::string& reference) {
  const auto entries = RealFileSystem().List(folder);
  if (!entries) return std::nullopt;
  std::vector<std::string> names;
  for (const DirectoryEntry& entry : *entries)
    if (entry.kind == FileKind::kRegular && IsFileReferredTo(entry.name, reference)) names.push_back(entry.name);
  std::ranges::sort(names, {}, &std::string::size);  // LICENSE before LICENSE.txt
  if (names.empty() || (names.size() > 1 && names[0].find('.') != std::string::npos)) return std::nullopt;
  File file{.path = folder + "/" + names.front(), .matches = {}};
  const Result<std::string> text = ReadHead(file.path, kMaxLicenseText);
  if (text && LooksLikeText(std::string_view(*text).substr(0, 4096))) file.matches = IdentifyLicenseText(*text, true);
  return file;
}

std::optional<ReferredLicenses::File> ReferredLicenses::In(const std::string& folder, const std::string& reference) {
  const std::string key = reference + "\n" + folder;
  {
    const MutexLock lock(mutex_);
    if (const auto known = kept_.find(key); known != kept_.end()) return known->second;
  }
  std::optional<File> file = Find(folder, reference);
  const MutexLock lock(mutex_);
  if (kept_.size() < kMaxKept) kept_.emplace(key, file);
  return file;
}

void ReferredLicenses::Resolve(const std::string& path, size_t root, std::vector<LicenseMatch>& matches) {
  if (std::ranges::all_of(matches, [](const LicenseMatch& match) { return match.see.empty(); })) return;
  std::vector<LicenseMatch> resolved;
  uint32_t choices = 0;
  for (const LicenseMatch& match : matches) choices = std::max(choices, match.choice);
  for (const LicenseMatch& match : matches) {
    std::optional<File> file;
    std::string folder = path.substr(0, path.rfind('/') == path.npos ? 0 : path.rfind('/'));
    for (size_t depth = 0; !match.see.empty() && !file && depth < kMaxDepth && folder.size() >= root && !folder.empty(); ++depth) {
      file = In(folder, match.see);
      folder.resize(folder.rfind('/') == folder.npos ? 0 : folder.rfind('/'));
    }
    if (!file || file->matches.empty()) {
      resolved.push_back(match);
      continue;
    }
    uint32_t most = 0;
    for (LicenseMatch& of_file : file->matches) {
      most = std::max(most, of_file.choice);
      if (of_file.choice != 0) of_file.choice += choices;
    }
    choices += most;
    for (LicenseMatch& one : WithReferredFile(match, file->matches)) {
      one.how = "notice";
      one.see = file->path;
      resolved.push_back(std::move(one));
    }
  }
  matches = std::move(resolved);
}

}  // namespace day::app
