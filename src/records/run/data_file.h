// A file of a dataset, opened: what it is, and its blocks.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/file_system.h"
#include "records/readers/block_parser.h"
#include "records/readers/decoded_stream.h"
#include "records/readers/raw_block.h"
#include "records/tables/tar_stream.h"

namespace day::records {

class DataFile {
 public:
  // Errors: those of the file system, and of a stream that is damaged at its beginning.
  static Result<DataFile> Open(const FileSystem& files, const std::string& path, std::string_view name, const CutOptions& options);

  Compression compression() const { return compression_; }
  Format format() const { return format_; }
  // What the records were taken out of: "parquet", "arrow", "tar", or "" for files that are their own records.
  std::string_view container() const { return container_; }
  const std::vector<std::string>& left_out() const { return left_out_; }  // columns that hold no text
  uint64_t bytes_left_out() const { return tar_ ? tar_->skipped() : 0; }  // of members that hold none
  bool binary() const { return binary_; }                                 // no text: there are no blocks
  char separator() const { return separator_; }
  const std::vector<std::string>& columns() const { return *columns_; }  // of a table; stays where it is
  uint64_t size() const { return source_->size(); }                      // on disk
  uint64_t bytes_read() const { return *read_; }                         // on disk
  Result<bool> Next(RawBlock& block) { return cutter_->Next(block); }
  uint64_t bytes_given() const { return cutter_->bytes_given(); }
  uint64_t next_record() const { return cutter_->next_record(); }

 private:
  DataFile() = default;
  void TakeOutOf(std::string_view container, std::unique_ptr<ByteStream> lines, const CutOptions& options);

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<uint64_t> read_;
  std::unique_ptr<BlockCutter> cutter_;
  std::unique_ptr<std::vector<std::string>> columns_;
  Compression compression_ = Compression::kNone;
  std::string_view container_;
  std::vector<std::string> left_out_;
  const TarStream* tar_ = nullptr;  // that cutter_ reads
  Format format_ = Format::kText;
  bool binary_ = false;
  char separator_ = ',';
};

}  // namespace day::records
