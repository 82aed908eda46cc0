#include "source/directory_tree.h"

#include <fmt/format.h>

#include "source/folder_walk.h"
#include "source/path.h"
#include "source/work_tree.h"

namespace day {
namespace {

std::string_view WordFor(FileKind kind) {
  switch (kind) {
    case FileKind::kFifo: return "named pipe";
    case FileKind::kSocket: return "socket";
    default: return "device";
  }
}

class DirectoryTree final : public Tree {
 public:
  DirectoryTree(std::string root, bool single_file, SourceInfo info, const FileSystem& files)
      : root_(std::move(root)), single_file_(single_file), info_(std::move(info)), files_(files) {}

  const SourceInfo& info() const override { return info_; }

  Status List(const EntryVisitor& visit, std::stop_token stop) const override {
    if (single_file_) {
      DAY_TRY_ASSIGN(const FileStatus status, files_.Status(root_));
      visit({.path = std::string(LastPart(root_)), .kind = EntryKind::kFile, .size = status.size});
      return {};
    }
    const auto commit = CommitFiles::Open(files_, root_, info_.revision);
    const auto describe = [&](std::string path, FileKind kind) {
      Entry entry = Describe(std::move(path), kind);
      if (commit && entry.kind == EntryKind::kFile) entry.committed = commit->IdOf(entry.path, entry.size);
      visit(std::move(entry));
    };
    return WalkFolder(files_, root_, ".git", stop, describe, visit);
  }

  Result<std::unique_ptr<ByteSource>> Open(const Entry& entry) const override { return files_.Open(FullPath(entry.path)); }

  day::Status Stream(const StreamVisitor&, std::stop_token) const override { return MakeError(ErrorKind::kUnsupported, "a directory is read at random"); }

 private:
  std::string FullPath(const std::string& path) const { return single_file_ ? root_ : JoinPath(root_, path); }

  Entry Describe(std::string path, FileKind kind) const {
    if (kind == FileKind::kSymlink) {
      const auto target = files_.ReadLink(FullPath(path));
      const bool outside = target && LinkLeavesTree(path, *target);
      return {.path = std::move(path), .kind = EntryKind::kLink, .note = target.value_or("unreadable"), .outside = outside};
    }
    if (kind != FileKind::kRegular) return {.path = std::move(path), .kind = EntryKind::kSpecial, .note = std::string(WordFor(kind))};
    const auto status = files_.Status(FullPath(path));
    if (!status) return {.path = std::move(path), .kind = EntryKind::kUnreadable, .note = ReasonOf(status.error())};
    return {.path = std::move(path), .kind = EntryKind::kFile, .size = status->size};
  }

  std::string root_;
  bool single_file_;
  SourceInfo info_;
  const FileSystem& files_;
};

}  // namespace

Result<std::unique_ptr<Tree>> OpenDirectory(const std::string& path, std::string name, const FileSystem& files) {
  DAY_TRY_ASSIGN(const std::string root, files.Resolve(path));
  DAY_TRY_ASSIGN(const FileStatus status, files.Status(root));
  if (status.kind != FileKind::kDirectory && status.kind != FileKind::kRegular)
    return MakeError(ErrorKind::kUnsupported, fmt::format("{}: is neither a file nor a directory", path));
  const bool single_file = status.kind == FileKind::kRegular;
  SourceInfo info{.name = std::move(name), .kind = single_file ? "file" : "directory", .location = path};
  if (!single_file) info.revision = HeadCommit(files, root);
  if (!info.revision.empty()) info.origin = OriginOfWorkTree(files, root);
  return std::unique_ptr<Tree>(std::make_unique<DirectoryTree>(root, single_file, std::move(info), files));
}

}  // namespace day
