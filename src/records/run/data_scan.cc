#include "records/run/data_scan.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <memory>
#include <utility>

#include "base/mutex.h"
#include "base/thread_pool.h"
#include "records/meters/pii/nobodys.h"

namespace day::records {
namespace {

// What one worker keeps from block to block.
struct Worker {
  explicit Worker(const FinderSet& finders, const MeterKit* kit = nullptr) : search(finders), tally(finders.kinds().size()) {
    if (kit) meters.emplace(*kit);
  }
  FinderSet::Search search;
  Tally tally;
  std::optional<TextMeters> meters;
  std::unique_ptr<BlockParser> parser;
  size_t file = SIZE_MAX;  // that the parser reads
  TextBlock block;
  std::vector<Span> spans;
};

// A file, or a part of one, that is being read. What its blocks held is added by the workers.
struct OpenFile {
  std::string shown;
  std::unique_ptr<DataFile> data;
  FileFacts* facts = nullptr;
  Mutex mutex;
  ReadCounts counts DAY_GUARDED_BY(mutex);
};

// The blocks that there are between who cuts and who measures. Few, and used again: what is read is measured while it lies in the processor's caches, and
// memory that was given back would come as new pages, which cost more to fill than some meters take.
class Blocks {
 public:
  explicit Blocks(size_t most) : most_(most) {}
  // Waits until there is one.
  std::unique_ptr<RawBlock> Take() {
    const MutexLock lock(mutex_);
    if (free_.empty() && made_ < most_) {
      ++made_;
      return std::make_unique<RawBlock>();
    }
    while (free_.empty()) freed_.wait(mutex_);
    std::unique_ptr<RawBlock> block = std::move(free_.back());
    free_.pop_back();
    return block;
  }
  void Put(std::unique_ptr<RawBlock> block) {
    const MutexLock lock(mutex_);
    free_.push_back(std::move(block));
    freed_.notify_one();
  }

 private:
  const size_t most_;
  Mutex mutex_;
  std::condition_variable_any freed_;
  size_t made_ DAY_GUARDED_BY(mutex_) = 0;
  std::vector<std::unique_ptr<RawBlock>> free_ DAY_GUARDED_BY(mutex_);
};

ParseOptions ParsingOf(const DataFile& file, const DataOptions& options, bool places) {
  return {.fields = options.fields, .separator = file.separator(), .places = places};
}

Error Stopped() { return MakeError(ErrorKind::kCancelled, "interrupted"); }

constexpr size_t kBlocksPerWorker = 4;  // measured: 8 and 2 are as fast, 16 and more slower, for what is read is no longer in a cache when it is measured

// The work on items: this thread cuts, the pool's measure.
class WorkScan {
 public:
  WorkScan(const FileSystem& files, const std::vector<NamedPath>& paths, const FinderSet& finders, const DataOptions& options, PartReport& report,
           const Checkpoints* checkpoints)
      : files_(files),
        paths_(paths),
        finders_(finders),
        options_(options),
        report_(report),
        checkpoints_(checkpoints),
        blocks_(kBlocksPerWorker * std::max(options.threads, 1U)),
        pool_(std::max(options.threads, 1U)) {
    for (unsigned i = 0; i < pool_.workers(); ++i) workers_.emplace_back(finders, options.meters);
    if (report_.tally.kinds.empty()) report_.tally = Tally(finders.kinds().size());
    if (!options.meters) return;
    if (!report_.meters) report_.meters.emplace(*options.meters);
    Continue();
  }

  Status Run(std::span<const WorkItem> items, const WorkPosition& from) {
    for (uint64_t i = from.item; i < items.size(); ++i) {
      const WorkPosition here = i == from.item ? from : WorkPosition{.item = i};
      DAY_TRY(Pause(here));
      DAY_TRY(Read(items[i], here));
      if (options_.files_read) ++*options_.files_read;
      constexpr size_t kMostOpen = 64;  // files; each holds a descriptor and its buffers until its blocks are done
      if (open_.size() < kMostOpen) continue;
      Settle();
      Continue();
    }
    Settle();
    return {};
  }

 private:
  // Waits until all blocks are done, and puts what they held into the report.
  void Settle() {
    pool_.Wait();
    for (OpenFile& file : open_) {
      const MutexLock lock(file.mutex);
      file.facts->counts += std::exchange(file.counts, {});
    }
    while (!open_.empty() && &open_.front() != reading_) open_.pop_front();
    for (Worker& worker : workers_) {
      report_.tally.Merge(worker.tally);
      worker.tally = Tally(finders_.kinds().size());
      if (shared_) shared_->Take(worker.meters, true);
    }
    if (shared_) report_.meters.emplace(shared_->Finish());
    MarkNobodys();
  }
  // What is known of an example when what it says is not kept.
  void MarkNobodys() {
    for (uint16_t kind = 0; kind < report_.tally.kinds.size(); ++kind)
      for (Example& example : report_.tally.kinds[kind].examples)
        example.nobodys = example.nobodys || Nobodys::Get().Is(finders_.kinds()[kind].type, example.value);
  }
  // Behind Settle: what comes is added to what the report has.
  void Continue() {
    if (options_.meters) shared_.emplace(*options_.meters, std::move(*report_.meters));
  }

