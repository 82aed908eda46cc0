// A Slurm cluster as its own programs show it (sbatch, squeue, scancel): jobs handed in, seen, and cancelled.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace day::app {

// What squeue says of a job, or of a task of an array.
struct SlurmTask {
  std::string state;  // "RUNNING"
  uint32_t exit = 0;  // as wait() gives it

  bool ended() const;
  // By a signal, a node or the cluster, and not by what the program itself says: it may end otherwise the next time.
  bool lost() const;
};
inline constexpr uint32_t kNoTask = UINT32_MAX;
using SlurmTasks = std::map<std::pair<uint64_t, uint32_t>, SlurmTask>;  // by the job's number and the task's, kNoTask for a job that is no array

// The job's number. `words`: what follows sbatch. Errors: kNotFound where there is no Slurm here, kIo with what sbatch says.
Result<uint64_t> SubmitJob(const std::vector<std::string>& words);
// Of jobs that the cluster still knows; of others there is nothing. Errors: as above, also where the cluster does not answer.
Result<SlurmTasks> SeeJobs(std::span<const uint64_t> jobs);
Status CancelJobs(std::span<const uint64_t> jobs);

// What squeue printed, a task a line: "12|3|RUNNING|0|". Lines that are none are left out.
SlurmTasks ParseTasks(std::string_view text);
// "0-3,7" of ascending numbers.
std::string ArrayText(std::span<const uint32_t> tasks);
// A path in a pattern of sbatch, where a percent sign has a meaning.
std::string InPattern(std::string_view path);

}  // namespace day::app
