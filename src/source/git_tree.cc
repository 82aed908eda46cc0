#include "source/git_tree.h"

#include <fmt/format.h>

#include <cstring>
#include <mutex>
#include <vector>

#include "source/git_library.h"
#include "source/path.h"

namespace day {
namespace {

using git::HexOf;
using git::LastError;
using git::Object;
using git::Odb;
using git::OdbObject;
using git::Remote;
using git::Repository;
using git::TreeObject;

constexpr uint32_t kMaxDepth = 256;                // limit: trees within trees
constexpr uint64_t kMaxLink = 4'096;               // limit: bytes of a symbolic link's target
constexpr uint64_t kMaxTree = uint64_t{64} << 20;  // limit: bytes of a tree or commit

Result<Repository> OpenRepository(const std::string& path) {
  git::SetUpLibrary();
  git_repository* raw = nullptr;
  if (git_repository_open_ext(&raw, path.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr) != 0)
    return MakeError(ErrorKind::kNotFound, fmt::format("{}: cannot open the git repository: {}", path, LastError()));
  return Repository(raw);
}

// Where the repository says that it was cloned from; nothing is asked there.
std::string OriginOf(git_repository* repository) {
  git_remote* raw = nullptr;
  if (git_remote_lookup(&raw, repository, "origin") != 0) return {};
  const Remote remote(raw);
  const char* url = git_remote_url(remote.get());
  return url ? url : "";
}

class BlobSource final : public ByteSource {
 public:
  explicit BlobSource(OdbObject object) : object_(std::move(object)) {}
  uint64_t size() const override { return git_odb_object_size(object_.get()); }
  Result<size_t> ReadAt(uint64_t offset, std::span<std::byte> out) const override {
    if (offset >= size()) return size_t{0};
    const size_t length = std::min<size_t>(out.size(), static_cast<size_t>(size() - offset));
    std::memcpy(out.data(), static_cast<const std::byte*>(git_odb_object_data(object_.get())) + offset, length);
    return length;
  }

 private:
  OdbObject object_;
};

class GitTree final : public Tree {
 public:
  GitTree(std::string path, SourceInfo info, git_oid root, uint64_t max_blob, Repository first)
      : path_(std::move(path)), info_(std::move(info)), root_(root), max_blob_(max_blob) {
    idle_.push_back(std::move(first));
  }

  const SourceInfo& info() const override { return info_; }
  bool opens_whole() const override { return true; }

  Status List(const EntryVisitor& visit, std::stop_token stop) const override {
    DAY_TRY_ASSIGN(Repository repository, Borrow());
    git_odb* raw_odb = nullptr;
    if (git_repository_odb(&raw_odb, repository.get()) != 0) return MakeError(ErrorKind::kIo, fmt::format("{}: {}", path_, LastError()));
    const Odb odb(raw_odb);
    struct Folder {
      std::string path;
      git_oid id;
      uint32_t depth;
    };
    std::vector<Folder> waiting = {{"", root_, 0}};
    while (!waiting.empty()) {
      if (stop.stop_requested()) return MakeError(ErrorKind::kCancelled, "stopped");
      const Folder folder = std::move(waiting.back());
      waiting.pop_back();
      git_tree* raw_tree = nullptr;
      const bool found = git_tree_lookup(&raw_tree, repository.get(), &folder.id) == 0;
      const TreeObject tree(raw_tree);
      if (!found || !git::Holds(odb.get(), folder.id, GIT_OBJECT_TREE, kMaxTree)) {
        visit({.path = folder.path.empty() ? "." : folder.path.substr(0, folder.path.size() - 1),
               .kind = EntryKind::kUnreadable,
               .note = "git tree " + HexOf(folder.id) + ": " + (found ? "it is not what its id says" : LastError())});
        continue;
      }
      for (size_t i = 0; i < git_tree_entrycount(tree.get()); ++i) {
        const git_tree_entry* entry = git_tree_entry_byindex(tree.get(), i);
        std::string path = folder.path + git_tree_entry_name(entry);
        const git_oid id = *git_tree_entry_id(entry);
        if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
          if (folder.depth + 1 >= kMaxDepth) visit({.path = std::move(path), .kind = EntryKind::kSkipped, .note = "folder-depth"});
          else waiting.push_back({path + "/", id, folder.depth + 1});
        } else {
          visit(Describe(std::move(path), *entry, id, odb.get()));
        }
      }
    }
    Return(std::move(repository));
    return {};
  }

  Result<std::unique_ptr<ByteSource>> Open(const Entry& entry) const override {
    git_oid id;
    if (git_oid_fromstr(&id, entry.stated_digest.c_str() + kDigestPrefix.size()) != 0) return MakeError(ErrorKind::kIo, entry.path + ": has no object id");
    if (entry.size > max_blob_) return MakeError(ErrorKind::kLimit, "git-blob-bytes");
    DAY_TRY_ASSIGN(Repository repository, Borrow());
    git_odb* raw_odb = nullptr;
    git_odb_object* raw = nullptr;
    std::string fault;
    if (git_repository_odb(&raw_odb, repository.get()) != 0) fault = LastError();
    const Odb odb(raw_odb);
    if (odb && git_odb_read(&raw, odb.get(), &id) != 0) fault = LastError();
    Return(std::move(repository));
    if (!raw) return MakeError(ErrorKind::kIo, "git object: " + fault);
    return std::unique_ptr<ByteSource>(std::make_unique<BlobSource>(OdbObject(raw)));
  }

