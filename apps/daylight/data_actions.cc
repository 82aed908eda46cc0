#include "data_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "command.h"
#include "data_claims.h"
#include "data_meters.h"
#include "data_output.h"
#include "interrupt.h"
#include "io/file_system.h"
#include "model_files.h"
#include "output.h"
#include "records/run/finders.h"
#include "scan/progress_bar.h"

namespace day::app {
namespace {

constexpr std::string_view kClaims = "claims";  // of --fail-on: what is stated and counted otherwise

bool FoundAny(const records::DataReport& report, const records::FinderSet& finders, const std::string& meter) {
  if (meter == "contamination") return ContaminatedItems(report) > 0;
  for (uint16_t kind = 0; kind < report.tally.kinds.size(); ++kind) {
    const auto& counts = report.tally.kinds[kind].counts;
    if (finders.finders()[finders.finder_of(kind)]->id() == meter &&
        counts[static_cast<size_t>(records::Validity::kValid)] + counts[static_cast<size_t>(records::Validity::kPlausible)] > 0)
      return true;
  }
  return false;
}

// What is asked for, checked and made.
struct Meters {
  records::FinderSet finders;
  std::unique_ptr<records::MeterKit> kit;
};

Result<Meters> MetersOf(const DataRun& run) {
  DAY_TRY_ASSIGN(const std::vector<std::string> chosen, ChosenMeters(run.only, !run.against.empty()));
  for (const std::string& meter : run.fail_on) {
    if (meter == kClaims) continue;
    if (!records::IsFinderId(meter) && meter != "contamination")
      return MakeError(ErrorKind::kInvalid, fmt::format("--fail-on takes {}, contamination, claims, not '{}'", records::kFinderIds, meter));
    if (std::ranges::find(chosen, meter) == chosen.end()) return MakeError(ErrorKind::kInvalid, fmt::format("--fail-on {}: that is not looked for", meter));
  }
  records::FinderChoice choice{.only = {}, .regions = run.regions};
  std::ranges::copy_if(chosen, std::back_inserter(choice.only), records::IsFinderId);
  DAY_TRY_ASSIGN(records::FinderSet finders, choice.only.empty() ? records::FinderSet::Make({}) : records::ChooseFinders(choice));
  DAY_TRY_ASSIGN(std::unique_ptr<records::MeterKit> kit, KitOf(chosen, run.against, !run.fields.empty()));
  return Meters{std::move(finders), std::move(kit)};
}

std::string FoundWords(const std::string& meter) {
  if (meter == kClaims) return "a statement on the data does not hold";
  return meter == "pii" ? "personal data was found" : meter == "secrets" ? "secrets were found" : "items of evaluation sets were found";
}

}  // namespace

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
  const auto meters = MetersOf(run);
  if (!meters) return Trouble(meters.error());
  const records::FinderSet& finders = meters->finders;
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
                                     .meters = meters->kit.get(),
                                     .bytes_read = &progress.bytes_read,
                                     .files_read = &progress.files_read};
  const auto report = records::ScanData(RealFileSystem(), files, finders, options);
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
  const std::vector<DataClaim> claims = ClaimsOnData(paths, *report, finders, run);
  if (const Status written = PutOutData(*report, finders, claims, paths, run, interrupt.token()); !written) return Trouble(written.error());
  if (trouble) return kTrouble;
  for (const std::string& meter : run.fail_on) {
    if (meter == kClaims ? std::ranges::none_of(claims, [](const DataClaim& claim) { return claim.verdict == ClaimVerdict::kNotSupported; })
                         : !FoundAny(*report, finders, meter))
      continue;
    Complain(FoundWords(meter));
    return kFailed;
  }
  return kOk;
}

}  // namespace day::app
