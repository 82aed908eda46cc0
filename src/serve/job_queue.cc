#include "serve/job_queue.h"

#include <utility>

namespace day {

JobQueue::JobQueue(unsigned workers, size_t most_waiting) : most_waiting_(most_waiting) {
  for (unsigned worker = 0; worker < workers; ++worker) workers_.emplace_back([this, worker] { Work(worker); });
}

void JobQueue::End() {
  {
    const MutexLock lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  workers_.clear();
}

bool JobQueue::Try(Job& job) {
  {
    const MutexLock lock(mutex_);
    if (ends_ || waiting_.size() >= most_waiting_) return false;
    waiting_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

void JobQueue::Work(unsigned worker) {
  for (;;) {
    Job job;
    {
      const MutexLock lock(mutex_);
      while (waiting_.empty() && !ends_) changed_.wait(mutex_);
      if (waiting_.empty()) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
    }
    job(worker);
  }
}

}  // namespace day
