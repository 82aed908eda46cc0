// The file system as the sources see it: the real one, and one in memory that records what was read.
//
// Names are bytes. Nothing here follows a symbolic link unless Resolve is asked to. Nothing opens a FIFO, a socket or a device.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/byte_source.h"

namespace day {

enum class FileKind : uint8_t { kRegular, kDirectory, kSymlink, kFifo, kSocket, kDevice };

struct FileStatus {
  FileKind kind = FileKind::kRegular;
  uint64_t size = 0;    // bytes, of a regular file
  uint64_t device = 0;  // with inode: identity, to notice loops and hard links
  uint64_t inode = 0;
};

struct DirectoryEntry {
  std::string name;
  FileKind kind;  // kDevice also where the kind is not known without a Status call and that failed
};

// All members may be called from several threads at once.
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  virtual Result<FileStatus> Status(const std::string& path) const = 0;                      // of the link itself, not its target
  virtual Result<std::vector<DirectoryEntry>> List(const std::string& directory) const = 0;  // sorted by name
  virtual Result<std::string> ReadLink(const std::string& path) const = 0;
  // The canonical absolute path with every link resolved (realpath).
  virtual Result<std::string> Resolve(const std::string& path) const = 0;
  // A regular file only; anything else is kUnsupported. Does not follow a link in the last part.
  virtual Result<std::unique_ptr<ByteSource>> Open(const std::string& path) const = 0;
};

// The machine's own. Holds no state.
const FileSystem& RealFileSystem();

// Reads a whole file of at most `max_size` bytes (kLimit beyond it).
Result<std::string> ReadWholeFile(const FileSystem& files, const std::string& path, uint64_t max_size);

}  // namespace day
