// A scan that is stopped ends soon, with one error and nothing left running.
#include <chrono>
#include <thread>

#include "scan/test_help.h"
#include "source/archive_builder.h"

namespace day {
namespace {

using Clock = std::chrono::steady_clock;

// Stops the scan at its `count`-th window.
std::unique_ptr<Probe> MakeStoppingProbe(std::stop_source& stop, int count, Appetite appetite) {
  class StoppingSession final : public Session {
   public:
    StoppingSession(std::stop_source& stop, std::atomic<int>& left) : stop_(stop), left_(left) {}
    std::optional<Range> Next() override { return Range{0, 100}; }
    void Feed(const Window&, Sink&) override {
      if (--left_ == 0) stop_.request_stop();
    }

   private:
    std::stop_source& stop_;
    std::atomic<int>& left_;
  };
  class Stopping final : public Probe {
   public:
    Stopping(std::stop_source& stop, int count, Appetite appetite)
        : def_{.id = "stopping", .interest = Everything(), .appetite = appetite}, stop_(stop), left_(count) {}
    const ProbeDef& def() const override { return def_; }
    std::unique_ptr<Session> Start(const Artifact&) const override { return std::make_unique<StoppingSession>(stop_, left_); }

   private:
    ProbeDef def_;
    std::stop_source& stop_;
    mutable std::atomic<int> left_;
  };
  return std::make_unique<Stopping>(stop, count, appetite);
}

void ExpectCancelled(const std::string& what, const FileSystem& files, int at_window, Appetite appetite) {
  for (unsigned threads : {1U, 2U, 8U}) {
    std::stop_source stop;
    const auto seen = TryScan(what, files, ProbesOf(MakeStoppingProbe(stop, at_window, appetite), MakeNeedleProbe(true)),
                              {.threads = threads, .window = 4'096, .segment = 50'000, .stop = stop.get_token()});
    ASSERT_FALSE(seen.has_value());
    EXPECT_EQ(seen.error().kind, ErrorKind::kCancelled);
  }
}

TEST(Scan, StopsWherverItIs) {
  MemoryFileSystem files;
  for (int i = 0; i < 200; ++i) files.AddFile("/r/" + std::to_string(i), BytesOf(10'000));
  for (int i = 0; i < 4; ++i) files.AddFile("/r/big" + std::to_string(i), BytesOf(2'000'000));
  ArchiveBuilder builder("pax", "gzip");
  for (int i = 0; i < 100; ++i) builder.Add(std::to_string(i), BytesOf(50'000));
  const std::string archive = builder.Add("big", BytesOf(3'000'000)).Finish();
  files.AddFile("/r/a.tgz", archive).AddFile("/a.tgz", archive);
  for (const char* what : {"/r", "/a.tgz"})
    for (int at : {1, 100, 1'000}) {
      ExpectCancelled(what, files, at, Stream{});
      ExpectCancelled(what, files, at, Stream{.overlap = 10, .split = true});
    }
  ExpectCancelled("/r", files, 1, Head{10});
  ExpectCancelled("/r", files, 50, Ranges{1'000'000'000});
}
TEST(Scan, DoesNothingWhenItIsStoppedBeforeItBegins) {
  MemoryFileSystem files;
  files.AddFile("/r/a", "x").AddFile("/a.tar", ArchiveOf("pax", "", {{"a", "x"}}));
  std::stop_source stop;
  stop.request_stop();
  for (const char* what : {"/r", "/a.tar"}) EXPECT_EQ(TryScan(what, files, {}, {.stop = stop.get_token()}).error().kind, ErrorKind::kCancelled);
}
TEST(Scan, StopsWithinASecondOfBeingTold) {
  MemoryFileSystem files;
  const std::string zeros(size_t{300} << 20, '\0');
  files.AddFile("/r/z.tar.gz", ArchiveOf("pax", "gzip", {{"z", zeros}, {"y", zeros}})).AddFile("/r/big", zeros);
  std::stop_source stop;
  Clock::time_point asked;
  std::jthread user([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    asked = Clock::now();
    stop.request_stop();
  });
  const auto seen = TryScan("/r", files, ProbesOf(MakeHeadProbe(10)), {.threads = 2, .stop = stop.get_token()});
  user.join();
  EXPECT_TRUE(seen.has_value() || Clock::now() - asked < std::chrono::seconds(1));
}
TEST(Scan, CountsItsProgress) {
  MemoryFileSystem files;
  files.AddFile("/r/a", BytesOf(500'000)).AddFile("/r/b", "x").AddUnreadable("/r/c").AddLink("/r/l", "a");
  Progress progress;
  ScanTimings timings;
  ScanOf("/r", files, ProbesOf(MakeNeedleProbe(false)), {.progress = &progress, .timings = &timings});
  EXPECT_EQ(progress.files_listed, 4u);
  EXPECT_EQ(progress.bytes_listed, 500'001u);
  EXPECT_TRUE(progress.listing_done);
  EXPECT_EQ(progress.files_read, 3u);
  EXPECT_EQ(progress.bytes_read, 500'001u);
  ASSERT_EQ(timings.probes.size(), 1u);
  EXPECT_EQ(timings.probes[0].first, "needle");
  EXPECT_GT(timings.hash, 0);
}

}  // namespace
}  // namespace day
