// The machine's own files, read with the plain calls of POSIX.
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>

#include "io/file_system.h"

namespace day {
namespace {

constexpr uint64_t kReadAheadFrom = uint64_t{8} << 20;  // bytes; a hint to the kernel pays off for large files only

Error FromErrno(int error, const std::string& path) {
  const ErrorKind kind = error == ENOENT || error == ENOTDIR ? ErrorKind::kNotFound
                         : error == EACCES || error == EPERM ? ErrorKind::kPermission
                                                             : ErrorKind::kIo;
  return MakeError(kind, fmt::format("{}: {}", path, std::strerror(error)));
}

FileKind KindOf(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::kRegular;
  if (S_ISDIR(mode)) return FileKind::kDirectory;
  if (S_ISLNK(mode)) return FileKind::kSymlink;
  if (S_ISFIFO(mode)) return FileKind::kFifo;
  if (S_ISSOCK(mode)) return FileKind::kSocket;
  return FileKind::kDevice;
}

class RealFile final : public ByteSource {
 public:
  RealFile(int descriptor, uint64_t size, std::string path) : descriptor_(descriptor), size_(size), path_(std::move(path)) {}
  ~RealFile() override { ::close(descriptor_); }
  RealFile(const RealFile&) = delete;
  RealFile& operator=(const RealFile&) = delete;

  uint64_t size() const override { return size_; }

  Result<size_t> ReadAt(uint64_t offset, std::span<std::byte> out) const override {
    size_t done = 0;
    while (done < out.size()) {
      const ssize_t got = ::pread(descriptor_, out.data() + done, out.size() - done, static_cast<off_t>(offset + done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return FromErrno(errno, path_);
      if (got == 0) break;
      done += static_cast<size_t>(got);
      // A regular file gives less than was asked for only where it ends; another call would just say so again.
      if (offset + done >= size_ && done < out.size()) break;
    }
    return done;
  }

 private:
  int descriptor_;
  uint64_t size_;
  std::string path_;
};

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

class Real final : public FileSystem {
 public:
  Result<FileStatus> Status(const std::string& path) const override {
    struct stat status{};
    if (::lstat(path.c_str(), &status) != 0) return FromErrno(errno, path);
    return FileStatus{KindOf(status.st_mode), static_cast<uint64_t>(status.st_size), status.st_dev, status.st_ino};
  }

  Result<std::vector<DirectoryEntry>> List(const std::string& directory) const override {
    const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return FromErrno(errno, directory);
    const std::unique_ptr<DIR, CloseDirectory> open(::fdopendir(descriptor));
    if (!open) {
      const int error = errno;
      ::close(descriptor);
      return FromErrno(error, directory);
    }
    std::vector<DirectoryEntry> entries;
    for (;;) {
      errno = 0;
      const dirent* entry = ::readdir(open.get());
      if (!entry) {
        if (errno != 0) return FromErrno(errno, directory);
        break;
      }
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      entries.push_back({std::string(name), KindFrom(*entry, descriptor)});
    }
    std::sort(entries.begin(), entries.end(), [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
    return entries;
  }

  Result<std::string> ReadLink(const std::string& path) const override {
    std::string target(PATH_MAX, '\0');
    const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
    if (length < 0) return FromErrno(errno, path);
    target.resize(static_cast<size_t>(length));
    return target;
  }

  Result<std::string> Resolve(const std::string& path) const override {
    char* resolved = ::realpath(path.c_str(), nullptr);
    if (!resolved) return FromErrno(errno, path);
    std::string result(resolved);
    std::free(resolved);
    return result;
  }

  // O_NONBLOCK: opening a FIFO that took a regular file's place since it was listed must not hang. fstat then refuses it.
  Result<std::unique_ptr<ByteSource>> Open(const std::string& path) const override {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) {
      if (errno == ELOOP) return MakeError(ErrorKind::kUnsupported, fmt::format("{}: is a symbolic link", path));
      return FromErrno(errno, path);
    }
    struct stat status{};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
      ::close(descriptor);
      return MakeError(ErrorKind::kUnsupported, fmt::format("{}: is not a regular file", path));
    }
    const auto size = static_cast<uint64_t>(status.st_size);
    if (size >= kReadAheadFrom) ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return std::unique_ptr<ByteSource>(std::make_unique<RealFile>(descriptor, size, path));
  }

 private:
  static FileKind KindFrom(const dirent& entry, int directory) {
    switch (entry.d_type) {
      case DT_REG: return FileKind::kRegular;
      case DT_DIR: return FileKind::kDirectory;
      case DT_LNK: return FileKind::kSymlink;
      case DT_FIFO: return FileKind::kFifo;
      case DT_SOCK: return FileKind::kSocket;
      case DT_UNKNOWN: {
        struct stat status{};
        if (::fstatat(directory, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0) return KindOf(status.st_mode);
        return FileKind::kDevice;
      }
      default: return FileKind::kDevice;
    }
  }
};

}  // namespace

const FileSystem& RealFileSystem() {
  static const Real kReal;
  return kReal;
}

Result<std::string> ReadWholeFile(const FileSystem& files, const std::string& path, uint64_t max_size) {
  DAY_TRY_ASSIGN(const std::unique_ptr<ByteSource> file, files.Open(path));
  if (file->size() > max_size) return MakeError(ErrorKind::kLimit, fmt::format("{}: is larger than {} bytes", path, max_size));
  std::string bytes(static_cast<size_t>(file->size()), '\0');
  DAY_TRY_ASSIGN(const size_t got, file->ReadAt(0, std::as_writable_bytes(std::span(bytes))));
  bytes.resize(got);
  return bytes;
}

}  // namespace day
