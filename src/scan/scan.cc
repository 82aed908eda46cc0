#include "scan/scan.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <optional>
#include <utility>

#include "base/thread_pool.h"
#include "scan/archive_walk.h"
#include "scan/engine.h"
#include "scan/file_reader.h"
#include "scan/in_order_source.h"
#include "scan/job.h"
#include "scan/merge.h"
#include "scan/stated_digests.h"

namespace day {
namespace scan {
namespace {

constexpr uint64_t kLargeFile = uint64_t{1} << 20;   // bytes: from here on a file is a task of its own, largest first
constexpr uint64_t kHeldFreely = uint64_t{8} << 20;  // limit: bytes; a tree may hold larger files in memory one at a time only
constexpr size_t kBatchFiles = 64;                   // small files per task: a task costs as much as hashing some KiB
constexpr uint64_t kBatchBytes = uint64_t{2} << 20;  // bytes per task of small files

class Run {
 public:
  Run(const Release& release, std::span<const std::unique_ptr<Probe>> probes, const ScanOptions& options)
      : release_(release), options_(options), tops_(release.trees.size()), pool_(options.threads), engine_(probes, options, pool_) {
    for (unsigned worker = 0; worker <= pool_.workers(); ++worker) readers_.emplace_back(engine_, worker);
  }
  // Tasks that still wait end at once, then the pool joins.
  ~Run() {
    engine_.abandoned = true;
    pool_.Wait();
  }

  Status ListAll();
  void ReadListed();
  Status StreamAll();
  Status Wait();
  Observations Merged();

 private:
  void ReadJob(FileReader& reader, Job& job);
  // Of a git revision every file has an id: only one that does not hold is news. In a cache, ids that hold are what vouches for it.
  bool SaysGitMatch(uint32_t source) const { return release_.trees[source]->info().kind == "hf-cache"; }

  const Release& release_;
  const ScanOptions& options_;
  std::vector<SourceTop> tops_;  // by source
  Jobs jobs_;                    // grows on this thread only; workers hold references
  InFlight in_flight_;
  ThreadPool pool_;
  Engine engine_;
  std::deque<FileReader> readers_;  // one per worker and, last, one for this thread
};

Status Run::ListAll() {
  Lap lap(engine_.timed(), options_.timings ? options_.timings->list : engine_.times[0].read);
  for (uint32_t source = 0; source < release_.trees.size(); ++source) {
    const Tree& tree = *release_.trees[source];
    if (tree.in_order()) continue;
    DAY_TRY(tree.List(
        [&](Entry entry) {
          engine_.CountListed(entry.kind == EntryKind::kFile ? entry.size : 0);
          Job& job = jobs_.Add();
          job.result = Register(source, entry.path, "", entry);
          job.stated_digest = std::move(entry.stated_digest);
          job.committed = std::move(entry.committed);
          job.handle = entry.handle;
        },
        options_.stop));
  }
  return {};
}

void Run::ReadJob(FileReader& reader, Job& job) {
  if (engine_.stopped()) return;
  FileRecord& record = job.result.record;
  const Tree& tree = *release_.trees[record.source];
  const Entry entry{.path = record.path, .size = record.size, .stated_digest = job.stated_digest, .handle = job.handle};
  std::optional<LargeBuffer> large;
  if (tree.opens_whole() && record.size > kHeldFreely) large.emplace(engine_, reader.worker());
  Result<std::unique_ptr<ByteSource>> bytes = std::unique_ptr<ByteSource>();
  {
    Lap lap(engine_.timed(), engine_.times[reader.worker()].read);
    bytes = tree.Open(entry);
  }
  if (!bytes) {
    MarkUnread(job.result, bytes.error());
  } else {
    const Place place{
        .path = record.path, .stated_digest = job.stated_digest, .committed = job.committed, .may_split = true, .say_git_match = SaysGitMatch(record.source)};
    reader.ReadRandom(**bytes, place, job.result);
    job.bytes_read = (*bytes)->size();
    if (record.state == FileState::kRead && IsArchive(record)) {
      Allowance allowance(options_.limits, record.size);
      ReadMembers(reader, **bytes, 0, allowance, job.result, job.members);
    }
  }
  engine_.CountFile();
}

// Large files first, so that none is left over at the end for one worker alone; small ones in batches, as they were listed.
void Run::ReadListed() {
  std::vector<Job*> large, small;
  jobs_.ForEach([&](Job& job) {
    if (job.result.record.state == FileState::kRead) (job.result.record.size >= kLargeFile ? large : small).push_back(&job);
  });
  std::stable_sort(large.begin(), large.end(), [](const Job* a, const Job* b) { return a->result.record.size > b->result.record.size; });
  for (Job* job : large) pool_.Submit([this, job](unsigned worker) { ReadJob(readers_[worker], *job); });
  for (size_t at = 0; at < small.size();) {
    std::vector<Job*> batch;
    for (uint64_t bytes = 0; at < small.size() && batch.size() < kBatchFiles && bytes < kBatchBytes; ++at) {
      bytes += small[at]->result.record.size;
      batch.push_back(small[at]);
    }
    pool_.Submit([this, batch = std::move(batch)](unsigned worker) {
      for (Job* job : batch) ReadJob(readers_[worker], *job);
    });
    if (engine_.stopped()) return;
  }
}

Status Run::StreamAll() {
  for (uint32_t source = 0; source < release_.trees.size(); ++source)
    if (release_.trees[source]->in_order()) DAY_TRY(ReadInOrderSource(engine_, *release_.trees[source], source, {jobs_, readers_, in_flight_}, tops_[source]));
  return {};
}

Status Run::Wait() {
  pool_.Wait();
  if (engine_.stopped()) return MakeError(ErrorKind::kCancelled, "stopped");
  return {};
}

Observations Run::Merged() {
  const auto start = std::chrono::steady_clock::now();
  Observations all = Merge(release_, jobs_, tops_);
  CheckStatedDigests(all);
  if (ScanTimings* timings = options_.timings) {
    timings->merge += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (size_t i = 0; i < engine_.probes.size(); ++i) timings->probes.emplace_back(engine_.probes[i]->def().id, 0.0);
    for (const WorkerTimes& worker : engine_.times) {
      timings->read += worker.read;
      timings->hash += worker.hash;
      timings->identify += worker.identify;
      for (size_t i = 0; i < worker.probes.size(); ++i) timings->probes[i].second += worker.probes[i];
    }
  }
  return all;
}

}  // namespace
}  // namespace scan

Result<Observations> Scan(const Release& release, std::span<const std::unique_ptr<Probe>> probes, const ScanOptions& options) {
  scan::Run run(release, probes, options);
  DAY_TRY(run.ListAll());
  if (options.progress)
    options.progress->listing_done = std::all_of(release.trees.begin(), release.trees.end(), [](const auto& tree) { return !tree->in_order(); });
  run.ReadListed();
  DAY_TRY(run.StreamAll());
  if (options.progress) options.progress->listing_done = true;
  DAY_TRY(run.Wait());
  return run.Merged();
}

}  // namespace day
