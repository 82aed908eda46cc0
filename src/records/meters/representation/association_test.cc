#include "records/meters/representation/association.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace day::records {
namespace {

struct Record {
  uint64_t k, m, n, t;
};
AssociationSums SumOf(const std::vector<Record>& records) {
  AssociationSums sums;
  for (const auto& [k, m, n, t] : records) {
    sums.k += k, sums.m += m, sums.n += n, sums.t += t;
    sums.kk += k * k, sums.km += k * m, sums.kn += k * n, sums.kt += k * t, sums.mm += m * m;
    sums.mn += m * n, sums.mt += m * t, sums.nn += n * n, sums.nt += n * t, sums.tt += t * t;
    sums.records += t > 0, sums.records_of_group += m > 0, sums.records_of_others += t > m, sums.records_near += n > 0;
  }
  return sums;
}

// So many records with one mention each: of the group and near, of it and not near, of others and near, of others and not near.
std::vector<Record> Table(size_t a, size_t b, size_t c, size_t d) {
  std::vector<Record> records;
  records.insert(records.end(), a, {1, 1, 1, 1});
  records.insert(records.end(), b, {0, 1, 0, 1});
  records.insert(records.end(), c, {0, 0, 1, 1});
  records.insert(records.end(), d, {0, 0, 0, 1});
  return records;
}

TEST(Associate, GivesTheOddsRatioAndItsIntervalForIndependentMentions) {
  const Association one = Associate(SumOf(Table(60, 140, 100, 700)));
  ASSERT_TRUE(one.told);
  EXPECT_DOUBLE_EQ(one.expected, 200 * 160 / 1000.0);
  EXPECT_NEAR(one.odds_ratio, 60.5 * 700.5 / (140.5 * 100.5), 1e-9);
  const double error = std::sqrt(1 / 60.5 + 1 / 140.5 + 1 / 100.5 + 1 / 700.5);
  EXPECT_NEAR(std::log(one.high / one.odds_ratio), 2.5758 * error, 0.01 * error);
  EXPECT_NEAR(std::log(one.odds_ratio / one.low), 2.5758 * error, 0.01 * error);
  EXPECT_TRUE(one.apart());
}
TEST(Associate, IsTurnedRoundForTheOthers) {
  const Association group = Associate(SumOf(Table(60, 140, 100, 700))), others = Associate(SumOf(Table(100, 700, 60, 140)));
  EXPECT_NEAR(group.odds_ratio * others.odds_ratio, 1, 1e-9);
  EXPECT_NEAR(group.low * others.high, 1, 1e-9);
}
TEST(Associate, KnowsThatMentionsInOneRecordAreNotIndependent) {
  // The same mentions, ten to a record.
  std::vector<Record> bundled;
  for (const Record& record : Table(60, 140, 100, 700)) {
    if (bundled.empty() || bundled.back().t % 10 == 0) bundled.push_back({0, 0, 0, 0});
    Record& last = bundled.back();
    last.k += record.k, last.m += record.m, last.n += record.n, last.t += record.t;
  }
  AssociationSums sums = SumOf(bundled);
  sums.records_of_group = sums.records_near = sums.records_of_others = 100;  // enough to be told
  const Association one = Associate(sums), independent = Associate(SumOf(Table(60, 140, 100, 700)));
  ASSERT_TRUE(one.told);
  EXPECT_DOUBLE_EQ(one.odds_ratio, independent.odds_ratio);
  EXPECT_NEAR(std::log(one.high / one.odds_ratio) / std::log(independent.high / independent.odds_ratio), std::sqrt(10), 0.2);
}
TEST(Associate, TellsOfAGroupThatNothingIsNear) {
  const Association none = Associate(SumOf(Table(0, 300, 200, 700)));
  ASSERT_TRUE(none.told);
  EXPECT_GT(none.odds_ratio, 0);
  EXPECT_LT(none.high, 1);
}
TEST(Associate, SaysNothingWhereThereIsLittle) {
  EXPECT_FALSE(Associate({}).told);
  EXPECT_FALSE(Associate(SumOf(Table(9, 9, 300, 300))).told);  // expected fewer than ten
  EXPECT_FALSE(Associate(SumOf(Table(500, 500, 0, 0))).told);  // no other group
  EXPECT_FALSE(Associate(SumOf(Table(0, 500, 0, 500))).told);  // nothing near any
  EXPECT_FALSE(Associate(SumOf(Table(500, 0, 500, 0))).told);  // all near
  const std::vector<Record> records(15, {.k = 20, .m = 40, .n = 30, .t = 100});
  EXPECT_FALSE(Associate(SumOf(records)).told);  // in too few records
  AssociationSums full = SumOf(Table(60, 140, 100, 700));
  full.tt = UINT64_MAX;
  EXPECT_FALSE(Associate(full).told);
}
TEST(Associate, IsTotal) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 20'000; ++i) {
    const auto any = [&] { return random() >> (random() % 64); };
    const AssociationSums sums{any(), any(), any(), any(), any(), any(), any(), any(), any(), any(), any(), any(), any(), any(), any(), any(), any(), any()};
    const Association one = Associate(sums);
    if (one.told) {
      EXPECT_TRUE(0 < one.low && one.low <= one.odds_ratio && one.odds_ratio <= one.high && std::isfinite(one.high)) << i;
    }
  }
}
// Mentions in bundles of a record whose topic is a chance of its own: a half of all mentions are near, by record. One interval in a hundred should miss.
TEST(Associate, MissesAsOftenAsItSays) {
  std::mt19937 random(6);
  int missed = 0;
  constexpr int kRounds = 2000;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<Record> records(200);
    for (Record& record : records) {
      const double topic = std::uniform_real_distribution(0.0, 1.0)(random), group = std::uniform_real_distribution(0.0, 1.0)(random);
      record = {0, 0, 0, 1 + random() % 12};
      for (uint64_t i = 0; i < record.t; ++i) {
        const bool near = std::bernoulli_distribution(topic)(random), of_group = std::bernoulli_distribution(group)(random);
        record.k += near && of_group, record.m += of_group, record.n += near;
      }
    }
    const Association one = Associate(SumOf(records));
    ASSERT_TRUE(one.told);
    missed += one.apart();
  }
  EXPECT_LT(missed, kRounds * 2 / 100);
  EXPECT_GT(missed, kRounds / 500);
}

}  // namespace
}  // namespace day::records
