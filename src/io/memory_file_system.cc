#include "io/memory_file_system.h"

#include <algorithm>
#include <cstring>

namespace day {

Result<size_t> MemoryBytes::ReadAt(uint64_t offset, std::span<std::byte> out) const {
  if (offset >= bytes_.size()) return size_t{0};
  const size_t length = std::min<size_t>(out.size(), bytes_.size() - static_cast<size_t>(offset));
  std::memcpy(out.data(), bytes_.data() + offset, length);
  return length;
}

class MemoryFileSystem::RecordingFile final : public ByteSource {
 public:
  RecordingFile(const MemoryFileSystem& owner, std::string path, const Node& node) : owner_(owner), path_(std::move(path)), node_(node) {}
  uint64_t size() const override { return node_.stated_size; }
  Result<size_t> ReadAt(uint64_t offset, std::span<std::byte> out) const override {
    if (offset + out.size() > node_.fails_from) return MakeError(ErrorKind::kIo, path_ + ": Input/output error");
    Result<size_t> got = MemoryBytes(node_.bytes).ReadAt(offset, out);
    const std::lock_guard lock(owner_.mutex_);
    owner_.reads_.push_back({path_, offset, got.value_or(0)});
    return got;
  }

 private:
  const MemoryFileSystem& owner_;
  std::string path_;
  const Node& node_;
};

MemoryFileSystem::Node& MemoryFileSystem::Put(const std::string& path) {
  for (size_t slash = path.find('/', 1); slash != path.npos; slash = path.find('/', slash + 1)) nodes_[path.substr(0, slash)].kind = FileKind::kDirectory;
  nodes_["/"].kind = FileKind::kDirectory;
  return nodes_[path];
}

MemoryFileSystem& MemoryFileSystem::AddFile(const std::string& path, std::string bytes) {
  Node& node = Put(path);
  node.stated_size = bytes.size();
  node.bytes = std::move(bytes);
  return *this;
}
MemoryFileSystem& MemoryFileSystem::AddLink(const std::string& path, std::string target) {
  Node& node = Put(path);
  node.kind = FileKind::kSymlink;
  node.bytes = std::move(target);
  return *this;
}
MemoryFileSystem& MemoryFileSystem::AddSpecial(const std::string& path, FileKind kind) {
  Put(path).kind = kind;
  return *this;
}
MemoryFileSystem& MemoryFileSystem::AddUnreadable(const std::string& path) {
  Put(path).unreadable = true;
  return *this;
}
MemoryFileSystem& MemoryFileSystem::AddUnreadableFolder(const std::string& path) {
  Node& node = Put(path);
  node.kind = FileKind::kDirectory;
  node.unreadable = true;
  return *this;
}
MemoryFileSystem& MemoryFileSystem::AddVanishing(const std::string& path, uint64_t size) {
  Node& node = Put(path);
  node.gone = true;
  node.stated_size = size;
  return *this;
}
MemoryFileSystem& MemoryFileSystem::AddShrinking(const std::string& path, std::string bytes, uint64_t stated_size) {
  Node& node = Put(path);
  node.bytes = std::move(bytes);
  node.stated_size = stated_size;
  return *this;
}

MemoryFileSystem& MemoryFileSystem::AddFailing(const std::string& path, std::string bytes, uint64_t from) {
  AddFile(path, std::move(bytes));
  nodes_[path].fails_from = from;
  return *this;
}

std::vector<MemoryFileSystem::Read> MemoryFileSystem::reads() const {
  const std::lock_guard lock(mutex_);
  std::vector<Read> sorted = reads_;
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

Result<FileStatus> MemoryFileSystem::Status(const std::string& path) const {
  const auto found = nodes_.find(path);
  if (found == nodes_.end()) return MakeError(ErrorKind::kNotFound, path + ": No such file or directory");
  return FileStatus{found->second.kind, found->second.stated_size, 1, static_cast<uint64_t>(std::distance(nodes_.begin(), found))};
}

Result<std::vector<DirectoryEntry>> MemoryFileSystem::List(const std::string& directory) const {
  const auto found = nodes_.find(directory);
  if (found == nodes_.end()) return MakeError(ErrorKind::kNotFound, directory + ": No such file or directory");
  if (found->second.kind != FileKind::kDirectory) return MakeError(ErrorKind::kNotFound, directory + ": Not a directory");
  if (found->second.unreadable) return MakeError(ErrorKind::kPermission, directory + ": Permission denied");
  const std::string prefix = directory == "/" ? "/" : directory + "/";
  std::vector<DirectoryEntry> entries;
  for (auto at = nodes_.upper_bound(prefix); at != nodes_.end() && at->first.starts_with(prefix); ++at)
    if (at->first.find('/', prefix.size()) == std::string::npos) entries.push_back({at->first.substr(prefix.size()), at->second.kind});
  return entries;
}

Result<std::string> MemoryFileSystem::ReadLink(const std::string& path) const {
  const auto found = nodes_.find(path);
  if (found == nodes_.end() || found->second.kind != FileKind::kSymlink) return MakeError(ErrorKind::kNotFound, path + ": not a link");
  return found->second.bytes;
}

Result<std::string> MemoryFileSystem::Resolve(const std::string& path) const {
  std::string current = path;
  for (int hops = 0; hops < 40; ++hops) {
    const auto found = nodes_.find(current);
    if (found == nodes_.end()) return MakeError(ErrorKind::kNotFound, path + ": No such file or directory");
    if (found->second.kind != FileKind::kSymlink) return current;
    std::string target = found->second.bytes;
    if (!target.starts_with('/')) target = current.substr(0, current.rfind('/') + 1) + target;
    std::vector<std::string> parts;  // "." and ".." by text alone: the tests' links lead through no other links
    for (size_t at = 0; at < target.size();) {
      const size_t end = std::min(target.find('/', at), target.size());
      const std::string part = target.substr(at, end - at);
      if (part == ".." && !parts.empty()) parts.pop_back();
      else if (!part.empty() && part != "." && part != "..") parts.push_back(part);
      at = end + 1;
    }
    current.clear();
    for (const std::string& part : parts) current += "/" + part;
  }
  return MakeError(ErrorKind::kIo, path + ": Too many levels of symbolic links");
}

Result<std::unique_ptr<ByteSource>> MemoryFileSystem::Open(const std::string& path) const {
  const auto found = nodes_.find(path);
  if (found == nodes_.end() || found->second.gone) return MakeError(ErrorKind::kNotFound, path + ": No such file or directory");
  if (found->second.unreadable) return MakeError(ErrorKind::kPermission, path + ": Permission denied");
  if (found->second.kind != FileKind::kRegular) return MakeError(ErrorKind::kUnsupported, path + ": is not a regular file");
  return std::unique_ptr<ByteSource>(std::make_unique<RecordingFile>(*this, path, found->second));
}

}  // namespace day
