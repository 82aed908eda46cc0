// What all workers of one scan share. Immutable but for the parts that say so.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "base/mutex.h"
#include "base/thread_pool.h"
#include "knowledge/knowledge.h"
#include "scan/interest.h"
#include "scan/scan.h"
#include "scan/split_file.h"

namespace day::scan {

// Seconds that one worker spent; written by that worker alone.
struct WorkerTimes {
  double read = 0, hash = 0, identify = 0;
  std::vector<double> probes;
};

struct Engine {
  Engine(std::span<const std::unique_ptr<Probe>> all_probes, const ScanOptions& scan_options, ThreadPool& workers);

  std::span<const std::unique_ptr<Probe>> probes;
  const ScanOptions& options;
  const FileTypes& types;
  InterestTable interest;
  ThreadPool& pool;
  size_t window, step, segment;  // bytes; step: read at a time, a multiple of window

  // One for each worker and, last, one for the thread that lists and streams.
  std::vector<WorkerTimes> times;
  bool timed() const { return options.timings != nullptr; }
  ProbeClock clock(unsigned worker) { return ProbeClock(timed() ? &times[worker].probes : nullptr); }

  // limit: buffers over 1 MiB (ranges, members of in-order archives) are held by one thread at a time, see LargeBuffer.
  std::mutex large_buffer;
  std::vector<char> holds_large;  // by worker
  SegmentPool segments;

  std::atomic<bool> abandoned{false};  // a source's root failed: no use going on
  bool stopped() const { return abandoned.load(std::memory_order_relaxed) || options.stop.stop_requested(); }

  void CountListed(uint64_t bytes) const;
  void CountRead(uint64_t bytes) const;
  void CountFile() const;
};

// The right to hold a large buffer; what a worker does while it has it needs no second one.
class LargeBuffer {
 public:
  LargeBuffer(Engine& engine, unsigned worker) : engine_(engine), worker_(worker), first_(!engine.holds_large[worker]) {
    if (!first_) return;
    lock_ = std::unique_lock(engine.large_buffer);
    engine.holds_large[worker] = true;
  }
  ~LargeBuffer() {
    if (first_) engine_.holds_large[worker_] = false;
  }
  LargeBuffer(const LargeBuffer&) = delete;
  LargeBuffer& operator=(const LargeBuffer&) = delete;

 private:
  Engine& engine_;
  unsigned worker_;
  bool first_;
  std::unique_lock<std::mutex> lock_;
};

// Adds the time of its life to a counter, if timings are wanted.
class Lap {
 public:
  Lap(bool wanted, double& into) : into_(wanted ? &into : nullptr) {
    if (into_) start_ = std::chrono::steady_clock::now();
  }
  ~Lap() {
    if (into_) *into_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }
  Lap(const Lap&) = delete;
  Lap& operator=(const Lap&) = delete;

 private:
  double* into_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace day::scan
