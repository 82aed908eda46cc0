// Builds archives in memory, for tests.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <string>
#include <string_view>

namespace day {

class ArchiveBuilder {
 public:
  // `format`: "zip", "pax", "gnutar", "ustar" or "raw" (one file, compressed); `filter`: "", "gzip", "zstd", "xz" or "bzip2".
  explicit ArchiveBuilder(const char* format, const std::string& filter = "") : handle_(archive_write_new()) {
    archive_write_set_format_by_name(handle_, format);
    if (!filter.empty()) archive_write_add_filter_by_name(handle_, filter.c_str());
    archive_write_set_bytes_in_last_block(handle_, 1);
    archive_write_open(handle_, this, nullptr, Write, nullptr);
  }
  ~ArchiveBuilder() {
    archive_write_free(handle_);
    ::freelocale(utf8_);
  }
  ArchiveBuilder(const ArchiveBuilder&) = delete;
  ArchiveBuilder& operator=(const ArchiveBuilder&) = delete;

  ArchiveBuilder& Add(const std::string& path, std::string_view bytes) {
    archive_entry* entry = New(path, AE_IFREG);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    Header(entry);
    archive_write_data(handle_, bytes.data(), bytes.size());
    return *this;
  }
  ArchiveBuilder& AddLink(const std::string& path, const std::string& target) {
    archive_entry* entry = New(path, AE_IFLNK);
    archive_entry_set_symlink(entry, target.c_str());
    return Header(entry);
  }
  ArchiveBuilder& AddHardLink(const std::string& path, const std::string& target) {
    archive_entry* entry = New(path, AE_IFREG);
    archive_entry_set_hardlink(entry, target.c_str());
    return Header(entry);
  }
  ArchiveBuilder& AddSpecial(const std::string& path, unsigned type) { return Header(New(path, type)); }

  // The archive's bytes. The last call.
  std::string Finish() {
    archive_write_close(handle_);
    return std::move(bytes_);
  }

 private:
  static la_ssize_t Write(archive*, void* self, const void* bytes, size_t size) {
    static_cast<ArchiveBuilder*>(self)->bytes_.append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
  }
  static archive_entry* New(const std::string& path, unsigned type) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, path.c_str());
    archive_entry_set_filetype(entry, type);
    archive_entry_set_perm(entry, 0644);
    return entry;
  }
  ArchiveBuilder& Header(archive_entry* entry) {
    const locale_t before = ::uselocale(utf8_);  // zip marks names as UTF-8 where the locale is
    archive_write_header(handle_, entry);
    ::uselocale(before);
    archive_entry_free(entry);
    return *this;
  }

  archive* handle_;
  locale_t utf8_ = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  std::string bytes_;
};

// One call for the common case: files by path and content.
inline std::string ArchiveOf(const char* format, const std::string& filter, std::initializer_list<std::pair<std::string, std::string_view>> files) {
  ArchiveBuilder builder(format, filter);
  for (const auto& [path, bytes] : files) builder.Add(path, bytes);
  return builder.Finish();
}

}  // namespace day
