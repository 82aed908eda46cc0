// The work of measuring datasets: what is asked for, how it is divided, doing a share of it, and showing what came of all.
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "data_actions.h"
#include "records/run/run_partial.h"

namespace day::app {

// What is asked for, checked and made.
struct DataMeters {
  std::vector<std::string> chosen;
  std::string benchmarks;  // BenchmarkSet::Save, or ""
  records::FinderSet finders;
  std::unique_ptr<records::MeterKit> kit;
};
// Of a run whose partial results say what was asked for. Errors: kInvalid names a meter or region that there is none of; of reading evaluation sets.
Result<DataMeters> MetersOf(const records::RunRequest& request);
// Error kInvalid names a condition of --fail-on that is none, or that nothing looks for.
Status CheckFailOn(const std::vector<std::string>& fail_on, const std::vector<std::string>& chosen);

// The same for everyone who is asked for the same of the same files.
struct DataPlan {
  std::vector<records::NamedPath> paths;
  std::vector<records::WorkFile> files;
  records::RunRequest request;
  std::vector<std::vector<records::WorkItem>> work;  // by shard
};
// What every run begins with, alone, as a shard or on a cluster.
struct DataStart {
  DataMeters meters;
  DataPlan plan;
  bool trouble = false;  // something that was named cannot be found, and was complained about
};
// Errors: kInvalid names a meter or region that there is none of, or a condition of --fail-on that nothing looks for; of reading evaluation sets.
Result<DataStart> StartData(const std::vector<std::string>& paths, const DataRun& run);

// Does the work of the shard `run` names, behind a progress bar; with --resume from where it was left, and keeping it. Errors: kCancelled; of the file that
// work is kept in.
Result<records::PartReport> MeasureWork(const DataPlan& plan, const DataMeters& meters, const DataRun& run, std::stop_token stop);
// Work that is done need not be kept.
void ForgetWork(const std::string& path);

// Writes the report as `run` asks, says what is wrong with files, and gives the exit code. `paths`: as the user named them, for a title. `trouble`: there was
// some before. Errors: of writing.
Result<int> ShowReport(const records::DataReport& report, const DataMeters& meters, const DataRun& run, const std::vector<std::string>& paths, bool trouble,
                       std::stop_token stop);

// "DIR/<request>-00003-of-00008.part"
std::string PartialPath(const std::string& folder, const records::RunRequest& request, uint32_t shard);
// limit: bytes of a partial result; texts that are kept for duplicates are 250 MB at most.
inline constexpr uint64_t kLargestPartial = uint64_t{4} << 30;
// Reads a partial result. Errors: of the file system, kInvalid; named.
struct ReadPartial {
  std::string bytes;
  records::OpenedPartial opened;  // of the bytes
};
Result<std::unique_ptr<ReadPartial>> ReadPartialFile(const std::string& path);

}  // namespace day::app
