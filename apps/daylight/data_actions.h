// `daylight data PATH…`, `daylight data spans FILE` and `daylight data redact FILE`.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "profile/profile.h"
#include "records/measure/finder_set.h"
#include "records/run/data_scan.h"
#include "report/terminal_text.h"

namespace day::app {

struct DataRun {
  std::string format;                // text, json, html, parquet; of spans jsonl
  std::vector<std::string> only;     // ids of meters
  std::vector<std::string> regions;  // of telephone numbers
  std::vector<std::string> fields;
  std::vector<std::string> fail_on;
  std::vector<std::string> against;  // files of evaluation sets
  std::string output;                // a file, or "-"
  bool show_values = false;
  bool progress = true;
  unsigned threads = 1;
  std::string resume;                     // a file that work is kept in while it is not done, or ""
  std::chrono::seconds resume_every{30};  // how often, about
  uint32_t shard = 0, shards = 1;         // which part of the work, of how many
  std::string partials;                   // a folder for partial results
  std::vector<std::string> slurm;         // what else sbatch is told
};

// The finders that spans and redactions are asked for. Error kInvalid names a finder or region that there is none of.
Result<records::FinderSet> FindersOf(const DataRun& run);

// Reads one file behind a progress bar: see records::FindInOrder.
Result<records::FileFacts> FindInFile(const records::NamedPath& file, const records::FinderSet& finders, const DataRun& run, std::stop_token stop,
                                      const std::function<Status(const records::FoundBlock&)>& take);

// Exit codes; what is said goes to standard output or the output file.
int ReportData(const std::vector<std::string>& paths, const DataRun& run);
int MeasureShard(const std::vector<std::string>& paths, const DataRun& run);
int MergeData(const std::vector<std::string>& paths, const DataRun& run);
int MeasureOnSlurm(const std::vector<std::string>& paths, const DataRun& run);
int SpansOfData(const std::string& path, const DataRun& run);
int RedactData(const std::string& path, const DataRun& run);

// The report as JSON, and for people. `claims`: what is stated of the data, held against it (data_claims.h).
std::string DataJson(const records::DataReport& report, const records::FinderSet& finders, const DataRun& run, const std::vector<DataClaim>& claims);
std::string DataText(const records::DataReport& report, const records::FinderSet& finders, const DataRun& run, const std::vector<DataClaim>& claims,
                     const TerminalText& text);

// Files below what was named, to be opened. What cannot be found is complained about and left out.
std::vector<records::NamedPath> DataPaths(const std::vector<std::string>& paths, bool& trouble);

}  // namespace day::app
