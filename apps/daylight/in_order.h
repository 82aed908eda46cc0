// Work on many things at once, taken in their order.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/mutex.h"
#include "base/thread_pool.h"

namespace day::app {

// Runs `work(index, worker)` for each index below `count` on `threads` workers, and `take(result)` on this thread in order of the indexes, as soon as all
// before it are done. A few results per worker wait at most.
template <class T, class Work, class Take>
class InOrder {
 public:
  InOrder(size_t count, unsigned threads, Work work, Take take)
      : work_(std::move(work)), take_(std::move(take)), results_(count), pool_(std::max(threads, 1U)) {}

  void Run() {
    const size_t count = Count(), ahead = size_t{4} * pool_.workers();
    size_t submitted = 0;
    for (size_t next = 0; next < count; ++next) {
      for (; submitted < std::min(count, next + ahead); ++submitted) pool_.Submit([this, index = submitted](unsigned worker) { Do(index, worker); });
      take_(Await(next));
    }
  }

 private:
  size_t Count() DAY_EXCLUDES(mutex_) {
    const MutexLock lock(mutex_);
    return results_.size();
  }
  void Do(size_t index, unsigned worker) DAY_EXCLUDES(mutex_) {
    T result = work_(index, worker);
    const MutexLock lock(mutex_);
    results_[index] = std::move(result);
    done_.notify_one();
  }
  T Await(size_t index) DAY_EXCLUDES(mutex_) {
    const MutexLock lock(mutex_);
    while (!results_[index]) done_.wait(mutex_);
    T result = std::move(*results_[index]);
    results_[index].reset();
    return result;
  }

  Work work_;
  Take take_;
  Mutex mutex_;
  std::condition_variable_any done_;
  std::vector<std::optional<T>> results_ DAY_GUARDED_BY(mutex_);
  ThreadPool pool_;  // last: its tasks use the others
};

template <class T, class Work, class Take>
void RunInOrder(size_t count, unsigned threads, Work work, Take take) {
  InOrder<T, Work, Take>(count, threads, std::move(work), std::move(take)).Run();
}

}  // namespace day::app