  // Between two blocks: keeps what is done where it is time for it, and ends where it was asked to.
  Status Pause(const WorkPosition& position) {
    const bool stop = options_.stop.stop_requested();
    if (checkpoints_ && (stop || checkpoints_->due())) {
      Settle();
      DAY_TRY(checkpoints_->keep(report_, position));
      Continue();
    }
    return stop ? Status(Stopped()) : Status();
  }

  // `from`: where the item was left, at 0 where it was not begun.
  Status Read(const WorkItem& item, const WorkPosition& from) {
    const NamedPath& path = paths_[item.file];
    const auto [entry, fresh] = report_.files.try_emplace(item.file);
    FileFacts& facts = entry->second;
    facts.path = path.shown;
    Result<DataFile> opened = DataFile::Open(files_, path.path, path.shown, options_.cuts);
    if (!fresh && (!opened || facts.size != opened->size())) return Changed(facts);
    if (!opened) {
      const std::string& said = opened.error().message;
      facts.trouble = said.starts_with(path.shown + ": ") ? said : path.shown + ": " + ReasonOf(opened.error());
      return {};
    }
    OpenFile& file = open_.emplace_back();
    file.shown = path.shown;
    file.facts = &facts;
    file.data = std::make_unique<DataFile>(std::move(*opened));
    facts.format = file.data->format();
    facts.compression = file.data->compression();
    facts.size = file.data->size();
    facts.binary = file.data->binary();
    facts.container = file.data->container();
    facts.left_out = file.data->left_out();
    if (facts.binary) {
      Count(std::min(item.end, facts.size) - std::min(item.begin, facts.size), false);
      return {};
    }
    reading_ = &file;
    const Status read = ReadBlocks(item, from, file);
    reading_ = nullptr;
    return read;
  }

  Status ReadBlocks(const WorkItem& item, const WorkPosition& from, OpenFile& file) {
    DataFile& data = *file.data;
    FileFacts& facts = *file.facts;
    bool before_item = item.begin > 0, resuming = from.at > 0;
    std::unique_ptr<RawBlock> raw;
    for (uint64_t told = 0;;) {
      const uint64_t at = data.bytes_given();
      if (at >= item.end) break;
      const bool own = at >= item.begin, measured = at < from.at;
      if (own && std::exchange(before_item, false)) told = data.bytes_read();  // what others measure is no progress of this run
      const bool news = own && !measured;
      const WorkPosition here = news ? WorkPosition{.item = from.item, .at = at, .record = data.next_record()} : from;
      if (!measured && std::exchange(resuming, false) && here != from) return Changed(facts);
      if (news || options_.stop.stop_requested()) {
        DAY_TRY(Pause(here));
      }
      if (!raw) raw = blocks_.Take();
      const Result<bool> more = data.Next(*raw);
      if (!more) facts.trouble = facts.path + ": " + more.error().message;
      if (!more || !*more) break;
      if (!own) continue;
      Count(data.bytes_read() - std::exchange(told, data.bytes_read()), !measured);
      if (measured) continue;
      facts.bytes_read += data.bytes_given() - at;
      Measure(std::move(raw), item.file, file);
    }
    if (raw) blocks_.Put(std::move(raw));
    if (resuming) return Changed(facts);
    // Of a container, which is never divided: what its members hold beside text, and what its reader did not tell of how far it was.
    facts.bytes_read += data.bytes_left_out();
    facts.counts.bytes_skipped += data.bytes_left_out();
    if (!facts.container.empty()) Count(facts.size - std::min(data.bytes_read(), facts.size), true);
    return {};
  }

  static Status Changed(const FileFacts& facts) { return MakeError(ErrorKind::kInvalid, facts.path + ": was changed since the work on it began"); }

  // Bytes on disk, for who watches.
  void Count(uint64_t bytes, bool measured) {
    if (options_.bytes_read) *options_.bytes_read += bytes;
    if (!measured && options_.bytes_kept) *options_.bytes_kept += bytes;
  }

  void Measure(std::unique_ptr<RawBlock> raw, uint32_t number, OpenFile& file) {
    pool_.Submit([this, number, raw = std::move(raw), into = &file](unsigned index) mutable {
      Worker& worker = workers_[index];
      if (worker.file != number) {
        worker.parser = std::make_unique<BlockParser>(ParsingOf(*into->data, options_, false));
        worker.file = number;
      }
      ReadCounts counts;
      worker.parser->Parse(*raw, into->data->columns(), worker.block, counts);
      worker.spans.clear();
      worker.search.Find(worker.block, worker.spans);
      worker.tally.Add(worker.block, worker.spans, into->shown);
      if (worker.meters) {
        worker.meters->Add(worker.block, number);
        shared_->Take(worker.meters, false);
      }
      blocks_.Put(std::move(raw));
      const MutexLock lock(into->mutex);
      into->counts += counts;
    });
  }

