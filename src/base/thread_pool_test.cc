#include "base/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>

namespace day {
namespace {

TEST(ThreadPool, RunsEverythingThatWasSubmittedBeforeWaitReturns) {
  ThreadPool pool(3);
  std::atomic<int> done = 0;
  for (int i = 0; i < 1000; ++i) pool.Submit([&](unsigned) { ++done; });
  pool.Wait();
  EXPECT_EQ(done, 1000);
}

TEST(ThreadPool, GivesEachTaskTheNumberOfItsWorker) {
  ThreadPool pool(2);
  std::atomic<bool> fine = true;
  for (int i = 0; i < 100; ++i)
    pool.Submit([&](unsigned worker) {
      if (worker >= 2) fine = false;
    });
  pool.Wait();
  EXPECT_TRUE(fine);
}

TEST(ThreadPool, LetsATaskCallForHelpThatRunsBeforeWhatWaits) {
  ThreadPool pool(1);
  std::vector<int> order;
  std::atomic<bool> ready = false;
  pool.Submit([&](unsigned) {
    while (!ready) std::this_thread::yield();
    pool.SubmitNext([&](unsigned) { order.push_back(1); });
  });
  pool.Submit([&](unsigned) { order.push_back(2); });
  ready = true;
  pool.Wait();
  EXPECT_EQ(order, (std::vector<int>{1, 2}));
}

TEST(ThreadPool, TakesTasksThatCannotBeCopied) {
  ThreadPool pool(1);
  auto box = std::make_unique<int>(7);
  std::atomic<int> seen = 0;
  pool.Submit([&seen, box = std::move(box)](unsigned) { seen = *box; });
  pool.Wait();
  EXPECT_EQ(seen, 7);
}

TEST(ThreadPool, FinishesWhatIsQueuedWhenItIsDestroyed) {
  std::atomic<int> done = 0;
  {
    ThreadPool pool(2);
    for (int i = 0; i < 100; ++i) pool.Submit([&](unsigned) { ++done; });
  }
  EXPECT_EQ(done, 100);
}

}  // namespace
}  // namespace day
