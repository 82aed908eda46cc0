#include "data_actions.h"

#include <fmt/format.h>

#include <algorithm>

#include "command.h"
#include "interrupt.h"
#include "io/file_system.h"
#include "model_files.h"
#include "output.h"
#include "records/run/finders.h"
#include "scan/progress_bar.h"

namespace day::app {
namespace {

bool FoundAny(const records::DataReport& report, const records::FinderSet& finders, const std::string& meter) {
  for (uint16_t kind = 0; kind < report.tally.kinds.size(); ++kind) {
    const auto& counts = report.tally.kinds[kind].counts;
    if (finders.finders()[finders.finder_of(kind)]->id() == meter &&
        counts[static_cast<size_t>(records::Validity::kValid)] + counts[static_cast<size_t>(records::Validity::kPlausible)] > 0)
      return true;
  }
  return false;
}

}  // namespace

Result<records::FinderSet> FindersOf(const DataRun& run) {
  for (const std::string& meter : run.fail_on)
    if (!records::IsFinderId(meter)) return MakeError(ErrorKind::kInvalid, fmt::format("--fail-on takes {}, not '{}'", records::kFinderIds, meter));
  return records::ChooseFinders({.only = run.only, .regions = run.regions});
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
  return found;
}

int ReportData(const std::vector<std::string>& paths, const DataRun& run) {
  const Interrupt interrupt;
  const auto finders = FindersOf(run);
  if (!finders) return Trouble(finders.error());
  bool trouble = false;
  const std::vector<records::NamedPath> files = DataPaths(paths, trouble);
  Progress progress;
  for (const records::NamedPath& file : files) {
    const auto status = RealFileSystem().Status(file.path);
    ++progress.files_listed;
    progress.bytes_listed += status ? status->size : 0;
  }
  progress.listing_done = true;
  std::optional<ProgressBar> bar;
  if (run.progress) bar.emplace(progress);
  const records::DataOptions options{.fields = run.fields,
                                     .threads = run.threads,
                                     .cuts = {},
                                     .stop = interrupt.token(),
                                     .bytes_read = &progress.bytes_read,
                                     .files_read = &progress.files_read};
  const auto report = records::ScanData(RealFileSystem(), files, *finders, options);
  bar.reset();
  if (!report) return Trouble(report.error());
  for (const records::FileFacts& file : report->files) {
    if (file.trouble.empty()) continue;
    Complain(file.trouble);
    trouble = true;
  }
  if (files.empty()) {
    if (!trouble) Complain("nothing to read: there is no file");
    return kTrouble;
  }
  const Screen screen = LookAtScreen("auto");
  std::string bytes;
  if (run.format == "json") {
    bytes = DataJson(*report, *finders, run) + "\n";
  } else {
    const bool to_screen = run.output.empty() || run.output == "-";
    const TerminalText text({.width = screen.width, .color = to_screen && screen.color, .unicode = screen.unicode});
    bytes = text.Finished(DataText(*report, *finders, run, text));
  }
  if (const Status written = WriteOutput(run.output, bytes); !written) return Trouble(written.error());
  if (trouble) return kTrouble;
  for (const std::string& meter : run.fail_on) {
    if (!FoundAny(*report, *finders, meter)) continue;
    Complain(fmt::format("{} found", meter == "pii" ? "personal data was" : "secrets were"));
    return kFailed;
  }
  return kOk;
}

}  // namespace day::app
