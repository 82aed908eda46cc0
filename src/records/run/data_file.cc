#include "records/run/data_file.h"

#include <algorithm>
#include <array>

#include "formats/arrow/arrow.h"
#include "records/tables/arrow_stream.h"
#include "records/tables/container.h"
#include "records/tables/parquet_stream.h"

namespace day::records {
namespace {

constexpr size_t kHead = 16384;  // bytes that tell the format, and the names of a table's columns

// A stream of which the first bytes were read already.
class PrefixedStream final : public ByteStream {
 public:
  PrefixedStream(std::string head, std::unique_ptr<ByteStream> rest) : head_(std::move(head)), rest_(std::move(rest)) {}
  Result<size_t> Read(std::span<std::byte> out) override {
    if (at_ == head_.size()) return rest_->Read(out);
    return GiveFrom(head_, at_, out);
  }

 private:
  std::string head_;
  size_t at_ = 0;
  std::unique_ptr<ByteStream> rest_;
};

// Up to `count` bytes; what goes wrong behind the first ones is said again when they are read.
Result<std::string> ReadHead(ByteStream& stream, size_t count) {
  std::string head(count, '\0');
  size_t filled = 0;
  while (filled < count) {
    const Result<size_t> got = stream.Read(std::as_writable_bytes(std::span(head).subspan(filled)));
    if (!got && filled == 0) return got.error();
    if (!got || *got == 0) break;
    filled += *got;
  }
  head.resize(filled);
  return head;
}

// Of a file of Arrow; "" where there is none, or it cannot be read.
std::string ArrowFooterOf(const ByteSource& source) {
  std::array<char, arrow::kTail> tail{};
  if (source.size() < tail.size()) return "";
  const uint64_t end = source.size() - tail.size();
  const auto got = source.ReadAt(end, std::as_writable_bytes(std::span(tail)));
  const uint64_t size = got && *got == tail.size() ? arrow::FooterSize({tail.data(), tail.size()}) : 0;
  if (size > std::min(end, kLongestArrowMetadata)) return "";
  std::string footer(static_cast<size_t>(size), '\0');
  const auto read = source.ReadAt(end - size, std::as_writable_bytes(std::span(footer)));
  return read && *read == size ? footer : "";
}

}  // namespace

void DataFile::TakeOutOf(std::string_view container, std::unique_ptr<ByteStream> lines, const CutOptions& options) {
  container_ = container;
  format_ = Format::kJsonLines;
  cutter_ = std::make_unique<BlockCutter>(std::move(lines), format_, separator_, options);
}

Result<DataFile> DataFile::Open(const FileSystem& files, const std::string& path, std::string_view name, const CutOptions& options) {
  DataFile file;
  DAY_TRY_ASSIGN(file.source_, files.Open(path));
  file.read_ = std::make_unique<uint64_t>(0);
  file.columns_ = std::make_unique<std::vector<std::string>>();
  std::array<std::byte, kCompressionHead> first{};
  DAY_TRY_ASSIGN(const size_t got, file.source_->ReadAt(0, first));
  file.compression_ = CompressionOf({reinterpret_cast<const char*>(first.data()), got});
  if (IsParquet({reinterpret_cast<const char*>(first.data()), got})) {
    auto table = ParquetStream::Open(path);
    if (!table) return MakeError(table.error().kind, std::string(name) + ": " + table.error().message);
    file.left_out_ = (*table)->left_out();
    file.TakeOutOf("parquet", std::move(*table), options);
    return file;
  }
  auto stream = ToUtf8(Decode(std::make_unique<SourceStream>(*file.source_, file.read_.get()), file.compression_));
  DAY_TRY_ASSIGN(const std::string head, ReadHead(*stream, kHead));
  stream = std::make_unique<PrefixedStream>(head, std::move(stream));
  if (ContainerOf(head) == "tar") {
    auto members = TarStream::Open(std::move(stream));
    file.tar_ = members.get();
    file.TakeOutOf("tar", std::move(members), options);
    return file;
  }
  if (ContainerOf(head) == "arrow") {
    const std::string footer = file.compression_ == Compression::kNone ? ArrowFooterOf(*file.source_) : "";
    auto table = ArrowStream::Open(std::move(stream), footer);
    if (!table) return MakeError(table.error().kind, std::string(name) + ": " + table.error().message);
    file.left_out_ = (*table)->left_out();
    file.TakeOutOf("arrow", std::move(*table), options);
    return file;
  }
  file.binary_ = IsBinary(head);
  file.format_ = FormatOf(name, head);
  if (file.format_ == Format::kCsv) {
    file.separator_ = SeparatorOf(name, head);
    *file.columns_ = ColumnsOf(head, file.separator_);
  }
  file.cutter_ = std::make_unique<BlockCutter>(std::move(stream), file.format_, file.separator_, options);
  return file;
}

}  // namespace day::records
