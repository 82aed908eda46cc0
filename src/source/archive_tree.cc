#include "source/archive_tree.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <set>

#include "source/path.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kBlock = size_t{256} << 10;
constexpr uint64_t kRatioFrom = uint64_t{64} << 20;  // limit: the ratio counts once so much was unpacked

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, FreeArchive>;

// libarchive's view of a ByteSource.
struct Input {
  const ByteSource* source;
  uint64_t at = 0;
  std::vector<std::byte> block = std::vector<std::byte>(kBlock);

  static la_ssize_t Read(archive* handle, void* self, const void** buffer) {
    auto& input = *static_cast<Input*>(self);
    const Result<size_t> got = input.source->ReadAt(input.at, input.block);
    if (!got) {
      archive_set_error(handle, EIO, "%s", got.error().message.c_str());
      return -1;
    }
    input.at += *got;
    *buffer = input.block.data();
    return static_cast<la_ssize_t>(*got);
  }
  static la_int64_t Skip(archive*, void* self, la_int64_t count) {
    auto& input = *static_cast<Input*>(self);
    const uint64_t left = input.source->size() > input.at ? input.source->size() - input.at : 0;
    const uint64_t skipped = std::min<uint64_t>(static_cast<uint64_t>(count), left);
    input.at += skipped;
    return static_cast<la_int64_t>(skipped);
  }
  static la_int64_t Seek(archive*, void* self, la_int64_t offset, int whence) {
    auto& input = *static_cast<Input*>(self);
    const auto size = static_cast<la_int64_t>(input.source->size());
    const la_int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? static_cast<la_int64_t>(input.at) : size;
    if (offset + base < 0) return ARCHIVE_FATAL;
    input.at = static_cast<uint64_t>(offset + base);
    return offset + base;
  }
};

std::string Why(archive* handle) {
  const char* text = archive_error_string(handle);
  return text ? text : "cannot be read";
}

// The bytes of the current member, within the archive's limits.
class MemberStream final : public ByteStream {
 public:
  MemberStream(archive* handle, const Input& input, const ArchiveLimits& limits, uint64_t& unpacked)
      : handle_(handle), input_(input), limits_(limits), unpacked_(unpacked) {}
  Result<size_t> Read(std::span<std::byte> out) override {
    const la_ssize_t got = archive_read_data(handle_, out.data(), out.size());
    if (got < 0) return MakeError(ErrorKind::kIo, Why(handle_));
    unpacked_ += static_cast<uint64_t>(got);
    if (unpacked_ > limits_.max_unpacked) return MakeError(ErrorKind::kLimit, "archive-unpacked-bytes");
    if (unpacked_ > kRatioFrom && unpacked_ / std::max<uint64_t>(input_.at, 1) > limits_.max_ratio) return MakeError(ErrorKind::kLimit, "archive-ratio");
    return static_cast<size_t>(got);
  }

 private:
  archive* handle_;
  const Input& input_;
  const ArchiveLimits& limits_;
  uint64_t& unpacked_;
};

class ArchiveTree final : public Tree {
 public:
  ArchiveTree(const ByteSource& bytes, std::unique_ptr<ByteSource> owned, SourceInfo info, const ArchiveLimits& limits)
      : bytes_(bytes), owned_(std::move(owned)), info_(std::move(info)), limits_(limits) {}

  const SourceInfo& info() const override { return info_; }
  bool in_order() const override { return true; }
  day::Status List(const EntryVisitor&, std::stop_token) const override { return MakeError(ErrorKind::kUnsupported, "an archive is read in order"); }
  Result<std::unique_ptr<ByteSource>> Open(const Entry&) const override { return MakeError(ErrorKind::kUnsupported, "an archive is read in order"); }

