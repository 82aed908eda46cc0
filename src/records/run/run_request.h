// What was asked of a run: all that its result depends on but the bytes of the files. Partial results of two requests that differ are never merged.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "bytes/cursor.h"
#include "records/run/data_scan.h"
#include "records/run/work.h"
#include "records/words/partial.h"

namespace day::records {

struct RunRequest {
  std::string version;  // of the program
  std::vector<std::string> meters, regions, fields;
  bool values = false;     // examples as they stand in the data
  std::string benchmarks;  // BenchmarkSet::Save of what the data are held against, or ""
  uint32_t files = 0, shards = 1;
  uint64_t bytes = 0;      // of all files, on disk
  std::string files_hash;  // of names and sizes, and of which may be cut: 64 digits
  friend bool operator==(const RunRequest&, const RunRequest&) = default;
};

// 64 digits, the same for all files that are listed alike.
std::string HashOfFiles(std::span<const NamedPath> paths, std::span<const WorkFile> files);

// 16 digits that stand for the request, in names of files.
std::string NameOf(const RunRequest& request);

// What is different, for people: "meters: pii, and here pii, secrets". "" where nothing is.
std::string DifferenceOf(const RunRequest& first, const RunRequest& here);

void PutRequest(const RunRequest& request, PartialWriter& out);
// False, with the cursor failed, for what is none.
bool ReadRequest(Cursor& in, RunRequest& request);

}  // namespace day::records
