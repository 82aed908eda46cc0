#include "data_work.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "command.h"
#include "data_claims.h"
#include "data_meters.h"
#include "data_output.h"
#include "io/file_system.h"
#include "output.h"
#include "records/readers/decoded_stream.h"
#include "records/run/finders.h"
#include "records/tables/container.h"
#include "report/version.h"
#include "scan/progress_bar.h"

namespace day::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kClaims = "claims";  // of --fail-on: what is stated and counted otherwise

Result<DataMeters> MakeMeters(std::vector<std::string> chosen, const std::vector<std::string>& regions, const records::BenchmarkSet& benchmarks,
                              bool chosen_fields) {
  records::FinderChoice choice{.only = {}, .regions = regions};
  std::ranges::copy_if(chosen, std::back_inserter(choice.only), records::IsFinderId);
  DAY_TRY_ASSIGN(records::FinderSet finders, choice.only.empty() ? records::FinderSet::Make({}) : records::ChooseFinders(choice));
  std::unique_ptr<records::MeterKit> kit = KitOf(chosen, benchmarks, chosen_fields);
  std::string saved = benchmarks.items().empty() ? "" : benchmarks.Save();
  return DataMeters{std::move(chosen), std::move(saved), std::move(finders), std::move(kit)};
}

bool FoundAny(const records::DataReport& report, const records::FinderSet& finders, const std::string& meter) {
  if (meter == "contamination") return ContaminatedItems(report) > 0;
  for (size_t kind = 0; kind < report.tally.kinds.size(); ++kind) {
    const auto& counts = report.tally.kinds[kind].counts;
    if (finders.finders()[finders.finder_of(static_cast<uint16_t>(kind))]->id() == meter &&
        counts[static_cast<size_t>(records::Validity::kValid)] + counts[static_cast<size_t>(records::Validity::kPlausible)] > 0)
      return true;
  }
  return false;
}

std::string FoundWords(const std::string& meter) {
  if (meter == kClaims) return "a statement on the data does not hold";
  return meter == "pii" ? "personal data was found" : meter == "secrets" ? "secrets were found" : "items of evaluation sets were found";
}

// A file as it is divided. Only of large ones it matters what they are.
records::WorkFile WorkFileOf(const records::NamedPath& path, uint32_t shards) {
  const auto status = RealFileSystem().Status(path.path);
  records::WorkFile file{.size = status ? status->size : 0};
  if (shards == 1 || file.size < 2 * records::kLeastPart) return file;
  const auto source = RealFileSystem().Open(path.path);
  std::array<char, 16384> head{};
  const auto got = source ? (*source)->ReadAt(0, std::as_writable_bytes(std::span(head))) : Result<size_t>(source.error());
  if (!got) return file;
  const std::string_view first(head.data(), *got);
  file.divisible = records::CompressionOf(first) == records::Compression::kNone && !records::IsBinary(first) && records::ContainerOf(first).empty();
  return file;
}

// Where a file is, or will be, that need not be there yet.
std::string PlaceOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  const auto folder = RealFileSystem().Resolve(slash == path.npos ? "." : path.substr(0, slash + 1));
  return folder ? *folder + (folder->ends_with('/') ? "" : "/") + path.substr(slash + 1) : path;
}

// What a run writes itself may lie below what it reads, and is no part of it: else the next task would see other files than the one before.
bool IsOwn(const std::string& path, const std::string& resume, const std::string& partials) {
  constexpr size_t kBeside = std::string_view(".XXXXXX").size();  // of a file that is being written, or was when the program was killed
  if (!resume.empty() && path.starts_with(resume) && (path.size() == resume.size() || (path.size() == resume.size() + kBeside && path[resume.size()] == '.')))
    return true;
  return !partials.empty() && path.starts_with(partials) && path.size() > partials.size() && path[partials.size()] == '/';
}

// Work as it was left.
struct Begun {
  records::PartReport report;
  records::WorkPosition from;
};

