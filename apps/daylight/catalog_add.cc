// daylight catalog add: profiles, one or a hundred thousand, into the catalog.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "audit_source.h"
#include "base/thread_pool.h"
#include "catalog_actions.h"
#include "catalog_place.h"
#include "in_order.h"
#include "input.h"
#include "interrupt.h"
#include "output.h"
#include "profile_file.h"
#include "profile_lines.h"
#include "text/utf8.h"

namespace day::app {
namespace {

using Clock = std::chrono::steady_clock;

// "12,345 profiles, 812 a second" on one line of a terminal, drawn anew at most five times a second.
class Counter {
 public:
  explicit Counter(bool wanted) : draws_(wanted && ::isatty(STDERR_FILENO) == 1) {}
  ~Counter() {
    if (drawn_) std::fputs("\r\x1b[K", stderr);
  }
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;

  void Show(int64_t profiles) {
    const auto now = Clock::now();
    if (!draws_ || now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    drawn_ = true;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    std::fputs(fmt::format("\r\x1b[K{} profiles, {:.0f} a second", profiles, static_cast<double>(profiles) / seconds).c_str(), stderr);
  }

 private:
  bool draws_, drawn_ = false;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

class Adder {
 public:
  Adder(Catalog& catalog, EntryDetails details, unsigned threads, const Interrupt& interrupt, bool progress)
      : catalog_(catalog), details_(std::move(details)), threads_(threads), interrupt_(interrupt), counter_(progress), progress_(progress) {}

  // Errors: those after which nothing more should be tried. What one profile is wrong in is told, and the others go on.
  Status Add(const std::string& path) {
    if (path == "-" || path.ends_with(".jsonl") || path.ends_with(".ndjson"))
      return ForEachLine(path, [this](std::string text, std::string name) { return Queue(std::move(text), std::move(name)); });
    if (IsProfileFile(path)) {
      Result<std::string> json = ReadProfileJson(path);
      if (!json) return Tell(json.error());
      return Queue(std::move(*json), path);
    }
    return AddSource(path);
  }

  bool any() const { return added_.any() || added_.unchanged > 0; }

  Status Finish() {
    DAY_TRY(Store());
    return Stored();
  }

  int Report() {
    if (const Status stored = Stored(); !stored) return Trouble(stored.error());
    std::string out = fmt::format("{} added", added_.added);
    if (added_.unchanged > added_.completed) out += fmt::format(", {} unchanged", added_.unchanged - added_.completed);
    if (added_.completed) out += fmt::format(", {} given what was not known of it", added_.completed);
    if (failed_) out += fmt::format(", {} could not be read", failed_);
    std::puts(out.c_str());
    if (added_.contrary)
      Complain(fmt::format("{} known with another label, day or publisher, which stays; to mend one, remove that revision and add it again",
                           added_.contrary == 1 ? "one is" : fmt::format("{} are", added_.contrary)));
    return failed_ ? kTrouble : kOk;
  }

 private:
  // limits: profiles and bytes of text that are worked on and committed together
  static constexpr size_t kBatch = 256, kBatchBytes = size_t{64} << 20;
  static constexpr auto kPatience = std::chrono::milliseconds(500);  // what comes slowly waits no longer for others

  Status Tell(const Error& error) {
    if (error.kind == ErrorKind::kCancelled) return error;
    Complain(error.message);
    ++failed_;
    return {};
  }

  Status AddSource(const std::string& path) {
    Result<SourceProfile> made = ProfileOfSource(path, {.threads = threads_, .stop = interrupt_.token(), .progress = progress_});
    if (!made) return Tell(made.error());
    DAY_TRY(Store());
    DAY_TRY(Stored());
    Result<CatalogEntry> entry =
        MakeEntry(SavedProfile{.profile = std::move(made->profile), .names = {}, .tool = DAY_VERSION, .knowledge = {}}, details_, catalog_.packer());
    if (!entry) return Tell(entry.error());
    entries_.push_back(std::move(*entry));
    Commit();
    return Stored();
  }

  Status Queue(std::string text, std::string name) {
    if (interrupt_.happened()) {
      DAY_TRY(Stored());
      return MakeError(ErrorKind::kCancelled, fmt::format("interrupted; {} profiles are in the catalog", added_.added));
    }
    bytes_ += text.size();
    waiting_.emplace_back(std::move(text), std::move(name));
    return waiting_.size() >= batch_ || bytes_ >= kBatchBytes || Clock::now() - stored_ >= kPatience ? Store() : Status();
  }

  // Reads and judges what waits, while what was read before is committed.
  Status Store() {
    std::vector<CatalogEntry> entries;
    Status told;
    RunInOrder<Result<CatalogEntry>>(
        waiting_.size(), threads_,
        [&](size_t index, unsigned) {
          const std::string text = std::move(waiting_[index].first);
          return MakeEntry(text, waiting_[index].second, details_, catalog_.packer());
        },
        [&](Result<CatalogEntry> entry) {
          if (entry) entries.push_back(std::move(*entry));
          else if (told) told = Tell(entry.error());
        });
    waiting_.clear();
    bytes_ = 0;
    DAY_TRY(std::move(told));
    DAY_TRY(Stored());
    entries_ = std::move(entries);
    Commit();
    stored_ = Clock::now();
    batch_ = std::min(2 * batch_, kBatch);
    return {};
  }

  // Begins to commit `entries_`. Nothing else touches them or the catalog until Stored.
  void Commit() {
    if (entries_.empty()) return;
    storing_.Submit([this](unsigned) {
      committed_ = catalog_.Add(entries_);
      entries_.clear();
    });
  }

  // Waits for what is being committed. Its error, if any.
  Status Stored() {
    storing_.Wait();
    DAY_TRY_ASSIGN(const Catalog::Added added, std::exchange(committed_, Catalog::Added{}));
    added_.added += added.added;
    added_.unchanged += added.unchanged;
    added_.completed += added.completed;
    added_.contrary += added.contrary;
    counter_.Show(added_.added + added_.unchanged);
    return {};
  }

  Catalog& catalog_;
  EntryDetails details_;
  unsigned threads_;
  const Interrupt& interrupt_;
  Counter counter_;
  bool progress_;
  std::vector<std::pair<std::string, std::string>> waiting_;  // text, name
  size_t bytes_ = 0;
  size_t batch_ = 16;  // grows to kBatch: the first ones are there soon
  Clock::time_point stored_ = Clock::now();
  Catalog::Added added_;
  int64_t failed_ = 0;
  std::vector<CatalogEntry> entries_;  // that are being committed
  Result<Catalog::Added> committed_ = Catalog::Added{};
  ThreadPool storing_{1};  // last: its task uses the others
};

}  // namespace

int AddToCatalog(const Arguments& arguments, const std::vector<std::string>& words) {
  const Interrupt interrupt;
  const Result<unsigned> threads = ThreadsOf(arguments);
  if (!threads) return Trouble(threads.error());
  const auto paths = NamedPaths(words, arguments);
  if (!paths) return Trouble(paths.error());
  const EntryDetails details{
      .release = arguments.Get("name"), .publisher = arguments.Get("publisher"), .label = arguments.Get("label"), .released = arguments.Get("released")};
  if (paths->size() > 1 && (arguments.Has("name") || arguments.Has("label")))
    return Trouble(MakeError(ErrorKind::kInvalid, "--name and --label are of one release: name one file"));
  const Result<std::string> place = CatalogPath(arguments);
  if (!place) return Trouble(place.error());
  std::error_code error;
  const bool is_new = !std::filesystem::exists(*place, error) && !error;
  Result<Catalog> catalog = OpenCatalog(arguments, {.access = Catalog::Access::kWrite, .threads = *threads});
  if (!catalog) return Trouble(catalog.error());
  int code = kOk;
  {
    Adder adder(*catalog, details, *threads, interrupt, !arguments.Has("no-progress"));
    Status done;
    for (const std::string& path : *paths)
      if (done) done = adder.Add(path);
    // What was read before something went wrong is kept, unless nobody wants to wait for it.
    if (done || done.error().kind != ErrorKind::kCancelled) {
      const Status kept = adder.Finish();
      if (done) done = kept;
    }
    code = adder.Report();
    if (!done) code = Trouble(done.error());
    // One that was made for what then failed would say that there is a catalog. While it is open nobody else can have written to it.
    if (code != kOk && is_new && !adder.any() && catalog->view().connection().Run("CHECKPOINT")) std::filesystem::remove(*place, error);
  }
  return code;
}

}  // namespace day::app
