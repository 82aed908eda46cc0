// Reads a source that comes front to back (an archive): this thread unpacks, the workers read what fits in memory.
//
// Members over kGathered are read by this thread itself, for their bytes cannot be had later, and so are archives, because
// all of them share one Allowance, which must run out at the same place on any number of threads.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>

#include "base/mutex.h"
#include "scan/archive_walk.h"
#include "scan/file_reader.h"
#include "scan/job.h"
#include "source/tree.h"

namespace day::scan {

// Blocks the thread that unpacks while too much of it waits in memory.
class InFlight {
 public:
  void Take(uint64_t bytes) DAY_EXCLUDES(mutex_);
  void Give(uint64_t bytes) DAY_EXCLUDES(mutex_);

 private:
  Mutex mutex_;
  std::condition_variable_any room_;
  uint64_t used_ DAY_GUARDED_BY(mutex_) = 0;
};

// Where members go: the jobs, to which only this thread adds; readers, one for each worker and last this thread's; and the
// bound on what is in flight. All outlive the pool's tasks.
struct InOrderPlaces {
  Jobs& jobs;
  std::deque<FileReader>& readers;
  InFlight& in_flight;
};

// Where a top folder holds all members, it is the root, and left out of their paths (source/top_folder.h). Its name is left in `top`
// for the merge. What was guessed wrong keeps its whole path from there on, and the merge sets right what came before.
//
// Error: kCancelled, or what is wrong with the archive when not even one member came out of it. Otherwise what breaks it off is
// evidence, on a record that bears the archive's own name.
Status ReadInOrderSource(Engine& engine, const Tree& tree, uint32_t source, InOrderPlaces places, SourceTop& top);

}  // namespace day::scan
