#include "audit_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "io/file_system.h"
#include "knowledge/knowledge.h"
#include "probe/all.h"
#include "scan/progress_bar.h"
#include "source/tree.h"

namespace day::app {
namespace {

// Of no file at all nothing can be said, and a verdict on it would be one on a slip of the hand. Links, devices and names that a cache knows
// not to exist are no files; what could not be read is one.
bool HoldsAnything(const Observations& seen) {
  return std::any_of(seen.files.begin(), seen.files.end(), [](const FileRecord& file) {
    return file.state != FileState::kLink && file.state != FileState::kSpecial && file.state != FileState::kKnownAbsent;
  });
}

}  // namespace

Result<SourceProfile> ProfileOfSource(const std::string& source, const SourceOptions& options) {
  const auto lap = [&](std::string_view step) {
    if (options.lap) options.lap(step);
  };
  Progress progress;
  ScanOptions scan_options;
  scan_options.threads = options.threads;
  scan_options.stop = options.stop;
  scan_options.progress = &progress;
  scan_options.timings = options.timings;

  DAY_TRY_ASSIGN(Release release, OpenRelease(source, RealFileSystem(), scan_options.limits));
  const auto probes = MakeAllProbes();
  lap("open");

  std::optional<ProgressBar> bar;
  if (options.progress) bar.emplace(progress);
  Result<Observations> observations = Scan(release, probes, scan_options);
  bar.reset();
  if (!observations) return std::unexpected(observations.error());
  if (!HoldsAnything(*observations)) return MakeError(ErrorKind::kNotFound, fmt::format("nothing to read in {}: it holds no file", source));
  SourceProfile made;
  made.bytes_read = observations->bytes_read;
  lap("scan");

  made.profile = Resolve(std::move(*observations), TheStack());
  lap("resolve");
  return made;
}

}  // namespace day::app
