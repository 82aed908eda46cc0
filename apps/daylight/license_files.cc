#include "license_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/thread_pool.h"
#include "in_order.h"
#include "input.h"
#include "io/file_system.h"

namespace day::app {
namespace {

constexpr size_t kMaxDepth = 100;        // limit: folders within each other
constexpr size_t kMaxFiles = 2'000'000;  // limit: files below one folder

Status List(const std::string& folder, size_t root, size_t depth, std::vector<FoundFile>& files) {
  DAY_TRY_ASSIGN(const auto entries, RealFileSystem().List(folder));
  if (depth > kMaxDepth) return Error{ErrorKind::kLimit, fmt::format("{}: folders lie too deep in each other", folder)};
  for (const DirectoryEntry& entry : entries) {
    const std::string path = folder.ends_with('/') ? folder + entry.name : folder + "/" + entry.name;
    if (entry.kind == FileKind::kDirectory && entry.name != ".git") DAY_TRY(List(path, root, depth + 1, files));
    if (entry.kind == FileKind::kRegular) files.push_back({path, true, root});
    if (files.size() > kMaxFiles) return Error{ErrorKind::kLimit, fmt::format("{}: more than {} files", folder, kMaxFiles)};
  }
  return {};
}

// Files that one worker reads in a row: reading one takes as long as handing it over.
constexpr size_t kBatch = 32;

}  // namespace

Result<std::vector<FoundFile>> FilesToRead(const std::string& path) {
  std::vector<FoundFile> files;
  if (IsFolder(path)) {
    DAY_TRY(List(path, path.ends_with('/') ? path.size() - 1 : path.size(), 0, files));
  } else {
    files.push_back({path, false});  // what is wrong with it is said when it is read
  }
  return files;
}

void ReadLicenseFiles(std::span<const FoundFile> files, LicenseReader& reader, const std::function<void(LicenseAnswer)>& take) {
  if (files.size() <= kBatch || AvailableProcessors() == 1) {
    std::string buffer;
    for (const FoundFile& file : files) take(reader.Read(file, buffer));
    return;
  }
  using Answers = std::vector<LicenseAnswer>;
  std::vector<std::string> buffers(AvailableProcessors());  // of each worker
  RunInOrder<Answers>((files.size() + kBatch - 1) / kBatch, AvailableProcessors(),
                      [&](size_t batch, unsigned worker) {
                        Answers answers;
                        for (const FoundFile& file : files.subspan(batch * kBatch, std::min(kBatch, files.size() - batch * kBatch)))
                          answers.push_back(reader.Read(file, buffers[worker]));
                        return answers;
                      },
                      [&](Answers answers) {
                        for (LicenseAnswer& answer : answers) take(std::move(answer));
                      });
}

}  // namespace day::app
