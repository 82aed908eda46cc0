#include "slurm.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "child.h"
#include "text/utf8.h"

namespace day::app {
namespace {

// Every other state is an end.
constexpr std::string_view kGoing[] = {"PENDING",     "RUNNING",      "CONFIGURING",  "COMPLETING", "SUSPENDED", "STOPPED",   "REQUEUED",
                                       "REQUEUE_FED", "REQUEUE_HOLD", "SPECIAL_EXIT", "RESIZING",   "SIGNALING", "STAGE_OUT", "RESV_DEL_HOLD"};
// TIMEOUT and OUT_OF_MEMORY, too: work is kept, and the next run begins where it was left.
constexpr std::string_view kLost[] = {"NODE_FAIL", "BOOT_FAIL", "PREEMPTED", "REVOKED", "TIMEOUT", "OUT_OF_MEMORY", "DEADLINE"};

template <class T>
bool ReadNumber(std::string_view text, T& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

// What a program says went wrong, with its name before it.
Error FailureOf(std::string_view program, const ChildEnd& end) {
  const std::string_view said = TrimAscii(end.err.empty() ? end.out : end.err);
  std::string what = said.empty() ? fmt::format("ended with {}", end.code) : std::string(FirstBytes(said, 1000));
  return MakeError(ErrorKind::kIo, what.starts_with(program) ? what : fmt::format("{}: {}", program, what));
}

}  // namespace

bool SlurmTask::ended() const { return std::ranges::find(kGoing, state) == std::end(kGoing); }

bool SlurmTask::lost() const {
  if (std::ranges::find(kLost, state) != std::end(kLost)) return true;
  constexpr uint32_t kSignal = 0x7F, kShellSignal = 128;
  return state == "FAILED" && ((exit & kSignal) != 0 || (exit >> 8) > kShellSignal);
}

Result<uint64_t> SubmitJob(const std::vector<std::string>& words) {
  std::vector<std::string> all = {"sbatch", "--parsable"};
  all.insert(all.end(), words.begin(), words.end());
  DAY_TRY_ASSIGN(const ChildEnd end, RunChild(all));
  if (end.code != 0) return FailureOf("sbatch", end);
  // "12", or "12;cluster".
  const std::string_view said = TrimAscii(end.out);
  uint64_t job = 0;
  if (!ReadNumber(said.substr(0, said.find(';')), job)) return MakeError(ErrorKind::kIo, "sbatch: gave no number of a job");
  return job;
}

Result<SlurmTasks> SeeJobs(std::span<const uint64_t> jobs) {
  if (jobs.empty()) return SlurmTasks{};
  DAY_TRY_ASSIGN(const ChildEnd end, RunChild({"squeue", "--noheader", "--array", "--states=all", fmt::format("--jobs={}", fmt::join(jobs, ",")),
                                               "--Format=ArrayJobID:|,ArrayTaskID:|,State:|,exit_code:|"}));
  // A cluster forgets jobs some minutes after they ended.
  if (end.code != 0 && end.err.find("Invalid job id") == end.err.npos) return FailureOf("squeue", end);
  return ParseTasks(end.out);
}

Status CancelJobs(std::span<const uint64_t> jobs) {
  if (jobs.empty()) return {};
  std::vector<std::string> words = {"scancel"};
  for (const uint64_t job : jobs) words.push_back(fmt::format("{}", job));
  DAY_TRY_ASSIGN(const ChildEnd end, RunChild(words));
  return end.code == 0 ? Status() : Status(FailureOf("scancel", end));
}

SlurmTasks ParseTasks(std::string_view text) {
  SlurmTasks tasks;
  while (!text.empty()) {
    const size_t line_end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, line_end);
    text.remove_prefix(std::min(line_end + 1, text.size()));
    std::array<std::string_view, 4> cells;
    size_t count = 0;
    for (; count < cells.size(); ++count) {
      const size_t bar = line.find('|');
      if (bar == line.npos) break;
      cells[count] = TrimAscii(line.substr(0, bar));
      line.remove_prefix(bar + 1);
    }
    uint64_t job = 0;
    uint32_t number = kNoTask;
    SlurmTask task{.state = std::string(cells[2])};
    if (count < cells.size() || !ReadNumber(cells[0], job) || !ReadNumber(cells[3], task.exit)) continue;
    if (cells[1] != "N/A" && !ReadNumber(cells[1], number)) continue;
    tasks.insert_or_assign(std::pair(job, number), std::move(task));
  }
  return tasks;
}

std::string ArrayText(std::span<const uint32_t> tasks) {
  std::string text;
  for (size_t i = 0; i < tasks.size();) {
    size_t last = i;
    while (last + 1 < tasks.size() && tasks[last + 1] == tasks[last] + 1) ++last;
    text += fmt::format("{}{}", text.empty() ? "" : ",", tasks[i]);
    if (last > i) text += fmt::format("-{}", tasks[last]);
    i = last + 1;
  }
  return text;
}

std::string InPattern(std::string_view path) { return ReplaceAll(std::string(path), "%", "%%"); }

}  // namespace day::app
