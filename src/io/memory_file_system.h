// A file system in memory, for tests: holds what a test builds, misbehaves on request, and records every read.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "io/file_system.h"

namespace day {

// Bytes in memory as a source. The bytes must outlive it.
class MemoryBytes final : public ByteSource {
 public:
  explicit MemoryBytes(std::string_view bytes) : bytes_(bytes) {}
  uint64_t size() const override { return bytes_.size(); }
  Result<size_t> ReadAt(uint64_t offset, std::span<std::byte> out) const override;

 private:
  std::string_view bytes_;
};

// Build first, then read from any number of threads. Paths are absolute; parents are made as needed.
class MemoryFileSystem final : public FileSystem {
 public:
  MemoryFileSystem& AddFile(const std::string& path, std::string bytes);
  MemoryFileSystem& AddLink(const std::string& path, std::string target);
  MemoryFileSystem& AddSpecial(const std::string& path, FileKind kind);
  MemoryFileSystem& AddUnreadable(const std::string& path);                                          // listed; Open fails
  MemoryFileSystem& AddUnreadableFolder(const std::string& path);                                    // listed; cannot be entered
  MemoryFileSystem& AddVanishing(const std::string& path, uint64_t size);                            // listed with a size; Open says it is gone
  MemoryFileSystem& AddShrinking(const std::string& path, std::string bytes, uint64_t stated_size);  // shorter than it says

  MemoryFileSystem& AddFailing(const std::string& path, std::string bytes, uint64_t from);  // a read that reaches past `from` fails

  struct Read {
    std::string path;
    uint64_t offset, length;
    friend auto operator<=>(const Read&, const Read&) = default;
  };
  std::vector<Read> reads() const;  // sorted

  Result<FileStatus> Status(const std::string& path) const override;
  Result<std::vector<DirectoryEntry>> List(const std::string& directory) const override;
  Result<std::string> ReadLink(const std::string& path) const override;
  Result<std::string> Resolve(const std::string& path) const override;
  Result<std::unique_ptr<ByteSource>> Open(const std::string& path) const override;

 private:
  struct Node {
    FileKind kind = FileKind::kRegular;
    std::string bytes;  // content, or a link's target
    uint64_t stated_size = 0;
    uint64_t fails_from = UINT64_MAX;
    bool unreadable = false, gone = false;
  };
  class RecordingFile;
  Node& Put(const std::string& path);

  std::map<std::string, Node> nodes_;
  mutable std::mutex mutex_;
  mutable std::vector<Read> reads_;
};

}  // namespace day
