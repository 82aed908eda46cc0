#include "scan/split_file.h"

#include <algorithm>
#include <utility>

#include "base/assert.h"

namespace day::scan {
namespace {

constexpr unsigned kMostSegments = 16;  // limit: segments in memory at once, 64 MiB with the default size
constexpr size_t kMostAhead = 16;       // limit: segments whose sessions wait for one before them

}  // namespace

// A single worker gains nothing from handing segments on.
SegmentPool::SegmentPool(unsigned workers) : free_(workers < 2 ? 0 : static_cast<int>(std::min(2 * workers, kMostSegments))) {}

SplitFile& SegmentPool::Keep(std::unique_ptr<SplitFile> file) {
  MutexLock lock(mutex_);
  return *kept_.emplace_back(std::move(file));
}

SplitFile::~SplitFile() = default;

void SplitFile::OwnOffer(Segment segment) {
  MutexLock lock(mutex_);
  offered_.push_back(std::move(segment));
}

void SplitFile::Absorb(uint64_t index, Sessions sessions, ProbeClock clock) {
  ahead_.emplace(index, std::move(sessions));
  for (auto first = ahead_.begin(); first != ahead_.end() && first->first == next_; first = ahead_.erase(first), ++next_) {
    Sessions& later = first->second;
    if (next_ == 0) {
      joined_ = std::move(later);
      continue;
    }
    DAY_ASSERT(later.size() == joined_.size());
    for (size_t i = 0; i < later.size(); ++i) {
      auto& joined = joined_[i];  // the analysis of locks does not look from a lambda to the function around it
      if (joined.session && later[i].session) clock.Time(joined.index, [&] { joined.session->Absorb(*later[i].session, joined.out); });
      joined.out.Take(later[i].out);
    }
  }
}

void SplitFile::OwnComplete(uint64_t index, Sessions sessions, unsigned worker, ProbeClock clock) {
  {
    MutexLock lock(mutex_);
    Absorb(index, std::move(sessions), clock);
  }
  for (;;) {
    {
      MutexLock lock(mutex_);
      while (ahead_.size() > kMostAhead && offered_.empty()) finished_.wait(mutex_);
      if (ahead_.size() <= kMostAhead) return;
    }
    Help(worker, clock);
  }
}

bool SplitFile::Help(unsigned worker, ProbeClock clock) {
  Segment segment;
  {
    MutexLock lock(mutex_);
    if (offered_.empty()) return false;
    segment = std::move(offered_.front());
    offered_.pop_front();
    ++running_;
  }
  Sessions sessions = read_(segment, worker);
  segment.bytes.reset();
  segments_.Give();
  {
    MutexLock lock(mutex_);
    Absorb(segment.index, std::move(sessions), clock);
    --running_;
  }
  finished_.notify_all();
  return true;
}

SplitFile::Sessions SplitFile::OwnJoin(unsigned worker, ProbeClock clock, bool drop) {
  while (!drop && Help(worker, clock)) continue;
  MutexLock lock(mutex_);
  for (; !offered_.empty(); offered_.pop_front()) segments_.Give();
  while (running_ > 0) finished_.wait(mutex_);
  ahead_.clear();
  return std::exchange(joined_, {});
}

}  // namespace day::scan
