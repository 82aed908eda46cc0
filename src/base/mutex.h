// A mutex that clang's thread-safety analysis understands (preset tidy checks it; GCC ignores the annotations).
#pragma once

#include <condition_variable>
#include <mutex>

#if defined(__clang__)
#define DAY_THREAD(x) __attribute__((x))
#else
#define DAY_THREAD(x)
#endif

#define DAY_GUARDED_BY(m) DAY_THREAD(guarded_by(m))
#define DAY_REQUIRES(...) DAY_THREAD(requires_capability(__VA_ARGS__))
#define DAY_EXCLUDES(...) DAY_THREAD(locks_excluded(__VA_ARGS__))

namespace day {

class DAY_THREAD(capability("mutex")) Mutex {
 public:
  void lock() DAY_THREAD(acquire_capability()) { mutex_.lock(); }
  void unlock() DAY_THREAD(release_capability()) { mutex_.unlock(); }

 private:
  std::mutex mutex_;
};

class DAY_THREAD(scoped_lockable) MutexLock {
 public:
  explicit MutexLock(Mutex& mutex) DAY_THREAD(acquire_capability(mutex)) : mutex_(mutex) { mutex_.lock(); }
  ~MutexLock() DAY_THREAD(release_capability()) { mutex_.unlock(); }
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

 private:
  Mutex& mutex_;
};

}  // namespace day
