#include "base/thread_pool.h"

#include <sched.h>

#include <algorithm>

namespace day {
namespace {

constexpr size_t kQueuedPerWorker = 64;  // limit: bounds what waiting tasks hold
thread_local bool in_worker = false;

}  // namespace

unsigned AvailableProcessors() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return std::max(1, CPU_COUNT(&set));
  return std::max(1U, std::thread::hardware_concurrency());
}

ThreadPool::ThreadPool(unsigned workers) {
  if (workers == 0) workers = AvailableProcessors();
  threads_.reserve(workers);
  for (unsigned i = 0; i < workers; ++i) threads_.emplace_back([this, i] { Run(i); });
}

ThreadPool::~ThreadPool() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_.notify_all();
}

void ThreadPool::Submit(std::function<void(unsigned)> task) {
  {
    std::unique_lock lock(mutex_);
    if (!in_worker) room_.wait(lock, [&] { return queue_.size() < kQueuedPerWorker * threads_.size(); });
    queue_.push_back(std::move(task));
  }
  work_.notify_one();
}

void ThreadPool::Wait() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [&] { return queue_.empty() && running_ == 0; });
}

void ThreadPool::Run(unsigned worker) {
  in_worker = true;
  std::unique_lock lock(mutex_);
  for (;;) {
    work_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;  // stopping, and nothing left to do
    auto task = std::move(queue_.front());
    queue_.pop_front();
    ++running_;
    lock.unlock();
    room_.notify_one();
    task(worker);
    task = nullptr;
    lock.lock();
    --running_;
    if (queue_.empty() && running_ == 0) idle_.notify_all();
  }
}

}  // namespace day