Result<Begun> TakeUp(const DataPlan& plan, const DataMeters& meters, const DataRun& run) {
  if (::access(run.resume.c_str(), F_OK) != 0) return Begun{};
  const auto kept = ReadPartialFile(run.resume);
  const auto refused = [&](std::string_view why) {
    return MakeError(ErrorKind::kInvalid, fmt::format("{}: {}; name another file, or remove it to begin anew", run.resume, why));
  };
  if (!kept)
    return kept.error().kind == ErrorKind::kInvalid ? refused("holds no work that can be gone on with (" + ReasonOf(kept.error()) + ")") : kept.error();
  const records::RunPartial& partial = (*kept)->opened.partial;
  if (const std::string difference = records::DifferenceOf(partial.request, plan.request); !difference.empty())
    return refused(fmt::format("was begun for another run ({})", difference));
  if (partial.shards[0] != run.shard) return refused(fmt::format("was begun for shard {}, and this is {}", partial.shards[0], run.shard));
  if (!partial.until || partial.until->item > plan.work[run.shard].size()) return refused("holds no work that can be gone on with");
  DAY_TRY_ASSIGN(records::PartReport report, records::LoadReport((*kept)->opened, meters.finders.kinds().size(), meters.kit.get()));
  Complain(fmt::format("going on from {}: {} of {} files and {} records of the next were done", run.resume, partial.until->item, plan.work[run.shard].size(),
                       partial.until->record));
  return Begun{std::move(report), *partial.until};
}

}  // namespace

Status CheckFailOn(const std::vector<std::string>& fail_on, const std::vector<std::string>& chosen) {
  for (const std::string& meter : fail_on) {
    if (meter == kClaims) continue;
    if (!records::IsFinderId(meter) && meter != "contamination")
      return MakeError(ErrorKind::kInvalid, fmt::format("--fail-on takes {}, contamination, claims, not '{}'", records::kFinderIds, meter));
    if (std::ranges::find(chosen, meter) == chosen.end()) return MakeError(ErrorKind::kInvalid, fmt::format("--fail-on {}: that is not looked for", meter));
  }
  return {};
}

namespace {

Result<DataMeters> MetersOf(const DataRun& run) {
  DAY_TRY_ASSIGN(std::vector<std::string> chosen, ChosenMeters(run.only, !run.against.empty()));
  DAY_TRY(CheckFailOn(run.fail_on, chosen));
  DAY_TRY_ASSIGN(const records::BenchmarkSet benchmarks, BenchmarksOf(run.against));
  return MakeMeters(std::move(chosen), run.regions, benchmarks, !run.fields.empty());
}

}  // namespace

Result<DataMeters> MetersOf(const records::RunRequest& request) {
  DAY_TRY_ASSIGN(std::vector<std::string> chosen, ChosenMeters(request.meters, !request.benchmarks.empty()));
  if (request.benchmarks.empty()) return MakeMeters(std::move(chosen), request.regions, {}, !request.fields.empty());
  DAY_TRY_ASSIGN(const records::BenchmarkSet benchmarks, records::BenchmarkSet::Load(request.benchmarks));
  return MakeMeters(std::move(chosen), request.regions, benchmarks, !request.fields.empty());
}

namespace {

// `trouble`: something that was named cannot be found, and was complained about.
DataPlan PlanData(const std::vector<std::string>& paths, const DataMeters& meters, const DataRun& run, bool& trouble) {
  DataPlan plan;
  plan.paths = DataPaths(paths, trouble);
  const std::string resume = run.resume.empty() ? "" : PlaceOf(run.resume);
  const auto partials = run.partials.empty() ? Result<std::string>("") : RealFileSystem().Resolve(run.partials);
  std::erase_if(plan.paths, [&](const records::NamedPath& path) { return IsOwn(path.path, resume, partials.value_or("")); });
  plan.files.reserve(plan.paths.size());
  for (const records::NamedPath& path : plan.paths) plan.files.push_back(WorkFileOf(path, run.shards));
  plan.work = records::DivideWork(plan.files, run.shards);
  plan.request = {.version = std::string(kToolVersion),
                  .meters = meters.chosen,
                  .regions = run.regions,
                  .fields = run.fields,
                  .values = run.show_values,
                  .benchmarks = meters.benchmarks,
                  .files = static_cast<uint32_t>(plan.paths.size()),
                  .shards = run.shards,
                  .bytes = 0,
                  .files_hash = records::HashOfFiles(plan.paths, plan.files)};
  for (const records::WorkFile& file : plan.files) plan.request.bytes += file.size;
  return plan;
}

}  // namespace

Result<DataStart> StartData(const std::vector<std::string>& paths, const DataRun& run) {
  DAY_TRY_ASSIGN(DataMeters meters, MetersOf(run));
  DataStart start{.meters = std::move(meters), .plan = {}};
  start.plan = PlanData(paths, start.meters, run, start.trouble);
  return start;
}

