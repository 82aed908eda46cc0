#include "records/run/data_scan.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <utility>

#include "base/mutex.h"
#include "base/thread_pool.h"

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

// A file that is being read. Its facts are added to by the workers.
struct OpenFile {
  std::string shown;
  std::unique_ptr<DataFile> data;
  Mutex mutex;
  ReadCounts counts DAY_GUARDED_BY(mutex);
};

ParseOptions ParsingOf(const DataFile& file, const DataOptions& options, bool places) {
  return {.fields = options.fields, .separator = file.separator(), .places = places};
}

Error Stopped() { return MakeError(ErrorKind::kCancelled, "interrupted"); }

}  // namespace

Result<DataReport> ScanData(const FileSystem& files, const std::vector<NamedPath>& paths, const FinderSet& finders, const DataOptions& options) {
  DataReport report;
  report.tally = Tally(finders.kinds().size());
  report.files.resize(paths.size());
  std::deque<Worker> workers;
  for (unsigned i = 0; i < std::max(options.threads, 1U); ++i) workers.emplace_back(finders, options.meters);
  std::optional<SharedTextMeters> shared;
  if (options.meters) shared.emplace(*options.meters);
  std::deque<OpenFile> open;  // until all its blocks are done; places do not move
  ThreadPool pool(std::max(options.threads, 1U));
  size_t first_open = 0;
  const auto close_done = [&] {
    pool.Wait();
    for (; !open.empty(); open.pop_front(), ++first_open) {
      const MutexLock lock(open.front().mutex);
      report.files[first_open].counts += open.front().counts;
    }
  };

  for (size_t number = 0; number < paths.size(); ++number) {
    if (options.stop.stop_requested()) return Stopped();
    FileFacts& facts = report.files[number];
    facts.path = paths[number].shown;
    OpenFile& file = open.emplace_back();
    file.shown = paths[number].shown;
    Result<DataFile> opened = DataFile::Open(files, paths[number].path, paths[number].shown, options.cuts);
    if (!opened) {
      facts.trouble = opened.error().message;
      continue;
    }
    file.data = std::make_unique<DataFile>(std::move(*opened));
    facts.format = file.data->format();
    facts.compression = file.data->compression();
    facts.size = file.data->size();
    facts.binary = file.data->binary();
    facts.container = file.data->container();
    facts.left_out = file.data->left_out();
    uint64_t told = 0;
    while (!facts.binary) {
      if (options.stop.stop_requested()) return Stopped();
      auto raw = std::make_unique<RawBlock>();
      const Result<bool> more = file.data->Next(*raw);
      if (!more) facts.trouble = facts.path + ": " + more.error().message;
      if (!more || !*more) break;
      if (options.bytes_read) {
        const uint64_t read = file.data->bytes_read();
        *options.bytes_read += read - std::exchange(told, read);
      }
      pool.Submit([&, number, raw = std::move(raw), into = &file](unsigned index) {
        Worker& worker = workers[index];
        if (worker.file != number) {
          worker.parser = std::make_unique<BlockParser>(ParsingOf(*into->data, options, false));
          worker.file = number;
        }
        ReadCounts counts;
        worker.parser->Parse(*raw, into->data->columns(), worker.block, counts);
        worker.spans.clear();
        worker.search.Find(worker.block, worker.spans);
        worker.tally.Add(worker.block, worker.spans, into->shown);
        if (worker.meters) {
          worker.meters->Add(worker.block, static_cast<uint32_t>(number));
          shared->Take(worker.meters, false);
        }
        const MutexLock lock(into->mutex);
        into->counts += counts;
      });
    }
    facts.bytes_read = file.data->bytes_given() + file.data->bytes_left_out();
    facts.counts.bytes_skipped += file.data->bytes_left_out();
    if (options.bytes_read && !facts.container.empty())
      *options.bytes_read += facts.size - std::min(told, facts.size);  // its reader does not say how far it is
    if (options.files_read) ++*options.files_read;
    constexpr size_t kMostOpen = 64;  // files; each holds a descriptor and its buffers until its blocks are done
    if (open.size() >= kMostOpen) close_done();
  }
  close_done();
  for (Worker& worker : workers) {
    report.tally.Merge(worker.tally);
    if (shared) shared->Take(worker.meters, true);
  }
  if (shared) report.meters.emplace(shared->Finish());
  return report;
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
