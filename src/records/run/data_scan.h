// Meters over files: on all processors, in bounded memory.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "io/file_system.h"
#include "records/measure/finder_set.h"
#include "records/measure/tally.h"
#include "records/readers/block_parser.h"
#include "records/run/data_file.h"
#include "records/run/text_meters.h"

namespace day::records {

struct DataOptions {
  std::vector<std::string> fields;  // only these; all texts where empty
  unsigned threads = 1;
  CutOptions cuts;
  std::stop_token stop;
  const MeterKit* meters = nullptr;                                   // of whole texts; none where it is not there
  std::atomic<uint64_t>*bytes_read = nullptr, *files_read = nullptr;  // counted up where they are there; bytes on disk
};

// What is known of one file.
struct FileFacts {
  std::string path;
  Format format = Format::kText;
  std::string container;              // that its records were taken out of: "parquet", "tar", or ""
  std::vector<std::string> left_out;  // columns of it that hold no text, by name
  Compression compression = Compression::kNone;
  uint64_t size = 0;        // bytes on disk
  uint64_t bytes_read = 0;  // after decompression, as UTF-8; of a container, of its records as JSON Lines, and of members that hold no text
  bool binary = false;      // not scanned: no text
  ReadCounts counts;
  std::string trouble;  // why it was not read to its end, or ""
};

struct DataReport {
  std::vector<FileFacts> files;  // in the order given
  Tally tally;
  std::optional<TextMeters> meters;  // as asked for; places have numbers of `files`
};

struct NamedPath {
  std::string shown, path;  // as the user wrote it, and to open
};

// Error kCancelled where it was stopped. What is wrong with one file is said in its facts.
Result<DataReport> ScanData(const FileSystem& files, const std::vector<NamedPath>& paths, const FinderSet& finders, const DataOptions& options);

// One block with what was found in it, in the order of the file.
struct FoundBlock {
  RawBlock raw;
  TextBlock block;
  std::vector<Span> spans;
  std::vector<BlockParser::RawPlace> places;
  uint64_t next_record = 0;  // of the block behind it
  std::string text;          // that the block's units lie in
  std::vector<std::string> fields;
};

// Reads one file and hands on what was found, block after block. Errors: of opening, of reading, of `take`, kCancelled.
Result<FileFacts> FindInOrder(const FileSystem& files, const NamedPath& path, const FinderSet& finders, const DataOptions& options,
                              const std::function<Status(const FoundBlock&)>& take);

}  // namespace day::records
