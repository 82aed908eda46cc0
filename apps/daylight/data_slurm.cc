// `daylight data PATH… --engine slurm --shards N --partials DIR`: an array of tasks, one for each share, and a job that merges behind them.
//
// What is true is what lies in DIR: a shard is done when its partial result is there, all is done when the merged one is. The cluster is asked only what became
// of tasks that left none. So this program can be ended and run again, and tasks may run twice, as they do when a node is lost and comes back.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "command.h"
#include "data_merge.h"
#include "data_output.h"
#include "data_work.h"
#include "input.h"
#include "interrupt.h"
#include "io/file_system.h"
#include "output.h"
#include "scan/progress_bar.h"
#include "slurm.h"
#include "text/utf8.h"

namespace day::app {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::seconds;

constexpr uint32_t kMostTries = 3;   // of a task that is lost
constexpr seconds kUnseen{60};       // a file of another machine may be seen that much later
constexpr seconds kBetweenLooks{1};  // into the folder
constexpr size_t kLogLines = 5, kMostLog = size_t{1} << 20;

// A task's arguments reach it as they are: no shell reads them.
constexpr std::string_view kTaskScript =
    "#!/bin/sh\n"
    "# Written by daylight data --engine slurm: each task of the array does one share.\n"
    "program=$1 shards=$2 work=$3\n"
    "shift 3\n"
    "exec \"$program\" data --shard=\"$SLURM_ARRAY_TASK_ID/$shards\" --resume=\"$work-$SLURM_ARRAY_TASK_ID.work\" \"$@\"\n";
constexpr std::string_view kMergeScript =
    "#!/bin/sh\n"
    "# Written by daylight data --engine slurm: merges what the tasks left.\n"
    "exec \"$1\" data merge --format=partial --output=\"$2\" --files-from=\"$3\"\n";

Result<std::string> ProgramPath() {
  DAY_TRY_ASSIGN(std::string path, RealFileSystem().Resolve("/proc/self/exe"));
  return path;
}

// sbatch's own word for an option: dashes may be left out.
Result<std::vector<std::string>> SlurmOptions(const std::vector<std::string>& given) {
  static constexpr std::string_view kOurs[] = {"array", "dependency", "output", "parsable", "wait", "wrap", "test-only"};
  std::vector<std::string> options;
  for (const std::string& option : given) {
    const std::string whole = option.starts_with('-') ? option : "--" + option;
    const std::string_view name = std::string_view(whole).substr(0, whole.find('=')).substr(std::min(whole.find_first_not_of('-'), whole.size()));
    if (std::ranges::find(kOurs, name) != std::end(kOurs))
      return MakeError(ErrorKind::kInvalid, fmt::format("--slurm {}: is set by --engine slurm itself", option));
    options.push_back(whole);
  }
  return options;
}

std::vector<std::string> LastLines(const std::string& path) {
  std::vector<std::string> lines;
  const auto text = ReadNamedFile(path, kMostLog);
  if (!text) return lines;
  std::string_view rest = TrimAscii(*text);
  while (!rest.empty() && lines.size() < kLogLines) {
    const size_t line = rest.rfind('\n');
    lines.insert(lines.begin(), std::string(line == rest.npos ? rest : rest.substr(line + 1)));
    rest = line == rest.npos ? std::string_view() : rest.substr(0, line);
  }
  return lines;
}

// The jobs of a run, from handing them in until the merged result is there.
class ClusterRun {
 public:
  ClusterRun(const DataPlan& plan, const DataRun& run) : plan_(plan), run_(run), tasks_(run.shards) {}

  // Makes the folder and what the tasks read from it.
  Status Prepare() {
    DAY_TRY_ASSIGN(options_, SlurmOptions(run_.slurm));
    DAY_TRY_ASSIGN(program_, ProgramPath());
    DAY_TRY(MakeFolder(run_.partials));
    DAY_TRY_ASSIGN(folder_, RealFileSystem().Resolve(run_.partials));
    DAY_TRY(MakeFolder(folder_ + "/log"));
    name_ = records::NameOf(plan_.request);
    std::string files, parts;
    for (const records::NamedPath& path : plan_.paths) {
      if (path.shown.find_first_of("\n\r") != path.shown.npos)
        return MakeError(ErrorKind::kInvalid, path.shown + ": a name with a line break cannot be handed to tasks");
      files += path.shown + "\n";
    }
    for (uint32_t shard = 0; shard < run_.shards; ++shard) parts += PartialPath(folder_, plan_.request, shard) + "\n";
    for (const auto& [path, bytes] : std::initializer_list<std::pair<std::string, std::string_view>>{
             {Own("files"), files}, {Own("parts"), parts}, {folder_ + "/task.sh", kTaskScript}, {folder_ + "/merge.sh", kMergeScript}}) {
      DAY_TRY(WriteOutput(path, bytes));
    }
    return {};
  }

