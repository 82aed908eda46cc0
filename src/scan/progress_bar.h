// The progress bar of a scan on standard error: bytes, rate, time left.
//
// Draws only on a terminal and only once the scan has taken half a second, in one line that is wiped when the bar ends,
// however it ends; so it leaves nothing behind, also after Ctrl-C. It reads counters and never slows the scan.
// Threads: one of its own; construct and destroy it on the same thread.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

#include "scan/scan.h"

namespace day {

// What the counters say at one moment.
struct ProgressState {
  uint64_t files_listed = 0, bytes_listed = 0, files_read = 0, bytes_read = 0;
  bool listing_done = false;
  double seconds = 0;  // since the start
  uint64_t bytes_kept = 0;
};

// One line of at most `width` columns, without a line break. `unicode`: draw with block characters.
std::string FormatProgress(const ProgressState& state, size_t width, bool unicode);

class ProgressBar {
 public:
  // Draws on file descriptor `terminal`, if it is one. `progress` outlives the bar.
  explicit ProgressBar(const Progress& progress, int terminal = 2);
  ~ProgressBar();  // wipes the line
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

 private:
  void Draw(const std::stop_token& stop);

  const Progress& progress_;
  int terminal_;
  std::jthread thread_;  // last: uses the rest
};

}  // namespace day
