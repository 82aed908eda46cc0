// A fixed set of workers that run tasks in the order they were submitted.
//
// Why not std::async or a work-stealing pool: the scan submits thousands of tasks of very different length and must
// bound the memory they hold, so Submit blocks when `kQueuedPerWorker` tasks wait. Results never depend on which
// worker ran what: tasks write to places of their own and the caller merges in its own order.
//
// Threads: Submit and Wait may be called from the owning thread, Submit also from a task (then it never blocks).
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace day {

class ThreadPool {
 public:
  // `workers` = 0 means as many as the machine has processors available to this process.
  explicit ThreadPool(unsigned workers);
  ~ThreadPool();  // waits for everything submitted
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  unsigned workers() const { return static_cast<unsigned>(threads_.size()); }
  // The task gets the number of its worker, 0 to workers()-1, to reach buffers kept per worker.
  void Submit(std::function<void(unsigned worker)> task);
  // Returns when no task is queued or running.
  void Wait();

 private:
  void Run(unsigned worker);

  std::mutex mutex_;
  std::condition_variable work_, room_, idle_;
  std::deque<std::function<void(unsigned)>> queue_;
  size_t running_ = 0;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;  // last: joined before what they use is destroyed
};

// Processors this process may run on (sched_getaffinity), at least 1.
unsigned AvailableProcessors();

}  // namespace day