  day::Status Stream(const StreamVisitor&, std::stop_token) const override { return MakeError(ErrorKind::kUnsupported, "a git tree is read at random"); }

 private:
  static constexpr std::string_view kDigestPrefix = "git-sha1:";

  static Entry Describe(std::string path, const git_tree_entry& entry, const git_oid& id, git_odb* odb) {
    if (git_tree_entry_type(&entry) == GIT_OBJECT_COMMIT) return {.path = std::move(path), .kind = EntryKind::kSkipped, .note = "submodule at " + HexOf(id)};
    size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    if (git_odb_read_header(&size, &type, odb, &id) != 0)
      return {.path = std::move(path), .kind = EntryKind::kUnreadable, .note = "git object " + HexOf(id) + " is not in the repository"};
    if (git_tree_entry_filemode(&entry) == GIT_FILEMODE_LINK) {
      std::string target = "unreadable";
      bool outside = false;
      git_odb_object* raw = nullptr;
      if (size <= kMaxLink && git_odb_read(&raw, odb, &id) == 0) {
        const OdbObject blob(raw);
        target.assign(static_cast<const char*>(git_odb_object_data(blob.get())), git_odb_object_size(blob.get()));
        outside = LinkLeavesTree(path, target);
      }
      return {.path = std::move(path), .kind = EntryKind::kLink, .note = std::move(target), .outside = outside};
    }
    return {.path = std::move(path), .kind = EntryKind::kFile, .size = size, .stated_digest = std::string(kDigestPrefix) + HexOf(id)};
  }

  Result<Repository> Borrow() const {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        Repository repository = std::move(idle_.back());
        idle_.pop_back();
        return repository;
      }
    }
    return OpenRepository(path_);
  }
  void Return(Repository repository) const {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(repository));
  }

  std::string path_;
  SourceInfo info_;
  git_oid root_;
  uint64_t max_blob_;
  mutable std::mutex mutex_;
  mutable std::vector<Repository> idle_;  // handles not in use
};

}  // namespace

bool IsBareGitRepository(const std::string& path, const FileSystem& files) {
  constexpr uint64_t kMaxHead = 4'096;  // limit: bytes of HEAD
  const auto is_folder = [&](const char* name) {
    const auto status = files.Status(path + name);
    return status && (status->kind == FileKind::kDirectory || status->kind == FileKind::kSymlink);
  };
  if (!is_folder("/objects") || (!is_folder("/refs") && !files.Status(path + "/packed-refs"))) return false;
  const auto status = files.Status(path + "/HEAD");
  if (!status) return false;
  if (status->kind == FileKind::kSymlink) return true;  // to refs/heads/…, as git once wrote it
  const auto head = ReadWholeFile(files, path + "/HEAD", kMaxHead);
  return head && (head->starts_with("ref: ") || head->find_first_not_of("0123456789abcdef") >= GIT_OID_HEXSZ);
}

Result<std::unique_ptr<Tree>> OpenGit(const std::string& path, const std::string& revision, std::string name, const ArchiveLimits& limits) {
  DAY_TRY_ASSIGN(Repository repository, OpenRepository(path));
  git_object* raw = nullptr;
  if (git_revparse_single(&raw, repository.get(), revision.c_str()) != 0)
    return MakeError(ErrorKind::kNotFound, fmt::format("{}: there is no revision '{}'", path, revision));
  const Object named(raw);
  git_object* raw_commit = nullptr;
  if (git_object_peel(&raw_commit, named.get(), GIT_OBJECT_COMMIT) != 0)
    return MakeError(ErrorKind::kUnsupported, fmt::format("{}: '{}' is not a commit", path, revision));
  const Object commit(raw_commit);
  git_odb* raw_odb = nullptr;
  if (git_repository_odb(&raw_odb, repository.get()) != 0) return MakeError(ErrorKind::kIo, fmt::format("{}: {}", path, LastError()));
  const Odb odb(raw_odb);
  if (!git::Holds(raw_odb, *git_object_id(raw_commit), GIT_OBJECT_COMMIT, kMaxTree))
    return MakeError(ErrorKind::kIo, fmt::format("{}: the commit {} is not what its id says", path, HexOf(*git_object_id(raw_commit))));
  git_object* raw_tree = nullptr;
  if (git_object_peel(&raw_tree, commit.get(), GIT_OBJECT_TREE) != 0) return MakeError(ErrorKind::kIo, fmt::format("{}: {}", path, LastError()));
  const Object tree(raw_tree);
  SourceInfo info{
      .name = std::move(name), .kind = "git", .location = path, .revision = HexOf(*git_object_id(commit.get())), .origin = OriginOf(repository.get())};
  return std::unique_ptr<Tree>(std::make_unique<GitTree>(path, std::move(info), *git_object_id(tree.get()), limits.max_git_blob, std::move(repository)));
}

}  // namespace day
