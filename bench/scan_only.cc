// The scan alone, with all probes and nothing after it: scan_only SOURCE [threads] [--no-probes]. Prints counts and where time went.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "probe/all.h"
#include "scan/progress_bar.h"
#include "scan/scan.h"

int main(int argc, char** argv) {
  if (argc < 2) return std::fputs("usage: scan_only SOURCE [threads] [--no-probes]\n", stderr), 2;
  bool with_probes = true;
  day::ScanOptions options;
  for (int i = 2; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--no-probes") with_probes = false;
    else options.threads = static_cast<unsigned>(std::atoi(argv[i]));
  }
  day::ScanTimings timings;
  day::Progress progress;
  options.timings = &timings;
  options.progress = &progress;
  const auto start = std::chrono::steady_clock::now();
  auto release = day::OpenRelease(argv[1], day::RealFileSystem(), options.limits);
  if (!release) return fmt::print(stderr, "{}\n", release.error().message), 2;
  const auto probes = with_probes ? day::MakeAllProbes() : std::vector<std::unique_ptr<day::Probe>>();
  const auto begin = std::chrono::steady_clock::now();
  day::Result<day::Observations> seen = [&] {
    const day::ProgressBar bar(progress);
    return day::Scan(*release, probes, options);
  }();
  const auto end = std::chrono::steady_clock::now();
  if (!seen) return fmt::print(stderr, "{}\n", seen.error().message), 2;

  std::map<std::string, size_t> states;
  for (const auto& file : seen->files) ++states[std::string(NameOf(file.state))];
  fmt::print("files {}  evidence {}  bytes {}  complete {}\n", seen->files.size(), seen->evidence.size(), seen->bytes_read, seen->complete);
  for (const auto& [state, count] : states) fmt::print("  {:<12} {}\n", state, count);
  auto seconds = [](auto from, auto to) { return std::chrono::duration<double>(to - from).count(); };
  fmt::print("open {:.3f} s  scan {:.3f} s  ({:.0f} MB/s)\n", seconds(start, begin), seconds(begin, end),
             static_cast<double>(seen->bytes_read) / 1e6 / seconds(begin, end));
  fmt::print("  list {:.3f}  read {:.3f}  hash {:.3f}  identify {:.3f}  merge {:.3f}\n", timings.list, timings.read, timings.hash, timings.identify,
             timings.merge);
  for (const auto& [probe, spent] : timings.probes) fmt::print("  probe {:<20} {:.3f}\n", probe, spent);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("peak memory {} MB\n", usage.ru_maxrss / 1024);
  return 0;
}
