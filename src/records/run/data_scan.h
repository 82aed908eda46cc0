// Meters over files: on all processors, in bounded memory.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
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
#include "records/run/work.h"

namespace day::records {

struct DataOptions {
  std::vector<std::string> fields;  // only these; all texts where empty
  unsigned threads = 1;
  CutOptions cuts;
  std::stop_token stop;
  const MeterKit* meters = nullptr;                                   // of whole texts; none where it is not there
  std::atomic<uint64_t>*bytes_read = nullptr, *files_read = nullptr;  // counted up where they are there; bytes on disk
  std::atomic<uint64_t>* bytes_kept = nullptr;                        // of those read: measured by an earlier run
};

// What is known of one file.
struct FileFacts {
  std::string path;
  Format format = Format::kText;
  std::string container;              // that its records were taken out of: "parquet", "arrow", "tar", or ""
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

// The same of a part of the files, or of parts of them. Reports of parts, merged in any order, are one and the same.
struct PartReport {
  std::map<uint32_t, FileFacts> files;  // by number
  Tally tally = Tally();
  std::optional<TextMeters> meters;

  // Of another part of the same run. Error kInvalid where a file that both have a part of is not the same one.
  Status Merge(const PartReport& other);
  DataReport Whole() &&;  // where all parts are in it
};

// How far the work on items is: all before `item` are done, and of it the blocks before a byte of the text, which begins the record.
struct WorkPosition {
  uint64_t item = 0, at = 0, record = 0;
  friend bool operator==(const WorkPosition&, const WorkPosition&) = default;
};

// Where work is kept, so that it can be taken up again. Both are called between blocks, by the thread that calls ScanWork.
struct Checkpoints {
  std::function<bool()> due;
  std::function<Status(const PartReport&, const WorkPosition&)> keep;  // an error ends the work
};

// Measures items, from `from` on, where `report` has what is before it; ends with all of them in it. With checkpoints what was done is kept also when it is
// stopped. Errors: kCancelled; kInvalid where a file is not the one that the work began with; those of checkpoints.
Status ScanWork(const FileSystem& files, const std::vector<NamedPath>& paths, std::span<const WorkItem> items, const FinderSet& finders,
                const DataOptions& options, PartReport& report, const WorkPosition& from = {}, const Checkpoints* checkpoints = nullptr);

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
