#include "license_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/mutex.h"
#include "base/thread_pool.h"
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

class BatchesInOrder {
 public:
  BatchesInOrder(std::span<const FoundFile> files, LicenseReader& reader)
      : files_(files),
        reader_(reader),
        batches_((files.size() + kBatch - 1) / kBatch),
        buffers_(AvailableProcessors()),
        pool_(static_cast<unsigned>(buffers_.size())) {}

  void Run(const std::function<void(LicenseAnswer)>& take) {
    const size_t ahead = size_t{4} * pool_.workers();  // batches: bounds the answers that wait
    size_t submitted = 0;
    for (size_t next = 0; next < batches_.size(); ++next) {
      for (; submitted < std::min(batches_.size(), next + ahead); ++submitted)
        pool_.Submit([this, batch = submitted](unsigned worker) { Read(batch, buffers_[worker]); });
      for (LicenseAnswer& answer : Await(next)) take(std::move(answer));
    }
  }

 private:
  struct Batch {
    bool done = false;
    std::vector<LicenseAnswer> answers;
  };

  void Read(size_t batch, std::string& buffer) DAY_EXCLUDES(mutex_) {
    std::vector<LicenseAnswer> answers;
    for (const FoundFile& file : files_.subspan(batch * kBatch, std::min(kBatch, files_.size() - batch * kBatch)))
      answers.push_back(reader_.Read(file, buffer));
    const MutexLock lock(mutex_);
    batches_[batch] = {true, std::move(answers)};
    done_.notify_one();
  }
  std::vector<LicenseAnswer> Await(size_t batch) DAY_EXCLUDES(mutex_) {
    const MutexLock lock(mutex_);
    while (!batches_[batch].done) done_.wait(mutex_);
    return std::move(batches_[batch].answers);
  }

  std::span<const FoundFile> files_;
  LicenseReader& reader_;
  Mutex mutex_;
  std::condition_variable_any done_;
  std::vector<Batch> batches_ DAY_GUARDED_BY(mutex_);
  std::vector<std::string> buffers_;  // of each worker
  ThreadPool pool_;                   // last: its tasks use the others
};

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
  if (files.size() > kBatch && AvailableProcessors() > 1) return BatchesInOrder(files, reader).Run(take);
  std::string buffer;
  for (const FoundFile& file : files) take(reader.Read(file, buffer));
}

}  // namespace day::app
