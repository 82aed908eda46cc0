// A fixed set of workers that run tasks in the order they were submitted.
//
// Why not std::async or a work-stealing pool: the scan submits thousands of tasks of very different length and must
// bound the memory they hold, so Submit blocks when `kQueuedPerWorker` tasks wait for each worker. Results never depend on
// which worker ran what: tasks write to places of their own and the caller merges in its own order.
//
// Threads: Submit and Wait may be called from the owning thread, SubmitNext from a task.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "base/mutex.h"

namespace day {

class ThreadPool {
 public:
  using Task = std::move_only_function<void(unsigned worker)>;

  // `workers` = 0 means as many as the machine has processors available to this process.
  explicit ThreadPool(unsigned workers);
  ~ThreadPool();  // waits for everything submitted
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  unsigned workers() const { return static_cast<unsigned>(threads_.size()); }
  // The task gets the number of its worker, 0 to workers()-1, to reach buffers kept per worker. Blocks while the queue is full.
  void Submit(Task task) DAY_EXCLUDES(mutex_);
  // To be run before all that waits: help for a task that runs now. Never blocks; the caller bounds how many it has out.
  void SubmitNext(Task task) DAY_EXCLUDES(mutex_);
  // Returns when no task is queued or running.
  void Wait() DAY_EXCLUDES(mutex_);

 private:
  void Run(unsigned worker) DAY_EXCLUDES(mutex_);

  Mutex mutex_;
  std::condition_variable_any work_, room_, idle_;
  std::deque<Task> queue_ DAY_GUARDED_BY(mutex_);
  size_t running_ DAY_GUARDED_BY(mutex_) = 0;
  bool stopping_ DAY_GUARDED_BY(mutex_) = false;
  std::vector<std::jthread> threads_;  // last: joined before what they use is destroyed
};

// Processors this process may run on (sched_getaffinity), at least 1.
unsigned AvailableProcessors();

}  // namespace day
