// What each appetite is shown.
#include "scan/test_help.h"

namespace day {
namespace {

std::vector<std::string> HeadOf(size_t size, uint64_t wanted, size_t window = 64) {
  MemoryFileSystem files;
  files.AddFile("/r/a", std::string(size, 'x'));
  std::vector<std::string> shown;
  for (const Evidence& evidence : ScanOf("/r", files, ProbesOf(MakeHeadProbe(wanted)), {.window = window}).evidence)
    if (evidence.key == "head") shown.push_back(fmt::format("{} {}", evidence.at.length, evidence.Get("last")));
  return shown;
}
TEST(HeadAppetite, GetsOneWindowOfWhatItWantsOrAllThatThereIs) {
  using Shown = std::vector<std::string>;
  EXPECT_EQ(HeadOf(0, 10), (Shown{"0 yes"}));
  EXPECT_EQ(HeadOf(9, 10), (Shown{"9 yes"}));
  EXPECT_EQ(HeadOf(10, 10), (Shown{"10 yes"}));
  EXPECT_EQ(HeadOf(11, 10), (Shown{"10 no"}));
  EXPECT_EQ(HeadOf(200'000, 150'000), (Shown{"150000 no"}));
  EXPECT_EQ(HeadOf(200'000, 200'000), (Shown{"200000 yes"}));
  EXPECT_EQ(HeadOf(200'000, 300'000), (Shown{"200000 yes"}));
  EXPECT_EQ(HeadOf(10, 0), (Shown{"0 no"}));
  EXPECT_EQ(HeadOf(65'536, 65'536, 65'536), (Shown{"65536 yes"}));
}

// Says each window as it comes.
std::unique_ptr<Probe> MakeWindowsProbe(size_t overlap) {
  class WindowsSession final : public Session {
   public:
    void Feed(const Window& window, Sink& sink) override {
      sink.Found("window", fmt::format("{}+{} overlap {}{}", window.offset, window.bytes.size(), window.overlap, window.last ? " last" : ""),
                 {.offset = ++count_});
    }
    void Finish(Sink& sink) override { sink.Found("window", "finish", {.offset = ++count_}); }

   private:
    uint64_t count_ = 0;
  };
  return MakeProbe({.id = "windows", .interest = Everything(), .appetite = Stream{.overlap = overlap}},
                   [](const Artifact&) { return std::make_unique<WindowsSession>(); });
}
TEST(StreamAppetite, GetsWindowsThatRepeatTheOverlap) {
  MemoryFileSystem files;
  files.AddFile("/r/a", std::string(200'000, 'x')).AddFile("/r/empty", "");
  const Observations seen = ScanOf("/r", files, ProbesOf(MakeWindowsProbe(100)), {.window = 65'536});
  EXPECT_EQ(Said(seen, "a", "window"),
            (std::vector<std::string>{"0+65536 overlap 0", "65436+65636 overlap 100", "130972+65636 overlap 100", "196508+3492 overlap 100 last", "finish"}));
  EXPECT_EQ(Said(seen, "empty", "window"), (std::vector<std::string>{"0+0 overlap 0 last", "finish"}));
}
TEST(StreamAppetite, GetsAtMostTheLargestOverlap) {
  MemoryFileSystem files;
  files.AddFile("/r/a", std::string(300'000, 'x'));
  const Observations seen = ScanOf("/r", files, ProbesOf(MakeWindowsProbe(size_t{1} << 20)), {.window = 200'000});
  EXPECT_EQ(Said(seen, "a", "window"), (std::vector<std::string>{"0+200000 overlap 0", "134464+165536 overlap 65536 last", "finish"}));
}
TEST(SplitAppetite, SeesEachByteAndEachNeedleOnceAcrossSegments) {
  constexpr size_t kSize = 1'000'000;
  std::string bytes = BytesOf(kSize);
  for (size_t segment = 50'000; segment < kSize; segment += 50'000)
    for (size_t before : {1U, 3U, 5U}) bytes.replace(segment - before, 6, "needle");
  MemoryFileSystem files;
  files.AddFile("/r/a", bytes);
  const auto places = [](const Observations& seen, std::string_view probe) {
    std::vector<uint64_t> at;
    for (const Evidence& evidence : seen.evidence)
      if (evidence.probe == probe && evidence.key == "needle") at.push_back(evidence.at.offset);
    return at;
  };
  for (unsigned threads : {1U, 2U, 8U}) {
    const Observations seen = ScanOf("/r", files, ProbesOf(MakeNeedleProbe(true, "split"), MakeNeedleProbe(false, "whole")),
                                     {.threads = threads, .window = 4'096, .segment = 50'000});
    EXPECT_EQ(places(seen, "split"), places(seen, "whole"));
    EXPECT_GT(places(seen, "split").size(), 19u);
    EXPECT_EQ(Said(seen, "a", "all"), std::vector<std::string>(2, Sha256Of(bytes).Hex() + " bytes=1000000 lasts=1"));
  }
}
TEST(RangesAppetite, IsShownWhatItAsksForCutAtTheEnd) {
  for (size_t size : {size_t{1'000}, size_t{1'000'000}}) {
    MemoryFileSystem files;
    files.AddFile("/r/a", BytesOf(size));
    const Observations seen = ScanOf("/r", files, ProbesOf(MakeRangesProbe({{size - 10, 100}, {0, 4}, {5, 0}, {size + 5, 10}})));
    std::vector<std::string> shown;
    for (const Evidence& evidence : seen.evidence)
      if (evidence.key == "range") shown.push_back(fmt::format("{}+{} {}", evidence.at.offset, evidence.at.length, evidence.Get("last")));
    EXPECT_EQ(shown, (std::vector<std::string>{"0+4 no", "5+0 no", fmt::format("{}+10 yes", size - 10), fmt::format("{}+0 yes", size)}));
    EXPECT_EQ(Said(seen, "a", "range.done").size(), 1u);
  }
}
TEST(RangesAppetite, StopsAtItsBudgetAndSaysSo) {
  MemoryFileSystem files;
  files.AddFile("/r/a", BytesOf(1'000'000));
  const Observations seen = ScanOf("/r", files, ProbesOf(MakeRangesProbe({{0, 60}, {100, 40}, {200, 1}}, 100)));
  EXPECT_EQ(Said(seen, "a", "range").size(), 2u);
  EXPECT_EQ(Said(seen, "a", "probe.limit"), (std::vector<std::string>{"ranges-budget"}));
  EXPECT_TRUE(Said(seen, "a", "range.done").empty());
}
TEST(RangesAppetite, NeverHoldsMoreThanItsBudgetWhateverAHeaderAsksFor) {
  MemoryFileSystem files;
  files.AddFile("/r/a", BytesOf(500'000));
  const Observations seen = ScanOf("/r", files, ProbesOf(MakeRangesProbe({{8, UINT64_MAX}}, 1'000)));
  EXPECT_EQ(Said(seen, "a", "probe.limit"), (std::vector<std::string>{"ranges-budget"}));
}
TEST(Interest, LeavesOutLargerFilesByNameAndSmallerOnesInSilence) {
  MemoryFileSystem files;
  files.AddFile("/r/a", std::string(11, 'x')).AddFile("/r/b", std::string(10, 'x')).AddFile("/r/c", "x");
  const Observations seen = ScanOf("/r", files, ProbesOf(MakeHeadProbe(5, {.anything = true, .min_size = 2, .max_size = 10})));
  EXPECT_EQ(Said(seen, "a", "probe.limit"), (std::vector<std::string>{"max-size limit=10"}));
  EXPECT_EQ(Said(seen, "b", "head").size(), 1u);
  EXPECT_TRUE(Said(seen, "c", "head").empty() && Said(seen, "c", "probe.limit").empty());
}
TEST(Scan, KeepsTheFirstTenThousandThingsThatAProbeSays) {
  MemoryFileSystem files;
  std::string bytes;
  for (int i = 0; i < 15'000; ++i) bytes += "needle ";
  files.AddFile("/r/a", bytes);
  for (bool split : {false, true}) {
    const Observations seen = ScanOf("/r", files, ProbesOf(MakeNeedleProbe(split)), {.threads = 2, .window = 1'000, .segment = 10'000});
    const auto needles = std::count_if(seen.evidence.begin(), seen.evidence.end(), [](const Evidence& evidence) { return evidence.key == "needle"; });
    EXPECT_EQ(needles, 9'999);  // and the digest, whose place is the file as a whole
    EXPECT_EQ(Said(seen, "a", "probe.limit"), (std::vector<std::string>{"evidence-count"}));
    for (const Evidence& evidence : seen.evidence) EXPECT_LT(evidence.at.offset, 9'999u * 7);
  }
}
TEST(Scan, LeavesAFileToNoProbeThatDoesNotStart) {
  MemoryFileSystem files;
  files.AddFile("/r/a", BytesOf(200'000));
  for (bool split : {false, true}) {
    const Observations seen = ScanOf(
        "/r", files, ProbesOf(MakeProbe({.id = "none", .interest = Everything(), .appetite = Stream{.split = split}}, [](const Artifact&) { return nullptr; })),
        {.threads = 2, .segment = 50'000});
    EXPECT_TRUE(seen.evidence.empty());
    EXPECT_EQ(FileOf(seen, "a").state, FileState::kRead);
  }
}

}  // namespace
}  // namespace day
