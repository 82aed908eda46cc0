#include "data_merge.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "command.h"
#include "data_claims.h"
#include "data_output.h"
#include "input.h"
#include "interrupt.h"
#include "io/file_system.h"
#include "output.h"

namespace day::app {
namespace {

Result<std::vector<std::string>> PartialsBelow(const std::vector<std::string>& paths) {
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    if (!IsFolder(path)) {
      found.push_back(path);
      continue;
    }
    DAY_TRY_ASSIGN(const std::string folder, RealFileSystem().Resolve(path));
    DAY_TRY_ASSIGN(const std::vector<DirectoryEntry> entries, RealFileSystem().List(folder));
    const size_t before = found.size();
    for (const DirectoryEntry& entry : entries)
      if (entry.name.ends_with(".part")) found.push_back(path + (path.ends_with('/') ? "" : "/") + entry.name);
    if (found.size() == before) return MakeError(ErrorKind::kInvalid, path + ": holds no partial results (files that end in .part)");
  }
  return found;
}

}  // namespace

Result<MergedData> MergePartials(const std::vector<std::string>& paths) {
  DAY_TRY_ASSIGN(const std::vector<std::string> files, PartialsBelow(paths));
  std::optional<DataMeters> meters;
  records::RunMerger merger;
  for (const std::string& file : files) {
    DAY_TRY_ASSIGN(const std::unique_ptr<ReadPartial> read, ReadPartialFile(file));
    if (!meters) {
      auto made = MetersOf(read->opened.partial.request);
      if (!made) return MakeError(made.error().kind, fmt::format("{}: {}", file, made.error().message));
      meters.emplace(std::move(*made));
    }
    DAY_TRY(merger.Add(file, read->opened, meters->finders.kinds().size(), meters->kit.get()));
  }
  if (!meters) return MakeError(ErrorKind::kInvalid, "there is no partial result");
  return MergedData{std::move(*meters), std::move(merger)};
}

int ShowMerged(MergedData merged, DataRun run, std::stop_token stop) {
  // What a report depends on is what was asked for then.
  const records::RunRequest& request = merged.merger.request();
  run.only = request.meters;
  run.regions = request.regions;
  run.fields = request.fields;
  run.show_values = request.values;
  const auto report = std::move(merged.merger).Finish();
  if (!report) return Trouble(report.error());
  const Result<int> shown = ShowReport(*report, merged.meters, run, {FolderOf(*report)}, false, std::move(stop));
  return shown ? *shown : Trouble(shown.error());
}

int MergeData(const std::vector<std::string>& paths, const DataRun& run) {
  const Interrupt interrupt;
  if (const Status can = CheckDataOutput(run); !can) return Trouble(can.error());
  auto merged = MergePartials(paths);
  if (!merged) return Trouble(merged.error());
  if (const Status known = CheckFailOn(run.fail_on, merged->meters.chosen); !known) return Trouble(known.error());
  if (run.format != "partial") return ShowMerged(std::move(*merged), run, interrupt.token());
  const Status written = WriteOutput(run.output, merged->merger.Save(), true);
  return written ? kOk : Trouble(written.error());
}

}  // namespace day::app
