#include "text/code_point_table.h"

#include <gtest/gtest.h>

#include <thread>

namespace day {
namespace {

struct First {
  uint32_t value = 0;
};

TEST(CodePointTable, MakesABlockOnceWhenItIsFirstAskedFor) {
  CodePointTable<First> table;
  std::atomic<int> made = 0;
  const auto make = [&](uint32_t first) {
    ++made;
    return std::make_unique<First>(First{first});
  };
  EXPECT_EQ(table.Of(0x41, make).value, 0u);
  EXPECT_EQ(table.Of(0xFF, make).value, 0u);
  EXPECT_EQ(table.Of(0x100, make).value, 0x100u);
  EXPECT_EQ(table.Of(kCodePoints - 1, make).value, 0x10FF00u);
  EXPECT_EQ(made, 3);
}

TEST(CodePointTable, IsAskedByManyThreads) {
  CodePointTable<First> table;
  std::atomic<int> made = 0, wrong = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (uint32_t c = 0; c < 0x10000; c += 64)
        wrong += table.Of(c, [&](uint32_t first) { return ++made, std::make_unique<First>(First{first}); }).value != c / 256 * 256;
    });
  threads.clear();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(made, 0x100);
}

}  // namespace
}  // namespace day
