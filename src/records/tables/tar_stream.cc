#include "records/tables/tar_stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "records/readers/block_parser.h"
#include "records/readers/table.h"
#include "text/json.h"
#include "text/json_check.h"
#include "text/utf8.h"

namespace day::records {
namespace {

constexpr size_t kStep = size_t{256} << 10;          // bytes read or given at a time
constexpr size_t kLongestKey = 4096;                 // limit: bytes of a member's path
constexpr size_t kMostOfASample = size_t{32} << 20;  // limit: bytes of a record; what would go beyond begins another

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};

enum class Kind : uint8_t { kNone, kText, kJson, kLines, kTable };

Kind KindOf(std::string_view ending) {
  static constexpr std::array<std::string_view, 14> kTexts = {"txt", "text", "md",  "caption", "captions", "transcript", "html",
                                                              "htm", "xml",  "srt", "vtt",     "tex",      "rst",        "py"};
  const std::string last = ToLowerAscii(ending.substr(ending.rfind('.') + 1));
  if (last == "json") return Kind::kJson;
  if (last == "jsonl" || last == "ndjson") return Kind::kLines;
  if (last == "csv" || last == "tsv") return Kind::kTable;
  return std::ranges::find(kTexts, last) != kTexts.end() ? Kind::kText : Kind::kNone;
}

class Stream final : public TarStream {
 public:
  explicit Stream(std::unique_ptr<ByteStream> raw) : raw_(std::move(raw)), packed_(kStep, std::byte{0}), handle_(archive_read_new()) {
    opened_ = handle_ && archive_read_support_format_tar(handle_.get()) == ARCHIVE_OK && archive_read_support_format_gnutar(handle_.get()) == ARCHIVE_OK;
    if (!opened_) return;
    archive_read_set_callback_data(handle_.get(), this);
    archive_read_set_read_callback(handle_.get(), [](archive*, void* self, const void** buffer) { return static_cast<Stream*>(self)->Give(buffer); });
    opened_ = archive_read_open1(handle_.get()) == ARCHIVE_OK;
  }

  uint64_t members() const override { return members_; }
  uint64_t skipped() const override { return skipped_; }

  Result<size_t> Read(std::span<std::byte> out) override {
    while (at_ == text_.size()) {
      text_.clear();
      at_ = 0;
      if (ended_) {
        if (trouble_) return *std::exchange(trouble_, std::nullopt);
        return size_t{0};
      }
      if (in_lines_) MoreLines();
      else NextMember();
    }
    return GiveFrom(text_, at_, out);
  }

 private:
  la_ssize_t Give(const void** buffer) {
    const Result<size_t> got = raw_->Read(packed_);
    if (!got) {
      trouble_ = got.error();
      return -1;
    }
    *buffer = packed_.data();
    return static_cast<la_ssize_t>(*got);
  }

  void End(std::string_view why) {
    ended_ = true;
    EndSample();
    if (!trouble_ && !why.empty()) trouble_ = MakeError(ErrorKind::kInvalid, fmt::format("the archive is damaged or ends early: {}", why));
  }
  std::string_view Why() const {
    const char* text = archive_error_string(handle_.get());
    return text ? text : "it breaks off";
  }

  void NextMember() {
    archive_entry* entry = nullptr;
    const int outcome = opened_ ? archive_read_next_header(handle_.get(), &entry) : ARCHIVE_FATAL;
    if (outcome == ARCHIVE_EOF || outcome >= ARCHIVE_WARN) skipped_ += passing_;  // only now it is known to have been there
    passing_ = 0;
    if (outcome == ARCHIVE_EOF) return End(damage_);
    if (outcome == ARCHIVE_RETRY && ++retries_ < 100) {  // goes on behind a header that is none
      damage_ = Why();
      return;
    }
    if (outcome < ARCHIVE_WARN) return End(opened_ ? Why() : "it cannot be opened");
    if (archive_entry_filetype(entry) != AE_IFREG) return;
    ++members_;
    const char* name = archive_entry_pathname(entry);
    const std::string path = ToValidUtf8(FirstBytes(name ? name : "", kLongestKey));
    const la_int64_t stated = archive_entry_size(entry);
    const uint64_t size = stated > 0 ? static_cast<uint64_t>(stated) : 0;
    const size_t slash = path.rfind('/'), dot = path.find('.', slash == path.npos ? 0 : slash + 1);
    const std::string key = path.substr(0, dot), ending = dot == path.npos ? "" : path.substr(dot + 1);
    const Kind kind = archive_entry_hardlink(entry) ? Kind::kNone : KindOf(ending);
    if (kind == Kind::kLines) {
      EndSample();
      in_lines_ = true;
      last_ = '\n';
      return;
    }
    if (kind == Kind::kNone || size > kLongestMember) {
      passing_ = size;
      return;
    }
    std::string bytes;
    const bool whole = ReadMember(size, bytes);
    if (kind == Kind::kTable) AddRows(path, ending, bytes);
    else AddMember(key, ending, kind, bytes);
    if (!whole) End(Why());
  }

