#include "source/archive_tree.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

#include "source/archive_sniff.h"
#include "source/path.h"
#include "text/utf8.h"

#if defined(__SANITIZE_THREAD__)
// libarchive calls mktime for each member's date; ThreadSanitizer does not see the lock that glibc takes around its time zone.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() { return "race:tzset_internal\n"; }
#endif

namespace day {
namespace {

constexpr size_t kBlock = size_t{128} << 10;  // bytes read at a time; also how often a bomb is looked at while libarchive skips

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, FreeArchive>;

// libarchive turns names into the current locale's charset, and gives none where that cannot hold them. Names are UTF-8 here,
// and other bytes pass as they are. For this thread and this object's life only.
class NamesInUtf8 {
 public:
  NamesInUtf8() : utf8_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (utf8_) before_ = ::uselocale(utf8_);
  }
  ~NamesInUtf8() {
    if (!utf8_) return;
    ::uselocale(before_);
    ::freelocale(utf8_);
  }
  NamesInUtf8(const NamesInUtf8&) = delete;
  NamesInUtf8& operator=(const NamesInUtf8&) = delete;

 private:
  locale_t utf8_, before_ = nullptr;
};

// libarchive's view of a ByteSource, and the meter of what comes out of it. The limits are looked at on every block that
// is read, because libarchive unpacks what it skips, too.
class Input {
 public:
  Input(archive* handle, const ByteSource& source, const ArchiveLimits& limits, const std::stop_token& stop)
      : handle_(handle), source_(source), limits_(limits), stop_(stop) {
    archive_read_set_read_callback(handle, Read);
    archive_read_set_skip_callback(handle, Skip);
    archive_read_set_seek_callback(handle, Seek);
    archive_read_set_callback_data(handle, this);
  }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  // Members' bytes that were handed out.
  void Count(uint64_t bytes) { unpacked_ += bytes; }
  // The limit that is exceeded, or "".
  std::string_view Exceeded() const {
    const uint64_t out = std::max(unpacked_, static_cast<uint64_t>(std::max<la_int64_t>(archive_filter_bytes(handle_, 0), 0)));
    if (out > limits_.max_unpacked) return "archive-unpacked-bytes";
    if (out > kRatioFrom && out / std::max<uint64_t>(at_, 1) > limits_.max_ratio) return "archive-ratio";
    return {};
  }
  // What stopped libarchive, in its words or as the limit that was exceeded.
  Error Trouble() const {
    if (stop_.stop_requested()) return MakeError(ErrorKind::kCancelled, "stopped");
    if (const std::string_view limit = Exceeded(); !limit.empty()) return MakeError(ErrorKind::kLimit, std::string(limit));
    const char* text = archive_error_string(handle_);
    return MakeError(ErrorKind::kIo, text ? text : "cannot be read");
  }

 private:
  static la_ssize_t Read(archive* handle, void* self, const void** buffer) {
    auto& input = *static_cast<Input*>(self);
    if (input.stop_.stop_requested() || !input.Exceeded().empty()) {
      archive_set_error(handle, EFBIG, "limit");
      return -1;
    }
    const Result<size_t> got = input.source_.ReadAt(input.at_, input.block_);
    if (!got) {
      archive_set_error(handle, EIO, "%s", got.error().message.c_str());
      return -1;
    }
    input.at_ += *got;
    *buffer = input.block_.data();
    return static_cast<la_ssize_t>(*got);
  }
  static la_int64_t Skip(archive*, void* self, la_int64_t count) {
    auto& input = *static_cast<Input*>(self);
    const uint64_t left = input.source_.size() > input.at_ ? input.source_.size() - input.at_ : 0;
    const uint64_t skipped = std::min<uint64_t>(static_cast<uint64_t>(std::max<la_int64_t>(count, 0)), left);
    input.at_ += skipped;
    return static_cast<la_int64_t>(skipped);
  }
  static la_int64_t Seek(archive*, void* self, la_int64_t offset, int whence) {
    auto& input = *static_cast<Input*>(self);
    const auto size = static_cast<la_int64_t>(input.source_.size());
    const la_int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? static_cast<la_int64_t>(input.at_) : size;
    la_int64_t target = 0;
    if (__builtin_add_overflow(base, offset, &target) || target < 0) return ARCHIVE_FATAL;
    input.at_ = static_cast<uint64_t>(target);
    return target;
  }

  archive* handle_;
  const ByteSource& source_;
  const ArchiveLimits& limits_;
  const std::stop_token& stop_;
  uint64_t at_ = 0, unpacked_ = 0;
  std::vector<std::byte> block_ = std::vector<std::byte>(kBlock);
};

// The bytes of the current member.
class MemberStream final : public ByteStream {
 public:
  MemberStream(archive* handle, Input& input) : handle_(handle), input_(input) {}
  Result<size_t> Read(std::span<std::byte> out) override {
    la_ssize_t got = ARCHIVE_RETRY;
    while (got == ARCHIVE_RETRY) got = archive_read_data(handle_, out.data(), out.size());
    if (got < 0) return input_.Trouble();
    input_.Count(static_cast<uint64_t>(got));
    if (!input_.Exceeded().empty()) return input_.Trouble();
    return static_cast<size_t>(got);
  }

