#include "data_actions.h"

#include <algorithm>
#include <set>
#include <utility>

#include "command.h"
#include "data_output.h"
#include "data_work.h"
#include "interrupt.h"
#include "io/file_system.h"
#include "model_files.h"
#include "output.h"
#include "records/run/finders.h"
#include "scan/progress_bar.h"

namespace day::app {
Result<records::FinderSet> FindersOf(const DataRun& run) { return records::ChooseFinders({.only = run.only, .regions = run.regions}); }

Result<records::FileFacts> FindInFile(const records::NamedPath& file, const records::FinderSet& finders, const DataRun& run, std::stop_token stop,
                                      const std::function<Status(const records::FoundBlock&)>& take) {
  Progress progress;
  const auto status = RealFileSystem().Status(file.path);
  progress.bytes_listed = status ? status->size : 0;
  progress.listing_done = true;
  std::optional<ProgressBar> bar;
  if (run.progress) bar.emplace(progress);
  const records::DataOptions options{
      .fields = run.fields, .threads = run.threads, .cuts = {}, .stop = std::move(stop), .bytes_read = &progress.bytes_read, .files_read = nullptr};
  return records::FindInOrder(RealFileSystem(), file, finders, options, take);
}

std::vector<records::NamedPath> DataPaths(const std::vector<std::string>& paths, bool& trouble) {
  std::vector<records::NamedPath> found;
  for (const ListedFile& file : FilesBelow(paths)) {
    const auto target = RealFileSystem().Resolve(file.path);
    if (target) {
      found.push_back({file.path, *target});
    } else {
      Complain(target.error().message);
      trouble = true;
    }
  }
  // The same report in whatever order they were named; and none is counted twice, which would make copies of its records.
  std::ranges::sort(found, {}, &records::NamedPath::shown);
  std::set<std::string> seen;
  std::erase_if(found, [&](const records::NamedPath& file) { return !seen.insert(file.path).second; });
  return found;
}

int ReportData(const std::vector<std::string>& paths, const DataRun& run) {
  const Interrupt interrupt;
  if (const Status can = CheckDataOutput(run); !can) return Trouble(can.error());
  const auto start = StartData(paths, run);
  if (!start) return Trouble(start.error());
  const auto& [meters, plan, trouble] = *start;
  if (plan.paths.empty()) {
    if (!trouble) Complain("nothing to read: there is no file");
    return kTrouble;
  }
  auto part = MeasureWork(plan, meters, run, interrupt.token());
  if (!part) return Trouble(part.error());
  const records::DataReport report = std::move(*part).Whole();
  const Result<int> shown = ShowReport(report, meters, run, paths, trouble, interrupt.token());
  if (!shown) return Trouble(shown.error());
  if (!run.resume.empty()) ForgetWork(run.resume);
  return *shown;
}

}  // namespace day::app
