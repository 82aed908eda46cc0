// `daylight data PATH… --shard I/N --partials DIR`: a share of the work, as a file that others are merged with.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "command.h"
#include "data_work.h"
#include "interrupt.h"
#include "output.h"

namespace day::app {
namespace {

// Is the shard's partial result there, whole and of this very request?
bool IsThere(const std::string& path, const DataPlan& plan, uint32_t shard) {
  if (::access(path.c_str(), F_OK) != 0) return false;
  const auto read = ReadPartialFile(path);
  if (!read) {
    Complain(read.error().message + "; it is made anew");
    return false;
  }
  const records::RunPartial& partial = (*read)->opened.partial;
  return partial.request == plan.request && partial.shards == std::vector{shard} && !partial.until;
}

}  // namespace

int MeasureShard(const std::vector<std::string>& paths, const DataRun& run) {
  const Interrupt interrupt;
  const auto start = StartData(paths, run);
  if (!start) return Trouble(start.error());
  const auto& [meters, plan, trouble] = *start;
  // Another machine may see what this one does not: a share of less is no share of the same.
  if (trouble) {
    Complain("nothing was measured: a shard needs all that was named");
    return kTrouble;
  }
  if (const Status made = MakeFolder(run.partials); !made) return Trouble(made.error());
  const std::string path = PartialPath(run.partials, plan.request, run.shard);
  if (IsThere(path, plan, run.shard)) {
    Complain(fmt::format("shard {} of {} is already there", run.shard, run.shards));
  } else {
    const auto report = MeasureWork(plan, meters, run, interrupt.token());
    if (!report) return Trouble(report.error());
    // What is wrong with a file is part of the result, as it is with one machine: who merges says it, and ends with it.
    for (const auto& [number, file] : report->files)
      if (!file.trouble.empty()) Complain(file.trouble);
    const Status written = WriteOutput(path, records::SaveRunPartial({.request = plan.request, .shards = {run.shard}}, *report), true);
    if (!written) return Trouble(written.error());
  }
  if (!run.resume.empty()) ForgetWork(run.resume);
  const Status said = WriteOutput("-", path + "\n");
  return said ? kOk : Trouble(said.error());
}

}  // namespace day::app
