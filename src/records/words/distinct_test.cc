#include "records/words/distinct.h"

#include <gtest/gtest.h>

#include "records/words/grams.h"

namespace day::records {
namespace {

TEST(DistinctCounter, CountsWithinFourStandardErrors) {
  for (const uint64_t count : {0u, 1u, 10u, 1'000u, 20'000u, 60'000u, 1'000'000u}) {
    DistinctCounter counter;
    for (uint64_t i = 0; i < count; ++i) counter.Add(Mix(i + 1)), counter.Add(Mix(i + 1));
    EXPECT_NEAR(static_cast<double>(counter.Estimate()), static_cast<double>(count), 4 * DistinctCounter::kStandardError * static_cast<double>(count)) << count;
  }
}
TEST(DistinctCounter, MergedPartsAreTheWhole) {
  DistinctCounter whole, parts[3];
  for (uint64_t i = 0; i < 5000; ++i) whole.Add(Mix(i)), parts[i % 3].Add(Mix(i)), parts[i % 2].Add(Mix(i));
  parts[2].Merge(parts[0]);
  parts[2].Merge(parts[1]);
  EXPECT_EQ(parts[2].bytes(), whole.bytes());
}
TEST(DistinctCounter, ReadsWhatItWroteAndNothingElse) {
  DistinctCounter counter, other;
  counter.Add(Mix(1)), counter.Add(0), counter.Add(UINT64_MAX);
  EXPECT_TRUE(other.SetBytes(counter.bytes()));
  EXPECT_EQ(other.bytes(), counter.bytes());
  std::string bytes(counter.bytes());
  bytes[5] = 52;
  EXPECT_FALSE(other.SetBytes(bytes));
  EXPECT_FALSE(other.SetBytes(bytes.substr(1)));
  EXPECT_EQ(other.bytes(), counter.bytes());
}
// Registers that no hashes would set so may be read from a file: the estimate is a number all the same.
TEST(DistinctCounter, EstimatesFromAnyRegisters) {
  DistinctCounter counter;
  EXPECT_TRUE(counter.SetBytes(std::string(DistinctCounter::kRegisters, 51)));
  EXPECT_EQ(counter.Estimate(), UINT64_MAX);
  EXPECT_TRUE(counter.SetBytes(std::string(DistinctCounter::kRegisters - 1, 51) + '\0'));
  EXPECT_LT(counter.Estimate(), UINT64_MAX);
}

}  // namespace
}  // namespace day::records
