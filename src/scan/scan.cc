#include "scan/scan.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <optional>
#include <utility>

#include "base/mutex.h"
#include "base/thread_pool.h"
#include "scan/archive_walk.h"
#include "scan/engine.h"
#include "scan/file_reader.h"
#include "scan/job.h"
#include "scan/merge.h"
#include "source/path.h"

namespace day {
namespace scan {
namespace {

constexpr uint64_t kLargeFile = uint64_t{1} << 20;   // bytes: from here on a file is a task of its own, largest first
constexpr size_t kBatchFiles = 64;                   // small files per task: a task costs as much as hashing some KiB
constexpr uint64_t kBatchBytes = uint64_t{2} << 20;  // bytes per task of small files
constexpr uint64_t kGatheredInFlight = uint64_t{32} << 20;  // limit: bytes of small members that wait for a worker

// Blocks the thread that streams an archive while too much of it waits in memory.
class InFlight {
 public:
  void Take(uint64_t bytes) DAY_EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    while (used_ > 0 && used_ + bytes > kGatheredInFlight) room_.wait(mutex_);
    used_ += bytes;
  }
  void Give(uint64_t bytes) DAY_EXCLUDES(mutex_) {
    {
      MutexLock lock(mutex_);
      used_ -= bytes;
    }
    room_.notify_one();
  }

