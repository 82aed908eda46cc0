// From what the user named to a profile: the part of an audit that other commands need, too.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/result.h"
#include "command.h"
#include "profile/profile.h"
#include "scan/scan.h"

namespace day::app {

struct SourceOptions {
  unsigned threads = 1;
  std::stop_token stop;
  bool progress = true;                                 // a bar on standard error
  ScanTimings* timings = nullptr;                       // filled in where it is not null
  std::function<void(std::string_view step)> lap = {};  // called after each step, where it is there
};

struct SourceProfile {
  Profile profile;
  uint64_t bytes_read = 0;
};

// The flag that turns SourceOptions::progress off.
inline Flag NoProgressFlag() { return {.name = "no-progress", .value = "", .help = "No progress bar."}; }
// Error kNotFound of a source that holds no file at all, kCancelled where it was stopped, and those of opening and reading.
Result<SourceProfile> ProfileOfSource(const std::string& source, const SourceOptions& options);

}  // namespace day::app
