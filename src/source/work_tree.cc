#include "source/work_tree.h"

#include <git2/sys/repository.h>

#include <algorithm>
#include <optional>

#include "source/git_library.h"
#include "source/path.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr uint64_t kMaxHead = 4'096, kMaxPacked = uint64_t{4} << 20, kMaxConfig = uint64_t{1} << 20;  // limit: bytes of these files
constexpr uint64_t kMaxObjectFile = uint64_t{64} << 20;                                               // limit: bytes of a file that holds one object
constexpr uint64_t kMaxCommit = uint64_t{1} << 20, kMaxTree = uint64_t{32} << 20;                     // limit: bytes of an object
constexpr uint64_t kMaxForOne = uint64_t{256} << 20, kMaxForAll = uint64_t{16} << 30;                 // limit: bytes that libgit2 may ask for
constexpr uint64_t kLarge = uint64_t{64} << 10;  // bytes: from here on the size is compared before it is worth hashing

bool IsCommit(std::string_view text) { return text.size() == 40 && text.find_first_not_of("0123456789abcdef") == text.npos; }

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const size_t first = text.find_first_not_of(kBlank);
  return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(kBlank) + 1 - first);
}

bool IsFolder(const FileSystem& files, const std::string& path) {
  const auto status = files.Status(path);
  return status && status->kind == FileKind::kDirectory;
}

// Are all in this folder of objects that libgit2 may open plain files?
bool HoldsPlainFiles(const FileSystem& files, const std::string& folder) {
  if (!files.Status(folder)) return true;  // not there
  if (!IsFolder(files, folder)) return false;
  const auto entries = files.List(folder);
  return entries && std::ranges::all_of(*entries, [](const DirectoryEntry& entry) {
           return entry.kind == FileKind::kDirectory || (entry.kind == FileKind::kRegular && entry.name != "alternates");
         });
}

class OdbFiles final : public CommitFiles {
 public:
  OdbFiles(const FileSystem& files, std::string objects, git::Odb odb, git::Repository repository)
      : files_(files), objects_(std::move(objects)), odb_(std::move(odb)), repository_(std::move(repository)) {}

  bool Start(const git_oid& commit) {
    const git::Allowance bound(kMaxForOne);
    if (!MayRead(commit) || !git::Holds(odb_.get(), commit, GIT_OBJECT_COMMIT, kMaxCommit)) return false;
    git_commit* raw = nullptr;
    if (git_commit_lookup(&raw, repository_.get(), &commit) != 0) return false;
    const git::Commit owned(raw);
    git::TreeObject root = TreeAt(*git_commit_tree_id(raw));
    if (!root) return false;
    way_.push_back({"", std::move(root)});
    return true;
  }

  std::string IdOf(std::string_view path, uint64_t size) override {
    const git::Allowance bound(std::min(kMaxForOne, left_));
    const size_t slash = path.rfind('/');
    const git_tree* tree = FolderAt(slash == path.npos ? std::string_view() : path.substr(0, slash + 1));
    std::string id = tree ? IdIn(*tree, std::string(path.substr(slash + 1)), size) : std::string();
    left_ -= bound.used();
    return id;
  }

 private:
  struct Step {
    std::string folder;    // with a closing '/'; "" for the root
    git::TreeObject tree;  // null where the commit has no such folder
  };

  // A file of its own that holds the object may be anything, too.
  bool MayRead(const git_oid& id) const {
    const std::string hex = git::HexOf(id);
    const auto status = files_.Status(objects_ + "/" + hex.substr(0, 2) + "/" + hex.substr(2));
    return !status || (status->kind == FileKind::kRegular && status->size <= kMaxObjectFile);
  }

  git::TreeObject TreeAt(const git_oid& id) const {
    git_tree* raw = nullptr;
    if (!MayRead(id) || !git::Holds(odb_.get(), id, GIT_OBJECT_TREE, kMaxTree) || git_tree_lookup(&raw, repository_.get(), &id) != 0) return {};
    return git::TreeObject(raw);
  }

  // Walks from the last folder that leads to this one: a walk asks for those that lie in each other one after the other.
  const git_tree* FolderAt(std::string_view folder) {
    while (!folder.starts_with(way_.back().folder)) way_.pop_back();
    while (way_.back().folder.size() < folder.size()) {
      const size_t from = way_.back().folder.size(), to = folder.find('/', from);
      const std::string name(folder.substr(from, to - from));
      const git_tree_entry* entry = way_.back().tree ? git_tree_entry_byname(way_.back().tree.get(), name.c_str()) : nullptr;
      git::TreeObject tree = entry && git_tree_entry_type(entry) == GIT_OBJECT_TREE ? TreeAt(*git_tree_entry_id(entry)) : git::TreeObject();
      way_.push_back({std::string(folder.substr(0, to + 1)), std::move(tree)});
    }
    return way_.back().tree.get();
  }