Result<records::PartReport> MeasureWork(const DataPlan& plan, const DataMeters& meters, const DataRun& run, std::stop_token stop) {
  const std::vector<records::WorkItem>& work = plan.work[run.shard];
  Begun begun;
  if (!run.resume.empty()) {
    DAY_TRY_ASSIGN(Begun left, TakeUp(plan, meters, run));
    begun.report.files = std::move(left.report.files);
    begun.report.tally = std::move(left.report.tally);
    if (left.report.meters) begun.report.meters.emplace(std::move(*left.report.meters));
    begun.from = left.from;
  }
  Progress progress;
  progress.files_listed = work.size();
  progress.bytes_listed = records::BytesOf(work, plan.files);
  progress.listing_done = true;
  progress.files_read = begun.from.item;
  progress.bytes_read = progress.bytes_kept = records::BytesOf(std::span(work).first(begun.from.item), plan.files);
  std::optional<ProgressBar> bar;
  if (run.progress) bar.emplace(progress);
  // Keeping takes a twentieth of the time at most.
  Clock::time_point next = Clock::now() + run.resume_every;
  const records::Checkpoints checkpoints{
      .due = [&] { return Clock::now() >= next; },
      .keep =
          [&](const records::PartReport& report, const records::WorkPosition& until) {
            if (until == begun.from) return Status();
            const Clock::time_point start = Clock::now();
            const Status kept = WriteOutput(run.resume, records::SaveRunPartial({.request = plan.request, .shards = {run.shard}, .until = until}, report));
            const Clock::time_point end = Clock::now();
            next = end + std::max<Clock::duration>(run.resume_every, 20 * (end - start));
            return kept;
          },
  };
  const records::DataOptions options{.fields = run.fields,
                                     .threads = run.threads,
                                     .cuts = {},
                                     .stop = std::move(stop),
                                     .meters = meters.kit.get(),
                                     .bytes_read = &progress.bytes_read,
                                     .files_read = &progress.files_read,
                                     .bytes_kept = &progress.bytes_kept};
  const Status done =
      records::ScanWork(RealFileSystem(), plan.paths, work, meters.finders, options, begun.report, begun.from, run.resume.empty() ? nullptr : &checkpoints);
  bar.reset();
  if (!done && done.error().kind == ErrorKind::kCancelled && !run.resume.empty())
    return MakeError(ErrorKind::kCancelled, fmt::format("{}; what is done is kept in {}", done.error().message, run.resume));
  if (!done) return done.error();
  return std::move(begun.report);
}

void ForgetWork(const std::string& path) { ::unlink(path.c_str()); }

Result<int> ShowReport(const records::DataReport& report, const DataMeters& meters, const DataRun& run, const std::vector<std::string>& paths, bool trouble,
                       std::stop_token stop) {
  for (const records::FileFacts& file : report.files) {
    if (file.trouble.empty()) continue;
    Complain(file.trouble);
    trouble = true;
  }
  const std::vector<DataClaim> claims = ClaimsOnData(report, meters.finders, run);
  DAY_TRY(PutOutData(report, meters.finders, claims, paths, run, std::move(stop)));
  if (trouble) return kTrouble;
  for (const std::string& meter : run.fail_on) {
    if (meter == kClaims ? std::ranges::none_of(claims, [](const DataClaim& claim) { return claim.verdict == ClaimVerdict::kNotSupported; })
                         : !FoundAny(report, meters.finders, meter))
      continue;
    Complain(FoundWords(meter));
    return kFailed;
  }
  return kOk;
}

std::string PartialPath(const std::string& folder, const records::RunRequest& request, uint32_t shard) {
  return fmt::format("{}{}{}-{:05}-of-{:05}.part", folder, folder.ends_with('/') ? "" : "/", records::NameOf(request), shard, request.shards);
}

Result<std::unique_ptr<ReadPartial>> ReadPartialFile(const std::string& path) {
  auto read = std::make_unique<ReadPartial>();
  DAY_TRY_ASSIGN(const std::string target, RealFileSystem().Resolve(path));
  DAY_TRY_ASSIGN(read->bytes, ReadWholeFile(RealFileSystem(), target, kLargestPartial));
  auto opened = records::OpenRunPartial(read->bytes);
  if (!opened) return MakeError(opened.error().kind, path + ": " + opened.error().message);
  read->opened = std::move(*opened);
  return read;
}

}  // namespace day::app
