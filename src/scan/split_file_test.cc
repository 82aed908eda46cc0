#include "scan/split_file.h"

#include <thread>

#include "scan/test_help.h"

namespace day::scan {
namespace {

const ProbeClock kNoClock(nullptr);

// Remembers which segments it and those it absorbed have read, in order.
class OrderSession final : public Session {
 public:
  explicit OrderSession(uint64_t index) : text(std::to_string(index)) {}
  void Feed(const Window&, Sink&) override {}
  void Absorb(Session& later, Sink&) override { text += " " + static_cast<OrderSession&>(later).text; }
  std::string text;
};

class SplitFileTest : public testing::Test {
 protected:
  SplitFile::Sessions SessionsOf(uint64_t index) {
    SplitFile::Sessions sessions;
    sessions.emplace_back(*probe_, 0, std::make_unique<OrderSession>(index));
    return sessions;
  }
  SplitFile::Segment SegmentOf(uint64_t index) { return {.index = index, .bytes = std::make_unique<std::byte[]>(1), .size = 1}; }
  static std::string TextOf(const SplitFile::Sessions& sessions) { return static_cast<OrderSession&>(*sessions.at(0).session).text; }

  std::unique_ptr<Probe> probe_ = MakeHeadProbe(1);
  SegmentPool pool_{4};
  SplitFile file_{[this](const SplitFile::Segment& segment, unsigned) { return SessionsOf(segment.index); }, pool_};
};

TEST_F(SplitFileTest, JoinsInTheOrderOfTheFile) {
  file_.OwnOffer(SegmentOf(1));
  file_.OwnOffer(SegmentOf(2));
  file_.OwnComplete(0, SessionsOf(0), 0, kNoClock);
  file_.OwnComplete(3, SessionsOf(3), 0, kNoClock);
  EXPECT_TRUE(file_.Help(1, kNoClock));
  EXPECT_EQ(TextOf(file_.OwnJoin(0, kNoClock, false)), "0 1 2 3");
  EXPECT_FALSE(file_.Help(1, kNoClock)) << "a helper that comes late finds nothing";
}
TEST_F(SplitFileTest, TakesBackWhatNobodyHelpsWithBeforeTooMuchWaits) {
  file_.OwnComplete(0, SessionsOf(0), 0, kNoClock);
  file_.OwnOffer(SegmentOf(1));
  for (uint64_t i = 2; i < 100; ++i) file_.OwnComplete(i, SessionsOf(i), 0, kNoClock);
  EXPECT_FALSE(file_.Help(1, kNoClock)) << "the owner has read it long since";
  EXPECT_EQ(TextOf(file_.OwnJoin(0, kNoClock, false)).substr(0, 8), "0 1 2 3 ");
}
TEST_F(SplitFileTest, DropsWhatIsLeftWhenTheScanStops) {
  file_.OwnComplete(0, SessionsOf(0), 0, kNoClock);
  ASSERT_TRUE(pool_.TryTake());
  file_.OwnOffer(SegmentOf(1));
  EXPECT_EQ(TextOf(file_.OwnJoin(0, kNoClock, true)), "0");
  int free = 0;
  while (pool_.TryTake()) ++free;
  EXPECT_EQ(free, 8) << "what was taken came back";
}
TEST_F(SplitFileTest, IsHelpedFromManyThreads) {
  std::vector<std::jthread> helpers;
  std::atomic<bool> done = false;
  for (unsigned i = 0; i < 4; ++i)
    helpers.emplace_back([&, i] {
      while (!done) file_.Help(i + 1, kNoClock);
    });
  std::string expected = "0";
  file_.OwnComplete(0, SessionsOf(0), 0, kNoClock);
  for (uint64_t i = 1; i < 500; ++i) {
    expected += " " + std::to_string(i);
    if (i % 3 == 0) file_.OwnComplete(i, SessionsOf(i), 0, kNoClock);
    else file_.OwnOffer(SegmentOf(i));
  }
  EXPECT_EQ(TextOf(file_.OwnJoin(0, kNoClock, false)), expected);
  done = true;
}
TEST(SegmentPool, LendsNothingToASingleWorker) {
  SegmentPool one(1), many(100);
  EXPECT_FALSE(one.TryTake());
  int lent = 0;
  while (many.TryTake()) ++lent;
  EXPECT_EQ(lent, 16);
}

}  // namespace
}  // namespace day::scan
