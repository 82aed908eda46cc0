#include "records/tables/parquet_stream.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "database/database.h"
#include "text/json.h"

namespace day::records {
namespace {

// An open file, by a name that no sign in its path can make a pattern of.
class OpenedFile {
 public:
  explicit OpenedFile(const std::string& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  // A file in memory of these two stretches, with nothing between them.
  OpenedFile(std::string_view first, std::string_view last, uint64_t size) : fd_(::memfd_create("records", MFD_CLOEXEC)) {
    const bool made = fd_ >= 0 && ::ftruncate(fd_, static_cast<off_t>(size)) == 0 && Put(first, 0) && Put(last, size - last.size());
    if (!made && fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  OpenedFile(OpenedFile&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  OpenedFile& operator=(OpenedFile&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~OpenedFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  bool ok() const { return fd_ >= 0; }
  std::string name() const { return fmt::format("/proc/self/fd/{}", fd_); }

 private:
  bool Put(std::string_view bytes, uint64_t at) const {
    while (!bytes.empty()) {
      const ssize_t put = ::pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(at));
      if (put <= 0) return false;
      at += static_cast<uint64_t>(put);
      bytes.remove_prefix(static_cast<size_t>(put));
    }
    return true;
  }

  int fd_;
};

// In the words of the database, without the name that the file has there.
Error Trouble(const Error& error, const std::string& name) {
  std::string message = error.message;
  for (const std::string& part : {" '" + name + "'", " \"" + name + "\"", name})
    for (size_t at = message.find(part); at != message.npos; at = message.find(part)) message.erase(at, part.size());
  return MakeError(error.kind, fmt::format("cannot be read as Parquet: {}", message));
}

class Stream final : public ParquetStream {
 public:
  explicit Stream(OpenedFile file) : file_(std::move(file)) {}

  // `most`: bytes at the file's beginning that its rows may lie in.
  Status Begin(uint64_t most) {
    DAY_TRY_ASSIGN(Database database,
                   Database::Open("", {.threads = 1, .memory = most == UINT64_MAX ? kParquetMemory : kParquetMemory / 4, .files = {file_.name()}}));
    database_.emplace(std::move(database));
    DAY_TRY_ASSIGN(Connection connection, database_->Connect());
    connection_.emplace(std::move(connection));
    const std::string from = fmt::format(" FROM read_parquet({})", SqlString(file_.name()));
    auto all = connection_->Query("SELECT *" + from + " LIMIT 0");
    if (!all) return Trouble(all.error(), file_.name());
    uint64_t rows_here = 0;
    if (most != UINT64_MAX) {
      const auto counted = LeadingRows(most);
      if (!counted) return Trouble(counted.error(), file_.name());
      rows_here = *counted;
    }
    std::string wanted;
    for (size_t i = 0; i < all->columns(); ++i) {
      (all->HoldsText(i) ? columns_ : left_out_).push_back(all->name(i));
      if (!all->HoldsText(i)) continue;
      wanted += (wanted.empty() ? "SELECT " : ", ") + SqlName(all->name(i));
      AppendJsonString(names_.emplace_back(), all->name(i));
    }
    if (wanted.empty()) return {};
    auto rows = connection_->Query(wanted + from + (whole_ ? "" : fmt::format(" LIMIT {}", rows_here)));
    if (!rows) return Trouble(rows.error(), file_.name());
    rows_.emplace(std::move(*rows));
    return {};
  }

  const std::vector<std::string>& columns() const override { return columns_; }
  const std::vector<std::string>& left_out() const override { return left_out_; }

  Result<size_t> Read(std::span<std::byte> out) override {
    while (at_ == text_.size()) {
      if (!rows_) return size_t{0};
      if (row_ == rows_->size()) {
        const Result<bool> more = rows_->Next();
        if (!more) {
          const Error error = Trouble(more.error(), file_.name());
          rows_.reset();
          return error;
        }
        if (!*more) rows_.reset();
        row_ = 0;
        continue;
      }
      Fill();
    }
    return GiveFrom(text_, at_, out);
  }

  bool whole() const override { return whole_; }

 private:
  // Rows of the row groups at the front that end within `most` bytes; clears whole_ where those are not all.
  Result<uint64_t> LeadingRows(uint64_t most) {
    DAY_TRY_ASSIGN(Rows groups, connection_->Query(fmt::format("SELECT row_group_id::BIGINT, any_value(row_group_num_rows)::BIGINT, "
                                                               "max(coalesce(dictionary_page_offset, data_page_offset) + total_compressed_size)::BIGINT, "
                                                               "max(data_page_offset + total_compressed_size)::BIGINT, min(total_compressed_size)::BIGINT "
                                                               "FROM parquet_metadata({}) GROUP BY row_group_id ORDER BY row_group_id",
                                                               SqlString(file_.name()))));
    uint64_t count = 0;
    bool leading = true;
    DAY_TRY(ForEachRow(groups, [&](size_t row) {
      const int64_t rows = groups.Integer(1, row), end = std::max(groups.Integer(2, row), groups.Integer(3, row));
      leading = leading && rows >= 0 && groups.Integer(4, row) >= 0 && end >= 0 && static_cast<uint64_t>(end) <= most;
      if (leading) count += static_cast<uint64_t>(rows);
      else whole_ = false;
    }));
    return count;
  }

  // Some rows, as many as a stretch of text takes.
  void Fill() {
    constexpr size_t kStretch = size_t{256} << 10;
    text_.clear();
    at_ = 0;
    for (; row_ < rows_->size() && text_.size() < kStretch; ++row_) {
      text_ += '{';
      for (size_t i = 0; i < names_.size(); ++i) {
        if (i > 0) text_ += ',';
        (text_ += names_[i]) += ':';
        rows_->AppendTexts(i, row_, text_);
      }
      text_ += "}\n";
    }
  }

  OpenedFile file_;
  std::optional<Database> database_;
  std::optional<Connection> connection_;
  std::optional<Rows> rows_;
  std::vector<std::string> columns_, left_out_, names_;  // names_: of columns_, as JSON
  size_t row_ = 0, at_ = 0;
  std::string text_;
  bool whole_ = true;
};

}  // namespace

bool IsParquet(std::string_view head) { return head.starts_with("PAR1"); }

Result<std::unique_ptr<ParquetStream>> ParquetStream::Open(const std::string& path) {
  OpenedFile file(path);
  if (!file.ok()) return MakeError(ErrorKind::kIo, std::strerror(errno));
  auto stream = std::make_unique<Stream>(std::move(file));
  DAY_TRY(stream->Begin(UINT64_MAX));
  return std::unique_ptr<ParquetStream>(std::move(stream));
}

Result<std::unique_ptr<ParquetStream>> ParquetStream::OpenParts(std::string_view first, std::string_view last, uint64_t size) {
  if (first.size() > size || last.size() > size) return MakeError(ErrorKind::kInvalid, "there is more of the file than all of it");
  OpenedFile file(first, last, size);
  if (!file.ok()) return MakeError(ErrorKind::kLimit, "there is no memory to put it together in");
  auto stream = std::make_unique<Stream>(std::move(file));
  DAY_TRY(stream->Begin(first.size() == size ? UINT64_MAX : first.size()));
  return std::unique_ptr<ParquetStream>(std::move(stream));
}

}  // namespace day::records
