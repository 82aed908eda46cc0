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
// before it are done. Where there are many, a worker does some that follow one another before it hands them on: for a small file that costs more than all that
// is done with it. The results of a few such batches per worker wait at most.
template <class T, class Work, class Take>
class InOrder {
 public:
  InOrder(size_t count, unsigned threads, Work work, Take take)
      : work_(std::move(work)),
        take_(std::move(take)),
        count_(count),
        batch_(std::clamp<size_t>(count / (size_t{16} * std::max(threads, 1U)), 1, kLargest)),
        batches_((count + batch_ - 1) / batch_),
        pool_(std::max(threads, 1U)) {}

  void Run() {
    const size_t count = Count(), ahead = size_t{4} * pool_.workers();
    size_t submitted = 0;
    for (size_t next = 0; next < count; ++next) {
      for (; submitted < std::min(count, next + ahead); ++submitted) pool_.Submit([this, batch = submitted](unsigned worker) { Do(batch, worker); });
      for (T& result : Await(next)) take_(std::move(result));
    }
  }

 private:
  static constexpr size_t kLargest = 32;  // results of a batch

  size_t Count() DAY_EXCLUDES(mutex_) {
    const MutexLock lock(mutex_);
    return batches_.size();
  }
  void Do(size_t batch, unsigned worker) DAY_EXCLUDES(mutex_) {
    std::vector<T> results;
    results.reserve(batch_);
    for (size_t index = batch * batch_; index < std::min(count_, (batch + 1) * batch_); ++index) results.push_back(work_(index, worker));
    const MutexLock lock(mutex_);
    batches_[batch] = std::move(results);
    done_.notify_one();
  }
  std::vector<T> Await(size_t batch) DAY_EXCLUDES(mutex_) {
    const MutexLock lock(mutex_);
    while (!batches_[batch]) done_.wait(mutex_);
    std::vector<T> results = std::move(*batches_[batch]);
    batches_[batch].reset();
    return results;
  }

  Work work_;
  Take take_;
  const size_t count_, batch_;
  Mutex mutex_;
  std::condition_variable_any done_;
  std::vector<std::optional<std::vector<T>>> batches_ DAY_GUARDED_BY(mutex_);
  ThreadPool pool_;  // last: its tasks use the others
};

template <class T, class Work, class Take>
void RunInOrder(size_t count, unsigned threads, Work work, Take take) {
  InOrder<T, Work, Take>(count, threads, std::move(work), std::move(take)).Run();
}

}  // namespace day::app