 private:
  archive* handle_;
  Input& input_;
};

// "x.jsonl.gz" to "x.jsonl": what a compressed file that is no tar is called in the archive that it is to us.
std::string NameInside(std::string_view name) {
  constexpr std::array<std::string_view, 5> kEndings = {".gz", ".zst", ".xz", ".bz2", ".zstd"};
  const std::string lower = ToLowerAscii(name);
  for (std::string_view ending : kEndings)
    if (lower.size() > ending.size() && lower.ends_with(ending)) return std::string(name.substr(0, name.size() - ending.size()));
  return std::string(name);
}

class ArchiveTree final : public Tree {
 public:
  ArchiveTree(const ByteSource& bytes, std::unique_ptr<ByteSource> owned, SourceInfo info, const ArchiveLimits& limits)
      : bytes_(bytes), owned_(std::move(owned)), info_(std::move(info)), limits_(limits) {}

  const SourceInfo& info() const override { return info_; }
  bool in_order() const override { return true; }
  uint64_t packed_size() const override { return bytes_.size(); }
  day::Status List(const EntryVisitor&, std::stop_token) const override { return MakeError(ErrorKind::kUnsupported, "an archive is read in order"); }
  Result<std::unique_ptr<ByteSource>> Open(const Entry&) const override { return MakeError(ErrorKind::kUnsupported, "an archive is read in order"); }

  day::Status Stream(const StreamVisitor& visit, std::stop_token stop) const override {
    const NamesInUtf8 utf8;
    const Handle handle(archive_read_new());
    if (!handle) return MakeError(ErrorKind::kLimit, "no memory for the archive reader");
    Input input(handle.get(), bytes_, limits_, stop);
    for (auto enable : {archive_read_support_format_zip, archive_read_support_format_tar, archive_read_support_format_gnutar, archive_read_support_format_raw,
                        archive_read_support_filter_gzip, archive_read_support_filter_zstd, archive_read_support_filter_xz, archive_read_support_filter_bzip2})
      if (enable(handle.get()) == ARCHIVE_FATAL) return input.Trouble();
    if (archive_read_open1(handle.get()) != ARCHIVE_OK) return input.Trouble();

    uint64_t members = 0, name_bytes = 0;
    for (;;) {
      if (stop.stop_requested()) return MakeError(ErrorKind::kCancelled, "stopped");
      archive_entry* raw = nullptr;
      const int outcome = archive_read_next_header(handle.get(), &raw);
      if (outcome == ARCHIVE_EOF) return {};
      if (outcome == ARCHIVE_RETRY) continue;
      if (outcome < ARCHIVE_WARN) return input.Trouble();
      if (++members > limits_.max_members) return MakeError(ErrorKind::kLimit, "archive-members");
      if (archive_entry_filetype(raw) == AE_IFDIR) continue;
      // The format "raw" takes anything; only what was compressed counts.
      const bool one_file = archive_format(handle.get()) == ARCHIVE_FORMAT_RAW;
      if (one_file && archive_filter_count(handle.get()) <= 1) return MakeError(ErrorKind::kIo, "is neither a zip nor a tar");
      Entry entry = one_file ? Entry{.path = NameInside(LastPart(info_.location))} : Describe(raw, members);
      name_bytes += entry.path.size() + entry.note.size();
      if (name_bytes > limits_.max_names) return MakeError(ErrorKind::kLimit, "archive-name-bytes");
      MemberStream stream(handle.get(), input);
      const bool has_bytes = entry.kind == EntryKind::kFile;
      DAY_TRY(visit(std::move(entry), has_bytes ? &stream : nullptr));
      if (!input.Exceeded().empty()) return input.Trouble();
    }
  }

 private:
  Entry Describe(archive_entry* raw, uint64_t number) const {
    const char* name = archive_entry_pathname(raw);
    Entry entry;
    entry.path = name ? name : "";
    if (entry.path.size() > limits_.max_path) return {.path = entry.path.substr(0, 255), .kind = EntryKind::kSkipped, .note = "archive-path-length"};
    while (entry.path.starts_with("./")) entry.path.erase(0, 2);
    if (entry.path.empty()) {
      entry.path = fmt::format("(member {})", number);
      entry.note = "its name in the archive is empty or in no known charset";
    }
    entry.size = archive_entry_size_is_set(raw) ? static_cast<uint64_t>(std::max<la_int64_t>(archive_entry_size(raw), 0)) : 0;
    const char* symlink = archive_entry_symlink(raw);
    const char* hardlink = archive_entry_hardlink(raw);
    if (symlink || hardlink) {
      entry.kind = EntryKind::kLink;
      entry.note = std::string(symlink ? symlink : hardlink).substr(0, limits_.max_path);
      entry.outside = symlink ? LinkLeavesTree(entry.path, symlink) : !UnsafePath(hardlink).empty();  // a hard link's target is a member's path
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

constexpr std::array<std::string_view, 12> kEndings = {".zip",    ".tar", ".tar.gz",  ".tgz",  ".tar.zst", ".tzst",
                                                       ".tar.xz", ".txz", ".tar.bz2", ".tbz2", ".tbz",     ".tar.zstd"};

}  // namespace

bool HasArchiveName(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return lower.ends_with(ending); });
}

Result<std::unique_ptr<Tree>> OpenArchive(const ByteSource& bytes, const std::string& path, uint32_t depth, const ArchiveLimits& limits) {
  if (depth >= limits.max_depth) return MakeError(ErrorKind::kLimit, "archive-depth");
  std::array<std::byte, kSniffed> head;
  DAY_TRY_ASSIGN(const size_t got, bytes.ReadAt(0, head));
  if (SniffArchive(std::span(head).first(got)) == ArchiveShape::kNone) return std::unique_ptr<Tree>();
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