  const FileSystem& files_;
  const std::vector<NamedPath>& paths_;
  const FinderSet& finders_;
  const DataOptions& options_;
  PartReport& report_;
  const Checkpoints* checkpoints_;
  std::deque<Worker> workers_;
  std::optional<SharedTextMeters> shared_;
  std::deque<OpenFile> open_;          // until all its blocks are done; places do not move
  const OpenFile* reading_ = nullptr;  // of them the last
  Blocks blocks_;
  ThreadPool pool_;  // last: its tasks use the others
};

}  // namespace

Status PartReport::Merge(const PartReport& other) {
  for (const auto& [number, facts] : other.files) {
    const auto [entry, fresh] = files.try_emplace(number, facts);
    if (fresh) continue;
    FileFacts& whole = entry->second;
    if (whole.path != facts.path || whole.size != facts.size || whole.format != facts.format || whole.compression != facts.compression ||
        whole.container != facts.container || whole.binary != facts.binary)
      return MakeError(ErrorKind::kInvalid, facts.path + ": was changed between the shards that read it");
    whole.bytes_read += facts.bytes_read;
    whole.counts += facts.counts;
    // The same for all parts that came to the place; of two the same one, whoever comes first.
    if (whole.trouble.empty() || (!facts.trouble.empty() && facts.trouble < whole.trouble)) whole.trouble = facts.trouble;
  }
  tally.Merge(other.tally);
  if (meters && other.meters) meters->Merge(*other.meters);
  return {};
}

DataReport PartReport::Whole() && {
  DataReport report{.files = {}, .tally = std::move(tally), .meters = std::move(meters)};
  for (auto& [number, facts] : files) report.files.push_back(std::move(facts));
  return report;
}

Status ScanWork(const FileSystem& files, const std::vector<NamedPath>& paths, std::span<const WorkItem> items, const FinderSet& finders,
                const DataOptions& options, PartReport& report, const WorkPosition& from, const Checkpoints* checkpoints) {
  return WorkScan(files, paths, finders, options, report, checkpoints).Run(items, from);
}

Result<DataReport> ScanData(const FileSystem& files, const std::vector<NamedPath>& paths, const FinderSet& finders, const DataOptions& options) {
  std::vector<WorkItem> all(paths.size());
  for (size_t i = 0; i < paths.size(); ++i) all[i].file = static_cast<uint32_t>(i);
  PartReport report;
  DAY_TRY(ScanWork(files, paths, all, finders, options, report));
  return std::move(report).Whole();
}

Result<FileFacts> FindInOrder(const FileSystem& files, const NamedPath& path, const FinderSet& finders, const DataOptions& options,
                              const std::function<Status(const FoundBlock&)>& take) {
  DAY_TRY_ASSIGN(DataFile file, DataFile::Open(files, path.path, path.shown, options.cuts));
  FileFacts facts{.path = path.shown,
                  .format = file.format(),
                  .container = std::string(file.container()),
                  .left_out = file.left_out(),
                  .compression = file.compression(),
                  .size = file.size(),
                  .bytes_read = 0,
                  .binary = file.binary(),
                  .counts = {},
                  .trouble = {}};
  if (file.binary()) return facts;
  const unsigned threads = std::max(options.threads, 1U);
  std::deque<Worker> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back(finders);
    workers.back().parser = std::make_unique<BlockParser>(ParsingOf(file, options, true));
  }
  ThreadPool pool(threads);
  std::vector<FoundBlock> found(size_t{2} * threads);
  std::vector<ReadCounts> counts(found.size());
  for (bool more = true; more;) {
    size_t count = 0;
    while (more && count < found.size()) {
      if (options.stop.stop_requested()) return Stopped();
      const Result<bool> next = file.Next(found[count].raw);
      if (!next) facts.trouble = path.shown + ": " + next.error().message;
      more = next && *next;
      if (!more) break;
      found[count].next_record = file.next_record();
      ++count;
    }
    if (options.bytes_read) *options.bytes_read = file.bytes_read();
    for (size_t i = 0; i < count; ++i)
      pool.Submit([&, i](unsigned index) {
        Worker& worker = workers[index];
        FoundBlock& one = found[i];
        counts[i] = {};
        worker.parser->Parse(one.raw, file.columns(), one.block, counts[i]);
        one.spans.clear();
        worker.search.Find(one.block, one.spans);
        one.places = worker.parser->places();
        one.text = one.block.text;  // the parser's own goes with its next block
        one.block.text = one.text;
        one.fields.assign(one.block.fields.begin(), one.block.fields.end());
        one.block.fields = one.fields;
      });
    pool.Wait();
    for (size_t i = 0; i < count; ++i) {
      facts.counts += counts[i];
      DAY_TRY(take(found[i]));
    }
  }
  facts.bytes_read = file.bytes_given() + file.bytes_left_out();
  facts.counts.bytes_skipped += file.bytes_left_out();
  return facts;
}

}  // namespace day::records