  bool ReadMember(uint64_t size, std::string& bytes) {
    size_t filled = 0;
    for (;;) {
      bytes.resize(std::min<size_t>(filled + kStep, static_cast<size_t>(size)));
      if (filled == bytes.size()) return true;
      const la_ssize_t got = archive_read_data(handle_.get(), bytes.data() + filled, bytes.size() - filled);
      if (got == ARCHIVE_RETRY && ++retries_ < 100) continue;
      if (got <= 0) {
        bytes.resize(filled);
        return got == 0;
      }
      filled += static_cast<size_t>(got);
    }
  }

  // The next stretch of a member whose lines are records.
  void MoreLines() {
    std::string bytes(kStep, '\0');
    const la_ssize_t got = archive_read_data(handle_.get(), bytes.data(), bytes.size());
    if (got == ARCHIVE_RETRY && ++retries_ < 100) return;
    if (got > 0) {
      text_.assign(bytes, 0, static_cast<size_t>(got));
      last_ = text_.back();
      return;
    }
    in_lines_ = false;
    if (last_ != '\n') text_ = "\n";
    if (got < 0) End(Why());
  }

  void AddMember(const std::string& key, const std::string& ending, Kind kind, std::string_view bytes) {
    if (!sample_.empty() && (key != key_ || sample_.size() + bytes.size() > kMostOfASample)) EndSample();
    if (sample_.empty()) {
      sample_ = "{\"__key__\":";
      AppendJsonString(sample_, key);
      key_ = key;
    }
    sample_ += ',';
    AppendJsonString(sample_, ending);
    sample_ += ':';
    if (kind == Kind::kJson && CheckJson(bytes).valid) {
      // A line break between the values of a document is a blank to it.
      const size_t from = sample_.size();
      sample_ += bytes;
      std::replace_if(sample_.begin() + static_cast<std::ptrdiff_t>(from), sample_.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    } else {
      AppendJsonString(sample_, bytes);
    }
  }

  void EndSample() {
    if (sample_.empty()) return;
    text_ += sample_;
    text_ += "}\n";
    sample_.clear();
  }

  // The rows of a table, named by its first.
  void AddRows(const std::string& path, const std::string& ending, std::string_view bytes) {
    EndSample();
    const char separator = SeparatorOf(ending, bytes.substr(0, 16384));
    const std::vector<std::string> columns = ColumnsOf(bytes, separator);
    bool first = true;
    for (size_t at = 0; at < bytes.size(); first = false) {
      std::string row = "{\"__key__\":";
      AppendJsonString(row, path);
      bool any = false;
      for (size_t column = 0; column < 100'000; ++column) {  // limit: columns that are told apart
        const Cell cell = NextCell(bytes, at, separator);
        if (!cell.raw.empty()) {
          any = true;
          row += ',';
          AppendJsonString(row, column < columns.size() ? columns[column] : std::to_string(column + 1));
          row += ':';
          AppendJsonString(row, cell.quoted ? ReplaceAll(std::string(cell.raw.substr(1, cell.raw.size() - 2)), "\"\"", "\"") : std::string(cell.raw));
        }
        if (at >= bytes.size() || bytes[at] != separator) break;
        ++at;
      }
      if (at < bytes.size() && bytes[at] == '\n') ++at;
      if (any && !(first && !columns.empty())) ((text_ += row) += '}') += '\n';
    }
  }

  std::unique_ptr<ByteStream> raw_;
  std::vector<std::byte> packed_;
  std::unique_ptr<archive, FreeArchive> handle_;
  bool opened_ = false, ended_ = false, in_lines_ = false;
  char last_ = '\n';
  int retries_ = 0;
  uint64_t members_ = 0, skipped_ = 0, passing_ = 0;  // passing_: bytes of the member that is being left out
  std::string damage_;                                // that was passed over
  std::string text_, sample_, key_;                   // to be given; the record that members still join; its key
  size_t at_ = 0;
  std::optional<Error> trouble_;
};

}  // namespace

bool IsTar(std::string_view head) {
  return head.size() >= kTarHead && (head.substr(257, 6) == std::string_view("ustar\0", 6) || head.substr(257, 6) == "ustar ");
}

std::unique_ptr<TarStream> TarStream::Open(std::unique_ptr<ByteStream> raw) { return std::make_unique<Stream>(std::move(raw)); }

}  // namespace day::records
