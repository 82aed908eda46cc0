#include "source/directory_tree.h"

#include <fmt/format.h>

#include "source/folder_walk.h"
#include "source/path.h"

namespace day {
namespace {

std::string_view WordFor(FileKind kind) {
  switch (kind) {
    case FileKind::kFifo: return "named pipe";
    case FileKind::kSocket: return "socket";
    default: return "device";
  }
}

// The commit that .git/HEAD stands for, read as text; "" when it is not that simple (packed refs are looked into).
std::string HeadCommit(const FileSystem& files, const std::string& root) {
  constexpr uint64_t kMaxHead = 4'096, kMaxPacked = uint64_t{4} << 20;
  auto is_commit = [](std::string_view text) { return text.size() == 40 && text.find_first_not_of("0123456789abcdef") == text.npos; };
  const auto head = ReadWholeFile(files, root + "/.git/HEAD", kMaxHead);
  if (!head) return {};
  std::string_view text = *head;
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  if (is_commit(text)) return std::string(text);
  if (!text.starts_with("ref: refs/") || !UnsafePath(text.substr(5)).empty()) return {};
  const std::string ref(text.substr(5));
  if (const auto loose = ReadWholeFile(files, root + "/.git/" + ref, kMaxHead)) {
    const std::string_view commit = std::string_view(*loose).substr(0, 40);
    return is_commit(commit) ? std::string(commit) : std::string();
  }
  const auto packed = ReadWholeFile(files, root + "/.git/packed-refs", kMaxPacked);
  if (!packed) return {};
  const size_t at = packed->find(" " + ref + "\n");
  if (at == std::string::npos || at < 40) return {};
  const std::string commit = packed->substr(at - 40, 40);
  return is_commit(commit) ? commit : std::string();
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
    return WalkFolder(files_, root_, ".git", stop, [&](std::string path, FileKind kind) { visit(Describe(std::move(path), kind)); }, visit);
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
  SourceInfo info{
      .name = std::move(name), .kind = single_file ? "file" : "directory", .location = path, .revision = single_file ? "" : HeadCommit(files, root)};
  return std::unique_ptr<Tree>(std::make_unique<DirectoryTree>(root, single_file, std::move(info), files));
}

}  // namespace day
