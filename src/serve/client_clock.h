// Ends connections that take too long to say what they want: the library's own timeout starts anew with every byte, so that one byte a minute
// would hold a connection for ever.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <thread>

#include "base/mutex.h"

namespace day {

class ClientClock {
 public:
  using Clock = std::chrono::steady_clock;

  // One connection. Its deadline is set from the thread that serves it, and read from that of the clock.
  class Client {
   public:
    explicit Client(int descriptor) : descriptor_(descriptor) {}
    // Has until then; see ClientClock::After.
    void Until(int64_t deadline) { deadline_.store(deadline, std::memory_order_relaxed); }

   private:
    friend class ClientClock;
    int descriptor_;
    std::atomic<int64_t> deadline_{INT64_MAX};  // nanoseconds of Clock
    std::list<Client>::iterator place_;
  };

  ClientClock();
  ~ClientClock();
  ClientClock(const ClientClock&) = delete;
  ClientClock& operator=(const ClientClock&) = delete;

  // The client lives until Remove, which must come before its descriptor is closed. Any thread.
  Client* Add(int descriptor, int64_t deadline) DAY_EXCLUDES(mutex_);
  void Remove(Client* client) DAY_EXCLUDES(mutex_);

  static int64_t After(std::chrono::seconds seconds) { return (Clock::now() + seconds).time_since_epoch().count(); }
  static constexpr int64_t kNever = INT64_MAX;

 private:
  void Watch(const std::stop_token& stop) DAY_EXCLUDES(mutex_);

  Mutex mutex_;
  std::condition_variable_any stopped_;
  std::list<Client> clients_ DAY_GUARDED_BY(mutex_);
  std::jthread watcher_;  // last: uses the rest
};

}  // namespace day