 private:
  Mutex mutex_;
  std::condition_variable_any room_;
  uint64_t used_ DAY_GUARDED_BY(mutex_) = 0;
};

class Run {
 public:
  Run(const Release& release, std::span<const std::unique_ptr<Probe>> probes, const ScanOptions& options)
      : release_(release), options_(options), pool_(options.threads), engine_(probes, options, pool_) {
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
  void Prepare(uint32_t source, const Entry& entry, Job& job);
  void ReadJob(FileReader& reader, Job& job);
  Status StreamTree(uint32_t source);
  Status Visit(uint32_t source, Entry entry, ByteStream* stream);
  bool LiesInArchive(uint32_t source) const { return release_.trees[source]->info().kind == "archive"; }
  bool ChecksGitIds(uint32_t source) const { return release_.trees[source]->info().kind == "hf-cache"; }

  const Release& release_;
  const ScanOptions& options_;
  std::deque<Job> jobs_;  // grows on this thread only; workers hold references
  InFlight in_flight_;
  ThreadPool pool_;
  Engine engine_;
  std::deque<FileReader> readers_;  // one per worker and one for this thread
};

void Run::Prepare(uint32_t source, const Entry& entry, Job& job) {
  job.result = Register(source, entry.path, "", entry);
  job.stated_digest = entry.stated_digest;
  job.handle = entry.handle;
  if (!LiesInArchive(source)) return;
  auto odd = [&](std::string_view what) { job.result.Say(Outcome::kFound, "archive.member", std::string(what), {{"member", entry.path}}); };
  if (const std::string_view unsafe = UnsafePath(entry.path); !unsafe.empty()) odd(unsafe);
  if (entry.kind == EntryKind::kLink && LinkLeavesTree(entry.path, entry.note)) odd("link-outside");
  if (entry.kind == EntryKind::kSkipped) job.result.Say(Outcome::kSkipped, "archive.limit", entry.note, {{"member", entry.path}});
}

Status Run::ListAll() {
  Lap lap(engine_.timed(), options_.timings ? options_.timings->list : engine_.times[0].read);
  for (uint32_t source = 0; source < release_.trees.size(); ++source) {
    const Tree& tree = *release_.trees[source];
    if (tree.in_order()) continue;
    DAY_TRY(tree.List(
        [&](Entry entry) {
          engine_.CountListed(entry.kind == EntryKind::kFile ? entry.size : 0);
          Prepare(source, entry, jobs_.emplace_back());
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
  Result<std::unique_ptr<ByteSource>> bytes = std::unique_ptr<ByteSource>();
  {
    Lap lap(engine_.timed(), engine_.times[reader.worker()].read);
    bytes = tree.Open(entry);
  }
  if (!bytes) {
    MarkUnread(job.result, bytes.error());
  } else {
    const Place place{.path = record.path, .stated_digest = job.stated_digest, .may_split = true, .check_git_id = ChecksGitIds(record.source)};
    reader.ReadRandom(**bytes, place, job.result);
    job.bytes_read = (*bytes)->size();
    if (record.state == FileState::kRead && IsArchive(record)) ReadMembers(reader, **bytes, LiesInArchive(record.source) ? 1 : 0, job.result, job.members);
  }
  engine_.CountFile();
}

// Large files first, so that none is left over at the end for one worker alone; small ones in batches, as they were listed.
void Run::ReadListed() {
  std::vector<Job*> large, small;
  for (Job& job : jobs_)
    if (job.result.record.state == FileState::kRead) (job.result.record.size >= kLargeFile ? large : small).push_back(&job);
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

Status Run::Visit(uint32_t source, Entry entry, ByteStream* stream) {
  if (engine_.stopped()) return MakeError(ErrorKind::kCancelled, "stopped");
  engine_.CountListed(entry.kind == EntryKind::kFile ? entry.size : 0);
  Job& job = jobs_.emplace_back();
  Prepare(source, entry, job);
  if (entry.kind != EntryKind::kFile) return {};
  FileReader& own = readers_.back();
  Result<Gathered> gathered = MakeError(ErrorKind::kIo, "has no bytes");
  if (stream) {
    Lap lap(engine_.timed(), engine_.times[own.worker()].read);
    gathered = Gather(*stream, kGathered);
  }
  if (!gathered) {
    MarkUnread(job.result, gathered.error());
    if (job.result.record.state == FileState::kSkipped) job.result.Say(Outcome::kSkipped, "archive.limit", job.result.record.note);
    return {};
  }
  const uint32_t depth = LiesInArchive(source) ? 1 : 0;
  auto read = [this, &job, depth, size = entry.size](FileReader& reader, Gathered bytes, ByteStream* rest) {
    const Place place{.path = job.result.record.path, .stated_digest = job.stated_digest};
    ReadInOrder(reader, std::move(bytes), rest, size, depth, place, job.result, job.members);
    job.bytes_read = job.result.record.size;
    engine_.CountFile();
  };
  if (!gathered->whole) {
    read(own, std::move(*gathered), stream);
    return {};
  }
  const uint64_t held = gathered->bytes.capacity();
  in_flight_.Take(held);
  pool_.Submit([this, read, held, bytes = std::move(*gathered)](unsigned worker) mutable {
    if (!engine_.stopped()) read(readers_[worker], std::move(bytes), nullptr);
    in_flight_.Give(held);
  });
  return {};
}

Status Run::StreamTree(uint32_t source) {
  const size_t before = jobs_.size();
  const Tree& tree = *release_.trees[source];
  const Status streamed = tree.Stream([&](Entry entry, ByteStream* bytes) { return Visit(source, std::move(entry), bytes); }, options_.stop);
  if (streamed || streamed.error().kind == ErrorKind::kCancelled || jobs_.size() == before) return streamed;
  // Broken or limited past its first entries: what was read stays, and the place of the break is a file without bytes.
  Job& job = jobs_.emplace_back();
  job.result.record.source = source;
  MarkUnread(job.result, streamed.error());
  if (streamed.error().kind == ErrorKind::kLimit) job.result.Say(Outcome::kSkipped, "archive.limit", job.result.record.note);
  else job.result.Say(Outcome::kMalformed, "archive", job.result.record.note);
  return {};
}

Status Run::StreamAll() {
  for (uint32_t source = 0; source < release_.trees.size(); ++source)
    if (release_.trees[source]->in_order()) DAY_TRY(StreamTree(source));
  return {};
}

Status Run::Wait() {
  pool_.Wait();
  if (engine_.stopped()) return MakeError(ErrorKind::kCancelled, "stopped");
  return {};
}

Observations Run::Merged() {
  const auto start = std::chrono::steady_clock::now();
  Observations all = Merge(release_, jobs_);
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
  if (options.progress) options.progress->listing_done = std::all_of(release.trees.begin(), release.trees.end(), [](const auto& tree) { return !tree->in_order(); });
  run.ReadListed();
  DAY_TRY(run.StreamAll());
  if (options.progress) options.progress->listing_done = true;
  DAY_TRY(run.Wait());
  return run.Merged();
}

}  // namespace day