  // Until the merged result is there. Errors: kCancelled, with the jobs cancelled; kIo where it cannot be had, with what there is to say said.
  Status Run(const std::stop_token& stop) {
    DAY_TRY(Recall());
    LookIntoFolder();
    if (!merged_there_) DAY_TRY(HandIn(Waiting()));
    Progress progress;
    progress.listing_done = true;
    progress.files_listed = run_.shards;
    for (const auto& items : plan_.work) progress.bytes_listed += records::BytesOf(items, plan_.files);
    progress.bytes_kept = BytesDone();
    std::optional<ProgressBar> bar;
    if (run_.progress) bar.emplace(progress);
    std::mutex mutex;
    std::condition_variable_any sleeping;
    std::unique_lock lock(mutex);
    for (const Clock::time_point start = Clock::now();;) {
      LookIntoFolder();
      progress.bytes_read = BytesDone();
      progress.files_read = static_cast<uint64_t>(std::ranges::count(tasks_, true, &Task::done));
      if (merged_there_) break;
      const Clock::time_point now = Clock::now();
      if (now >= next_question_) {
        // Often at first; of a run of hours the cluster is asked once a minute.
        next_question_ = now + std::clamp(std::chrono::duration_cast<seconds>((now - start) / 20), seconds(2), seconds(60));
        if (const Status asked = Ask(now); !asked) {
          bar.reset();
          return asked;
        }
      }
      if (sleeping.wait_for(lock, stop, kBetweenLooks, [] { return false; }) || stop.stop_requested()) return Cancel();
    }
    return {};
  }

  std::string merged_path() const { return fmt::format("{}/{}-all-of-{:05}.merged", folder_, name_, run_.shards); }
  void Forget() const { ::unlink(Own("jobs").c_str()); }

 private:
  struct Task {
    uint64_t job = 0;  // its latest; 0: none
    uint32_t tries = 0;
    bool done = false;                         // its partial result is there
    bool failed = false;                       // for good
    std::optional<Clock::time_point> missing;  // since when it has ended, or is unknown, with no result
  };

  std::string Own(std::string_view what) const { return fmt::format("{}/{}.{}", folder_, name_, what); }
  std::string LogOf(uint64_t job, uint32_t shard) const { return fmt::format("{}/log/{}_{}.log", folder_, job, shard); }

  void LookIntoFolder() {
    const auto entries = RealFileSystem().List(folder_);
    if (!entries) return;  // a shared disk that is away for a while
    std::set<std::string_view> names;
    for (const DirectoryEntry& entry : *entries) names.insert(entry.name);
    const auto there = [&](const std::string& path) { return names.contains(std::string_view(path).substr(folder_.size() + 1)); };
    for (uint32_t shard = 0; shard < tasks_.size(); ++shard) tasks_[shard].done = there(PartialPath(folder_, plan_.request, shard));
    merged_there_ = there(merged_path());
  }

  uint64_t BytesDone() const {
    uint64_t bytes = 0;
    for (uint32_t shard = 0; shard < tasks_.size(); ++shard)
      if (tasks_[shard].done) bytes += records::BytesOf(plan_.work[shard], plan_.files);
    return bytes;
  }

  // Shards that nobody works on.
  std::vector<uint32_t> Waiting() const {
    std::vector<uint32_t> waiting;
    for (uint32_t shard = 0; shard < tasks_.size(); ++shard)
      if (!tasks_[shard].done && tasks_[shard].job == 0) waiting.push_back(shard);
    return waiting;
  }

  // Jobs that an earlier run of this program left behind are followed, not handed in again.
  Status Recall() {
    const auto text = ReadNamedFile(Own("jobs"), kMostLog);
    if (!text) return {};
    std::vector<uint64_t> jobs;
    for (std::string_view rest = *text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      uint64_t job = 0;
      for (const char c : line.substr(0, 18))
        if (c >= '0' && c <= '9') job = job * 10 + static_cast<uint64_t>(c - '0');
      if (job > 0) jobs.push_back(job);
    }
    DAY_TRY_ASSIGN(const SlurmTasks seen, SeeJobs(jobs));
    for (const auto& [which, task] : seen) {
      const auto [job, number] = which;
      if (task.ended() || task.state == "COMPLETING") continue;  // what is coming to its end may have been cancelled
      if (number == kNoTask) merge_ = job;
      else if (number < tasks_.size()) tasks_[number].job = job;
      if (number == kNoTask || number < tasks_.size()) arrays_or_merges_.insert(job);
    }
    if (!arrays_or_merges_.empty()) Complain("following the jobs that were handed in before");
    return {};
  }