  day::Status Stream(const StreamVisitor& visit, std::stop_token stop) const override {
    const Handle handle(archive_read_new());
    if (!handle) return MakeError(ErrorKind::kLimit, "no memory for the archive reader");
    for (auto enable : {archive_read_support_format_zip, archive_read_support_format_tar, archive_read_support_format_gnutar})
      if (enable(handle.get()) == ARCHIVE_FATAL) return MakeError(ErrorKind::kIo, Why(handle.get()));
    for (auto enable : {archive_read_support_filter_gzip, archive_read_support_filter_zstd, archive_read_support_filter_xz, archive_read_support_filter_bzip2})
      if (enable(handle.get()) == ARCHIVE_FATAL) return MakeError(ErrorKind::kIo, Why(handle.get()));
    Input input{&bytes_};
    archive_read_set_read_callback(handle.get(), Input::Read);
    archive_read_set_skip_callback(handle.get(), Input::Skip);
    archive_read_set_seek_callback(handle.get(), Input::Seek);
    archive_read_set_callback_data(handle.get(), &input);
    if (archive_read_open1(handle.get()) != ARCHIVE_OK) return Broken(visit, Why(handle.get()));

    uint64_t members = 0, unpacked = 0;
    std::set<std::string, std::less<>> seen;
    for (;;) {
      if (stop.stop_requested()) return MakeError(ErrorKind::kCancelled, "stopped");
      archive_entry* raw = nullptr;
      const int outcome = archive_read_next_header(handle.get(), &raw);
      if (outcome == ARCHIVE_EOF) return {};
      if (outcome == ARCHIVE_RETRY) continue;
      if (outcome < ARCHIVE_WARN) return Broken(visit, Why(handle.get()));
      if (++members > limits_.max_members) return Broken(visit, "archive-members", EntryKind::kSkipped);
      if (archive_entry_filetype(raw) == AE_IFDIR) continue;
      Entry entry = Describe(raw, seen);
      if (entry.kind != EntryKind::kFile) {
        DAY_TRY(visit(std::move(entry), nullptr));
        continue;
      }
      MemberStream stream(handle.get(), input, limits_, unpacked);
      DAY_TRY(visit(std::move(entry), &stream));
      if (unpacked > limits_.max_unpacked) return Broken(visit, "archive-unpacked-bytes", EntryKind::kSkipped);
      if (unpacked > kRatioFrom && unpacked / std::max<uint64_t>(input.at, 1) > limits_.max_ratio) return Broken(visit, "archive-ratio", EntryKind::kSkipped);
    }
  }

 private:
  // What stopped the reading is an entry of its own; what was read before it stays.
  static day::Status Broken(const StreamVisitor& visit, std::string why, EntryKind kind = EntryKind::kUnreadable) {
    return visit({.path = "", .kind = kind, .note = std::move(why)}, nullptr);
  }

  Entry Describe(archive_entry* raw, std::set<std::string, std::less<>>& seen) const {
    const char* name = archive_entry_pathname(raw);
    Entry entry;
    entry.path = name ? name : "";
    if (entry.path.size() > limits_.max_path) return {.path = entry.path.substr(0, 255), .kind = EntryKind::kSkipped, .note = "archive-path-length"};
    while (entry.path.starts_with("./")) entry.path.erase(0, 2);
    entry.size = archive_entry_size_is_set(raw) ? static_cast<uint64_t>(std::max<la_int64_t>(archive_entry_size(raw), 0)) : 0;
    entry.warning = UnsafePath(entry.path);
    if (entry.warning.empty() && !seen.insert(entry.path).second) entry.warning = "duplicate";
    const char* link = archive_entry_symlink(raw) ? archive_entry_symlink(raw) : archive_entry_hardlink(raw);
    if (link) {
      entry.kind = EntryKind::kLink;
      entry.note = link;
      if (archive_entry_symlink(raw) ? LinkLeavesTree(entry.path, link) : !UnsafePath(link).empty()) entry.warning = "link-outside";
    } else if (archive_entry_is_data_encrypted(raw) == 1) {
      entry.kind = EntryKind::kSkipped;
      entry.note = "encrypted";
    } else if (archive_entry_filetype(raw) != AE_IFREG) {
      entry.kind = EntryKind::kSpecial;
      entry.note = archive_entry_filetype(raw) == AE_IFIFO ? "named pipe" : "device";
    }
    return entry;
  }

  const ByteSource& bytes_;
  std::unique_ptr<ByteSource> owned_;  // what bytes_ is, when the tree opened it itself
  SourceInfo info_;
  ArchiveLimits limits_;
};

constexpr std::array<std::string_view, 12> kEndings = {".zip", ".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst", ".tar.xz", ".txz", ".tar.bz2", ".tbz2", ".tbz", ".tar.zstd"};

}  // namespace

bool HasArchiveName(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  for (std::string_view ending : kEndings)
    if (lower.ends_with(ending)) return true;
  return false;
}

Result<std::unique_ptr<Tree>> OpenArchive(const ByteSource& bytes, const std::string& path, uint32_t depth, const ArchiveLimits& limits) {
  if (depth > limits.max_depth) return MakeError(ErrorKind::kLimit, "archive-depth");
  SourceInfo info{.name = std::string(LastPart(path)), .kind = "archive", .location = path, .revision = ""};
  return std::unique_ptr<Tree>(std::make_unique<ArchiveTree>(bytes, nullptr, std::move(info), limits));
}

Result<std::unique_ptr<Tree>> OpenArchiveFile(const std::string& path, std::string name, const FileSystem& files, const ArchiveLimits& limits) {
  DAY_TRY_ASSIGN(const std::string real, files.Resolve(path));
  DAY_TRY_ASSIGN(std::unique_ptr<ByteSource> file, files.Open(real));
  SourceInfo info{.name = std::move(name), .kind = "archive", .location = path, .revision = ""};
  const ByteSource& bytes = *file;
  return std::unique_ptr<Tree>(std::make_unique<ArchiveTree>(bytes, std::move(file), std::move(info), limits));
}

}  // namespace day
