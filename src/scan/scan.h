// One pass over a release: walk, identify, hash, feed the probes, merge in order.
//
// Knows no probe by name. Bounded memory whatever the release weighs; the same Observations, byte for byte, for any number
// of threads. What the release or the disk does wrong becomes evidence; only trouble at a source's root is an error.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/evidence.h"
#include "probe/probe.h"
#include "source/tree.h"

namespace day {

// Counters that the scan raises and a progress bar reads, from any thread.
struct Progress {
  std::atomic<uint64_t> files_listed{0};
  std::atomic<uint64_t> bytes_listed{0};  // grows while listing
  std::atomic<bool> listing_done{false};
  std::atomic<uint64_t> files_read{0};
  std::atomic<uint64_t> bytes_read{0};
};

// Seconds spent, for --timings. Worker seconds are summed over threads.
struct ScanTimings {
  double list = 0, read = 0, hash = 0, identify = 0, merge = 0;
  std::vector<std::pair<std::string, double>> probes;  // by id, in probe order
};

struct ScanOptions {
  unsigned threads = 0;             // 0: as many as there are processors
  size_t window = size_t{1} << 20;  // bytes read at a time; tests vary it, output never depends on it
  ArchiveLimits limits;
  std::stop_token stop;
  Progress* progress = nullptr;
  ScanTimings* timings = nullptr;
};

// Errors: kCancelled when stopped; what Tree::List or Stream reports for a source's root.
Result<Observations> Scan(const Release& release, std::span<const std::unique_ptr<Probe>> probes, const ScanOptions& options);

}  // namespace day