  Status Remember() const {
    std::string text;
    for (const uint64_t job : arrays_or_merges_) text += fmt::format("{}\n", job);
    return WriteOutput(Own("jobs"), text);
  }

  Status HandIn(const std::vector<uint32_t>& shards) {
    uint64_t array = 0;
    if (!shards.empty()) {
      std::vector<std::string> words = {"--job-name=daylight-" + name_.substr(0, 8),
                                        "--array=" + ArrayText(shards),
                                        "--output=" + InPattern(folder_ + "/log/") + "%A_%a.log",
                                        "--open-mode=append",
                                        "--requeue",
                                        "--ntasks=1",
                                        fmt::format("--cpus-per-task={}", run_.threads)};
      words.insert(words.end(), options_.begin(), options_.end());
      words.insert(words.end(), {folder_ + "/task.sh", program_, fmt::format("{}", run_.shards), folder_ + "/" + name_, "--partials=" + folder_,
                                 fmt::format("--threads={}", run_.threads), "--no-progress", "--files-from=" + Own("files")});
      for (const auto& [flag, values] : std::initializer_list<std::pair<std::string_view, const std::vector<std::string>*>>{
               {"only", &run_.only}, {"region", &run_.regions}, {"field", &run_.fields}, {"against", &run_.against}})
        for (const std::string& value : *values) words.push_back(fmt::format("--{}={}", flag, value));
      if (run_.show_values) words.emplace_back("--show-values");
      auto job = SubmitJob(words);
      if (!job && job.error().message.find("array") != job.error().message.npos)
        return MakeError(job.error().kind, fmt::format("{} ({} shards may be more than the cluster's MaxArraySize)", job.error().message, run_.shards));
      if (!job) return job.error();
      array = *job;
      arrays_or_merges_.insert(array);
      for (const uint32_t shard : shards) {
        tasks_[shard].job = array;
        tasks_[shard].missing.reset();
        ++tasks_[shard].tries;
      }
      DAY_TRY(Remember());  // also where handing in the merge fails
    }
    DAY_TRY(HandInMerge(array));
    if (array > 0)
      Complain(fmt::format("{} of {} shards are job {}, merging is job {}; logs are in {}/log", shards.size(), run_.shards, array, merge_, folder_));
    return Remember();
  }

  // Behind the array `after`, and whatever becomes of the tasks of earlier ones: those that are lost are in a later one.
  Status HandInMerge(uint64_t after) {
    if (merge_ > 0) (void)CancelJobs(std::array{merge_});  // it may be gone already
    std::set<uint64_t> others;
    for (const Task& task : tasks_)
      if (!task.done && task.job > 0 && task.job != after) others.insert(task.job);
    std::string dependency = after > 0 ? fmt::format("afterok:{}", after) : "";
    for (const uint64_t job : others) dependency += fmt::format("{}afterany:{}", dependency.empty() ? "" : ",", job);
    std::vector<std::string> words = {"--job-name=daylight-" + name_.substr(0, 8) + "-merge", "--output=" + InPattern(folder_ + "/log/") + "%j.log",
                                      "--ntasks=1", "--requeue", "--open-mode=append"};
    if (!dependency.empty()) words.insert(words.end(), {"--dependency=" + dependency, "--kill-on-invalid-dep=yes"});
    words.insert(words.end(), options_.begin(), options_.end());
    words.insert(words.end(), {folder_ + "/merge.sh", program_, merged_path(), Own("parts")});
    DAY_TRY_ASSIGN(merge_, SubmitJob(words));
    merge_missing_.reset();
    arrays_or_merges_.insert(merge_);
    return {};
  }

