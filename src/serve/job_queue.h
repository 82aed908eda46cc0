// Workers that take jobs in the order in which they came. Unlike a ThreadPool it never makes the one wait who brings a job.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "base/mutex.h"

namespace day {

class JobQueue {
 public:
  using Job = std::move_only_function<void(unsigned worker)>;

  JobQueue(unsigned workers, size_t most_waiting);
  ~JobQueue() { End(); }
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  // False where too many wait already; the job is then not taken. Any thread.
  bool Try(Job& job) DAY_EXCLUDES(mutex_);
  // Does what waits, and takes nothing more. Of the owning thread.
  void End() DAY_EXCLUDES(mutex_);

 private:
  void Work(unsigned worker) DAY_EXCLUDES(mutex_);

  const size_t most_waiting_;
  Mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Job> waiting_ DAY_GUARDED_BY(mutex_);
  bool ends_ DAY_GUARDED_BY(mutex_) = false;
  std::vector<std::jthread> workers_;  // last: they use the rest
};

}  // namespace day