  std::string IdIn(const git_tree& tree, const std::string& name, uint64_t size) const {
    const git_tree_entry* entry = git_tree_entry_byname(&tree, name.c_str());
    if (!entry || git_tree_entry_type(entry) != GIT_OBJECT_BLOB || git_tree_entry_filemode(entry) == GIT_FILEMODE_LINK) return {};
    const git_oid& id = *git_tree_entry_id(entry);
    if (size >= kLarge) {
      // Weights are often there while the commit has a pointer to them. An object that is not here says nothing against the file.
      size_t kept = 0;
      git_object_t type = GIT_OBJECT_INVALID;
      if (MayRead(id) && git_odb_read_header(&kept, &type, odb_.get(), &id) == 0 && kept != size) return {};
    }
    return git::HexOf(id);
  }

  const FileSystem& files_;
  std::string objects_;
  git::Odb odb_;
  git::Repository repository_;
  std::vector<Step> way_;  // from the root to the folder that was asked for last
  uint64_t left_ = kMaxForAll;
};

}  // namespace

std::string HeadCommit(const FileSystem& files, const std::string& root) {
  const auto head = ReadWholeFile(files, root + "/.git/HEAD", kMaxHead);
  if (!head) return {};
  const std::string_view text = Trimmed(std::string_view(*head).substr(0, head->find('\n')));
  if (IsCommit(text)) return std::string(text);
  if (!text.starts_with("ref: refs/") || !UnsafePath(text.substr(5)).empty()) return {};
  const std::string ref(text.substr(5));
  if (const auto loose = ReadWholeFile(files, root + "/.git/" + ref, kMaxHead)) {
    const std::string_view commit = std::string_view(*loose).substr(0, 40);
    return IsCommit(commit) ? std::string(commit) : std::string();
  }
  const auto packed = ReadWholeFile(files, root + "/.git/packed-refs", kMaxPacked);
  if (!packed) return {};
  const size_t at = packed->find(" " + ref + "\n");
  if (at == std::string::npos || at < 40) return {};
  const std::string commit = packed->substr(at - 40, 40);
  return IsCommit(commit) ? commit : std::string();
}

std::string OriginOfWorkTree(const FileSystem& files, const std::string& root) {
  if (!IsFolder(files, root + "/.git")) return {};
  const auto config = ReadWholeFile(files, root + "/.git/config", kMaxConfig);
  return config ? OriginInConfig(*config) : std::string();
}

// Format: git-config(1), "Syntax".
std::string OriginInConfig(std::string_view config) {
  bool here = false;
  std::optional<std::string> origin;
  while (!config.empty()) {
    const size_t end = std::min(config.find('\n'), config.size());
    std::string_view line = Trimmed(config.substr(0, end));
    config.remove_prefix(std::min(end + 1, config.size()));
    if (line.starts_with('[')) {
      const size_t close = line.find(']');
      if (close == line.npos) return {};
      const std::string_view section = Trimmed(line.substr(1, close - 1));
      const size_t quote = section.find('"');
      here = quote != section.npos && ToLowerAscii(Trimmed(section.substr(0, quote))) == "remote" && section.substr(quote) == "\"origin\"";
      line = Trimmed(line.substr(close + 1));
    }
    const size_t equals = line.find('=');
    if (!here || equals == line.npos || ToLowerAscii(Trimmed(line.substr(0, equals))) != "url") continue;
    const std::string_view value = Trimmed(line.substr(equals + 1));
    if (value.empty() || value.find_first_of("\"\\#;") != value.npos || (origin && *origin != value)) return {};
    origin = value;
  }
  return origin.value_or("");
}

std::unique_ptr<CommitFiles> CommitFiles::Open(const FileSystem& files, const std::string& root, const std::string& commit) {
  const std::string objects = root + "/.git/objects";
  if (!IsCommit(commit) || !IsFolder(files, root + "/.git") || !IsFolder(files, objects)) return nullptr;
  if (!HoldsPlainFiles(files, objects + "/info") || !HoldsPlainFiles(files, objects + "/pack")) return nullptr;
  git::SetUpLibrary();
  git_oid id;
  git_odb* raw_odb = nullptr;
  if (git_oid_fromstr(&id, commit.c_str()) != 0 || git_odb_open(&raw_odb, objects.c_str()) != 0) return nullptr;
  git::Odb odb(raw_odb);
  git_repository* raw = nullptr;
  if (git_repository_wrap_odb(&raw, raw_odb) != 0) return nullptr;
  auto opened = std::make_unique<OdbFiles>(files, objects, std::move(odb), git::Repository(raw));
  return opened->Start(id) ? std::move(opened) : nullptr;
}

}  // namespace day
