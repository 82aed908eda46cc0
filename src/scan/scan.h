// One pass over a release: walk, identify, hash, feed the probes, merge in order.
//
// Knows no probe by name. Bounded memory whatever the release weighs; the same Observations, byte for byte, for any number
// of threads. What the release or the disk does wrong becomes evidence; only trouble at a source's root is an error.
//
// How often bytes are read: each byte of a file once for its digest and all streams. Ranges of a file that does not fit the
// first window are read again where a probe asks for them, and an archive that lies in a release is read a second time,
// for its members. A file that could not be read to its end leaves no probe's evidence: how much of it was seen
// would depend on how it was cut.
//
// Limits, each named in the evidence where it stops something (besides ArchiveLimits):
//   in-order-range     ranges of a member that can only be read front to back reach into its first 64 MiB (32, 16 … MiB in an archive
//                      within an archive) only
//   in-order-archive   an archive within such an archive is opened if it fits the same bound
//   ranges-budget      a probe asked for more bytes of a file than its definition allows
//   max-size           a probe does not read files of that size (its definition's bound)
//   evidence-count     a probe had more than 10,000 things to say of one file, or the scan itself of one archive's members; the first
//                      ones in order are kept
//   folder-depth       a folder lies in 256 others
//   encrypted          of a member of a zip
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
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
  std::atomic<uint64_t> bytes_kept{0};  // of those read: from an earlier run that was ended, which took none of this one's time
};

// Seconds spent, for --timings. Worker seconds are summed over threads.
struct ScanTimings {
  double list = 0, read = 0, hash = 0, identify = 0, merge = 0;
  std::vector<std::pair<std::string, double>> probes;  // by id, in probe order
};

struct ScanOptions {
  unsigned threads = 0;               // 0: as many as there are processors
  size_t window = size_t{256} << 10;  // bytes shown at a time; tests vary it, output never depends on it
  size_t segment = size_t{4} << 20;   // bytes after which a split stream starts a new session, on any number of threads
  ArchiveLimits limits;
  std::stop_token stop;
  Progress* progress = nullptr;
  ScanTimings* timings = nullptr;
};

// Errors: kCancelled when stopped; what Tree::List or Stream reports for a source's root.
Result<Observations> Scan(const Release& release, std::span<const std::unique_ptr<Probe>> probes, const ScanOptions& options);

}  // namespace day
