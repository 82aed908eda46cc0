#include "records/run/work.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace day::records {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<WorkFile> Files(std::initializer_list<uint64_t> sizes, bool divisible) {
  std::vector<WorkFile> files;
  for (const uint64_t size : sizes) files.push_back({size, divisible});
  return files;
}

// Every byte of every file is in one item of one shard.
void ExpectWhole(std::span<const WorkFile> files, const std::vector<std::vector<WorkItem>>& work) {
  std::map<uint32_t, std::vector<WorkItem>> of_file;
  for (const auto& items : work) {
    EXPECT_TRUE(std::ranges::is_sorted(items, {}, [](const WorkItem& item) { return std::pair(item.file, item.begin); }));
    for (const WorkItem& item : items) of_file[item.file].push_back(item);
  }
  ASSERT_EQ(of_file.size(), files.size());
  for (auto& [number, items] : of_file) {
    std::ranges::sort(items, {}, &WorkItem::begin);
    EXPECT_EQ(items.front().begin, 0U);
    EXPECT_EQ(items.back().end, WorkItem::kToTheEnd);
    for (size_t i = 1; i < items.size(); ++i) EXPECT_EQ(items[i].begin, items[i - 1].end);
    EXPECT_TRUE(files[number].divisible || items.size() == 1);
    EXPECT_LE(items.size(), kMostParts);
  }
}

TEST(DivideWork, GivesAllToOneShard) { EXPECT_THAT(DivideWork(Files({5, 0}, true), 1), ElementsAre(ElementsAre(WorkItem{.file = 0}, WorkItem{.file = 1}))); }

TEST(DivideWork, BalancesWholeFilesBySize) {
  constexpr uint64_t kMega = 1'000'000;
  const auto files = Files({10 * kMega, 60 * kMega, 20 * kMega, 30 * kMega}, false);
  EXPECT_THAT(DivideWork(files, 2), ElementsAre(ElementsAre(WorkItem{.file = 1}), ElementsAre(WorkItem{.file = 0}, WorkItem{.file = 2}, WorkItem{.file = 3})));
}

TEST(DivideWork, CutsPlainFilesThatAreMoreThanAShare) {
  const auto work = DivideWork(Files({1000}, true), 4, 100);
  EXPECT_THAT(work, ElementsAre(ElementsAre(WorkItem{0, 750, WorkItem::kToTheEnd}), ElementsAre(WorkItem{0, 500, 750}), ElementsAre(WorkItem{0, 250, 500}),
                                ElementsAre(WorkItem{0, 0, 250})));
  EXPECT_EQ(BytesOf(work[0], Files({1000}, true)), 250U);
}

TEST(DivideWork, LeavesSmallAndCompressedFilesWhole) {
  for (const bool divisible : {false, true}) {
    const auto work = DivideWork(Files({1000}, divisible), 4, divisible ? 600 : 100);
    EXPECT_THAT(work, ElementsAre(ElementsAre(WorkItem{.file = 0}), IsEmpty(), IsEmpty(), IsEmpty()));
  }
}

TEST(DivideWork, ReadsPartsOfOneShardThatFollowOneAnotherAsOne) {
  // Two large files and two shards: each is cut in two, or given whole; never is a file that one shard has all of cut.
  for (const auto& items : DivideWork(Files({1000, 1000}, true), 2, 100))
    for (const WorkItem& item : items) EXPECT_EQ(item, WorkItem{.file = item.file});
}

TEST(DivideWork, TakesEveryByteOnceWhateverTheSizes) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<WorkFile> files(1 + random() % 40);
    for (WorkFile& file : files) file = {.size = random() % (random() % 5 == 0 ? 1'000'000 : 1000), .divisible = random() % 2 == 0};
    const auto shards = static_cast<uint32_t>(1 + random() % 20);
    const auto work = DivideWork(files, shards, 50);
    ASSERT_EQ(work.size(), shards);
    ExpectWhole(files, work);
    EXPECT_EQ(DivideWork(files, shards, 50), work);
  }
}

TEST(DivideWork, KeepsWithinItsNumbersForSizesThatNoDiskHas) {
  const std::vector<WorkFile> files(3, {.size = UINT64_MAX, .divisible = true});
  ExpectWhole(files, DivideWork(files, 5));
}

TEST(DivideWork, IsNearFairWhereFilesAreMany) {
  std::mt19937 random(8);
  std::vector<WorkFile> files(2000);
  uint64_t total = 0;
  for (WorkFile& file : files) total += file.size = 1'000'000 + random() % 50'000'000;
  for (const auto& items : DivideWork(files, 16)) {
    const auto share = static_cast<double>(BytesOf(items, files)) / static_cast<double>(total) * 16;
    EXPECT_NEAR(share, 1, 0.01);
  }
}

}  // namespace
}  // namespace day::records
