// Does one group's name stand near some words more often than the names of the other groups of its dimension do?
//
// Of the mentions of a dimension's groups a table of four counts is made: of the group and of the others, near such a word or not. Its odds ratio is what
// differences of pointwise mutual information between groups come to, and has an interval (Valentini, Rosati, Blasi, Fernandez Slezak, Altszyler 2023, On the
// Interpretability and Significance of Bias Metrics in Texts, Findings of EMNLP). Groups are held against each other, and not against all text, because words
// of occupation or family stand near any word for a person. Mentions within one record are not independent of each other: the interval is that of the delta
// method over records (the variance of what each record adds to the logarithm), or that of independent mentions where that is the wider one. Records that are
// copies of each other are not independent, either, and are taken to be.
#pragma once

#include <cstdint>

namespace day::records {

// limit: below these nothing is said. Of each of the four counts what would be expected if the words stood near all groups alike; records that name the group,
// records that name another, and records in which any is near such a word.
inline constexpr double kFewestExpected = 10;
inline constexpr uint64_t kFewestRecords = 20;
// Of intervals: one ratio in a hundred would leave out 1 by chance.
inline constexpr double kConfidence = 0.99;

// Sums over records, of which each has k mentions of the group near such words, m of the group, n of all groups of the dimension near such words, and t of all.
struct AssociationSums {
  uint64_t k = 0, m = 0, n = 0, t = 0;
  uint64_t kk = 0, km = 0, kn = 0, kt = 0, mm = 0, mn = 0, mt = 0, nn = 0, nt = 0, tt = 0;  // of products
  uint64_t records = 0, records_of_group = 0, records_of_others = 0, records_near = 0;      // with t; with m; with m of another group; with n
};

struct Association {
  double expected = 0;  // of k, if the words stood near all groups alike
  bool told = false;    // enough is there for what follows
  double odds_ratio = 0, low = 0, high = 0;
  bool apart() const { return told && (low > 1 || high < 1); }  // 1 is not in the interval
};

// Total, for any numbers.
Association Associate(const AssociationSums& sums);

}  // namespace day::records
