// One file whose split streams are read by several workers: its bytes in segments, the sessions of each joined in order.
//
// A file is cut into segments of a fixed size on any number of threads, each read by sessions of its own, so that the
// result cannot depend on who read what. The thread that reads and hashes the file (its owner) hands full segments to
// the pool while there is room for them (SegmentPool), and otherwise reads them itself. Nobody ever waits for a queued
// segment: the owner runs what is left itself and only waits for segments that already run, so there is no deadlock. While
// every worker is busy with a file of its own, nobody helps; the owner then takes back what it offered, lest the sessions
// of all that it reads meanwhile pile up. A queue of windows instead of segments was rejected: sessions of one segment would
// have to hop between workers.
//
// Threads: the owner calls Own… ; helpers call Help, from any thread, as late as the end of the scan.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "base/mutex.h"
#include "scan/sessions.h"

namespace day::scan {

class SplitFile;

// Bounds how many segments are in memory at once, and keeps the SplitFiles that helpers may still look at.
class SegmentPool {
 public:
  explicit SegmentPool(unsigned workers);
  bool TryTake() {
    int left = free_.load(std::memory_order_relaxed);
    while (left > 0)
      if (free_.compare_exchange_weak(left, left - 1)) return true;
    return false;
  }
  void Give() { free_.fetch_add(1); }
  // Lives until the pool of segments ends.
  SplitFile& Keep(std::unique_ptr<SplitFile> file) DAY_EXCLUDES(mutex_);

 private:
  std::atomic<int> free_;
  Mutex mutex_;
  std::deque<std::unique_ptr<SplitFile>> kept_ DAY_GUARDED_BY(mutex_);
};

class SplitFile {
 public:
  // A segment's bytes, with the overlap before them.
  struct Segment {
    uint64_t index = 0;
    std::unique_ptr<std::byte[]> bytes;
    size_t before = 0, size = 0;
    uint64_t offset = 0;  // of the first byte after `before`
    bool last = false;
  };
  using Sessions = std::vector<Slot>;
  using Reader = std::function<Sessions(const Segment&, unsigned worker)>;  // starts sessions and shows them the segment

  explicit SplitFile(Reader read, SegmentPool& segments) : read_(std::move(read)), segments_(segments) {}
  ~SplitFile();

  // The owner puts a segment up for helpers.
  void OwnOffer(Segment segment) DAY_EXCLUDES(mutex_);
  // The sessions of a segment that the owner read itself. If too many wait for one before them, the owner reads that too.
  void OwnComplete(uint64_t index, Sessions sessions, unsigned worker, ProbeClock clock) DAY_EXCLUDES(mutex_);
  // Runs what nobody has taken yet, waits for the rest; all sessions joined. `drop`: do not run any more, the scan stopped.
  Sessions OwnJoin(unsigned worker, ProbeClock clock, bool drop) DAY_EXCLUDES(mutex_);
  // Runs one offered segment, if one is left.
  bool Help(unsigned worker, ProbeClock clock) DAY_EXCLUDES(mutex_);

 private:
  void Absorb(uint64_t index, Sessions sessions, ProbeClock clock) DAY_REQUIRES(mutex_);

  Reader read_;
  SegmentPool& segments_;
  Mutex mutex_;
  std::condition_variable_any finished_;
  std::deque<Segment> offered_ DAY_GUARDED_BY(mutex_);
  std::map<uint64_t, Sessions> ahead_ DAY_GUARDED_BY(mutex_);  // read before the segments in front of them
  Sessions joined_ DAY_GUARDED_BY(mutex_);
  uint64_t next_ DAY_GUARDED_BY(mutex_) = 0;
  size_t running_ DAY_GUARDED_BY(mutex_) = 0;
};

}  // namespace day::scan
