// Partial results of shards, put together.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "data_work.h"

namespace day::app {

struct MergedData {
  DataMeters meters;
  records::RunMerger merger;
};
// Files, and those of a folder whose names end in ".part". Errors: of reading them, kInvalid where they are not parts of one run.
Result<MergedData> MergePartials(const std::vector<std::string>& paths);

// The report of a run that is whole, as `run` asks for it; an exit code.
int ShowMerged(MergedData merged, DataRun run, std::stop_token stop);

}  // namespace day::app
