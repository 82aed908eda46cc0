#include "base/thread_pool.h"

#include <sched.h>

#include <algorithm>
#include <utility>

namespace day {
namespace {

constexpr size_t kQueuedPerWorker = 64;  // limit: bounds what waiting tasks hold

}  // namespace

unsigned AvailableProcessors() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return static_cast<unsigned>(std::max(1, CPU_COUNT(&set)));
  return std::max(1U, std::thread::hardware_concurrency());
}

ThreadPool::ThreadPool(unsigned workers) {
  if (workers == 0) workers = AvailableProcessors();
  threads_.reserve(workers);
  for (unsigned i = 0; i < workers; ++i) threads_.emplace_back([this, i] { Run(i); });
}

ThreadPool::~ThreadPool() {
  {
    MutexLock lock(mutex_);
    stopping_ = true;
  }
  work_.notify_all();
}

void ThreadPool::Submit(Task task) {
  {
    MutexLock lock(mutex_);
    while (queue_.size() >= kQueuedPerWorker * threads_.size()) room_.wait(mutex_);
    queue_.push_back(std::move(task));
  }
  work_.notify_one();
}

void ThreadPool::SubmitNext(Task task) {
  {
    MutexLock lock(mutex_);
    queue_.push_front(std::move(task));
  }
  work_.notify_one();
}

void ThreadPool::Wait() {
  MutexLock lock(mutex_);
  while (!queue_.empty() || running_ > 0) idle_.wait(mutex_);
}

void ThreadPool::Run(unsigned worker) {
  MutexLock lock(mutex_);
  for (;;) {
    while (!stopping_ && queue_.empty()) work_.wait(mutex_);
    if (queue_.empty()) return;  // stopping, and nothing left to do
    Task task = std::move(queue_.front());
    queue_.pop_front();
    ++running_;
    mutex_.unlock();
    room_.notify_one();
    task(worker);
    task = nullptr;
    mutex_.lock();
    --running_;
    if (queue_.empty() && running_ == 0) idle_.notify_all();
  }
}

}  // namespace day