  // What became of tasks that left nothing. An error where there is no more to wait for.
  Status Ask(Clock::time_point now) {
    const std::vector<uint64_t> jobs(arrays_or_merges_.begin(), arrays_or_merges_.end());
    const auto seen = SeeJobs(jobs);
    if (!seen) {
      // A controller that is restarted comes back, and tasks run on without it.
      if (!std::exchange(unanswered_, true)) Complain(seen.error().message + "; asking again");
      return {};
    }
    unanswered_ = false;
    std::vector<uint32_t> again;
    for (uint32_t shard = 0; shard < tasks_.size(); ++shard) {
      Task& task = tasks_[shard];
      if (task.done || task.failed) continue;
      const auto found = seen->find({task.job, shard});
      const bool known = found != seen->end();
      if (known && !found->second.ended()) {
        task.missing.reset();
        continue;
      }
      if (!task.missing) task.missing = now;
      const bool said = known && found->second.state != "COMPLETED";  // else its result may only not be seen yet
      if (!said && now - *task.missing < kUnseen) continue;
      if (known && found->second.state == "CANCELLED") cancelled_ = true;
      const bool lost = !known || found->second.lost() || found->second.state == "COMPLETED";
      if (lost && task.tries < kMostTries) {
        again.push_back(shard);
        Complain(fmt::format("shard {} was lost ({}); it is run again", shard, known ? found->second.state : "not known any more"));
        continue;
      }
      task.failed = true;
      Complain(fmt::format("shard {} ended with {}: {}", shard, known ? found->second.state : "no trace", LogOf(task.job, shard)));
      for (const std::string& line : LastLines(LogOf(task.job, shard))) Complain("  " + line);
    }
    if (!again.empty()) return HandIn(again);
    const auto failed = std::ranges::count(tasks_, true, &Task::failed);
    const bool working = std::ranges::any_of(tasks_, [](const Task& task) { return !task.done && !task.failed; });
    if (working) return {};
    if (failed > 0) {
      (void)CancelJobs(std::array{merge_});
      return MakeError(
          cancelled_ ? ErrorKind::kCancelled : ErrorKind::kIo,
          fmt::format("{} of {} shards were not done; what is done is kept in {}, and the same command does the rest", failed, run_.shards, folder_));
    }
    return AskForMerge(*seen, now);
  }

  // All shards are done.
  Status AskForMerge(const SlurmTasks& seen, Clock::time_point now) {
    const auto found = seen.find({merge_, kNoTask});
    const bool known = found != seen.end();
    if (known && !found->second.ended()) return {};
    if (!merge_missing_) merge_missing_ = now;
    const bool said = known && found->second.state != "COMPLETED";
    if (!said && now - *merge_missing_ < kUnseen) return {};
    // Its shards were done after all, or it was lost itself.
    const bool never_ran = known && found->second.state == "CANCELLED" && found->second.exit == 0;
    if ((!known || never_ran || found->second.lost()) && ++merge_tries_ < kMostTries) {
      merge_ = 0;
      DAY_TRY(HandInMerge(0));
      return Remember();
    }
    const std::string log = fmt::format("{}/log/{}.log", folder_, merge_);
    for (const std::string& line : LastLines(log)) Complain("  " + line);
    return MakeError(ErrorKind::kIo, fmt::format("merging ended with {}: {}", known ? found->second.state : "no trace", log));
  }

  Status Cancel() {
    const std::vector<uint64_t> jobs(arrays_or_merges_.begin(), arrays_or_merges_.end());
    if (const Status cancelled = CancelJobs(jobs); !cancelled) Complain(cancelled.error().message);
    else Forget();
    return MakeError(ErrorKind::kCancelled, fmt::format("the jobs are cancelled; what is done is kept in {}, and the same command does the rest", folder_));
  }

  const DataPlan& plan_;
  const DataRun& run_;
  std::string folder_, name_, program_;
  std::vector<std::string> options_;
  std::vector<Task> tasks_;              // by shard
  std::set<uint64_t> arrays_or_merges_;  // every job of the run
  uint64_t merge_ = 0;
  uint32_t merge_tries_ = 0;
  std::optional<Clock::time_point> merge_missing_;
  bool merged_there_ = false, unanswered_ = false, cancelled_ = false;
  Clock::time_point next_question_{};
};

}  // namespace

int MeasureOnSlurm(const std::vector<std::string>& paths, const DataRun& run) {
  const Interrupt interrupt;
  if (const Status can = CheckDataOutput(run); !can) return Trouble(can.error());
  const auto start = StartData(paths, run);
  if (!start) return Trouble(start.error());
  const auto& [meters, plan, trouble] = *start;
  if (trouble || plan.paths.empty()) {
    Complain(trouble ? "nothing was handed in: the tasks need all that was named" : "nothing to read: there is no file");
    return kTrouble;
  }
  ClusterRun cluster(plan, run);
  if (const Status prepared = cluster.Prepare(); !prepared) return Trouble(prepared.error());
  if (const Status done = cluster.Run(interrupt.token()); !done) return Trouble(done.error());
  auto merged = MergePartials({cluster.merged_path()});
  if (!merged) return Trouble(merged.error());
  cluster.Forget();
  return ShowMerged(std::move(*merged), run, interrupt.token());
}

}  // namespace day::app
