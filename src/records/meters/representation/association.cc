#include "records/meters/representation/association.h"

#include <algorithm>
#include <cmath>

namespace day::records {
namespace {

constexpr double kDeviations = 2.575829303548901;  // of a normal distribution: 99 in 100 lie within so many to either side
constexpr double kHalf = 0.5;                      // is added to each count, so that none is 0 (Haldane 1956; Anscombe 1956)

}  // namespace

Association Associate(const AssociationSums& sums) {
  Association result;
  if (sums.t == 0 || sums.m > sums.t || sums.n > sums.t || sums.k > std::min(sums.m, sums.n)) return result;
  const auto number = [](uint64_t sum) { return static_cast<double>(sum); };
  const double k = number(sums.k), m = number(sums.m), n = number(sums.n), t = number(sums.t);
  result.expected = m * n / t;
  const double least = std::min(m, t - m) * std::min(n, t - n) / t;
  if (least < kFewestExpected || std::min({sums.records_of_group, sums.records_of_others, sums.records_near}) < kFewestRecords) return result;
  // A sum that is more than its number holds stands for that and all that is more: nothing can be said.
  for (const uint64_t sum : {sums.t, sums.kk, sums.km, sums.kn, sums.kt, sums.mm, sums.mn, sums.mt, sums.nn, sums.nt, sums.tt})
    if (sum == UINT64_MAX) return result;

  const double a = k + kHalf, b = m - k + kHalf, c = n - k + kHalf, d = t - m - n + k + kHalf;
  if (d <= 0) return result;  // of sums that no counting has
  // What each of a record's four counts adds to log a - log b - log c + log d.
  const double of_k = 1 / a + 1 / b + 1 / c + 1 / d, of_m = -1 / b - 1 / d, of_n = -1 / c - 1 / d, of_t = 1 / d;
  const double squares = of_k * of_k * number(sums.kk) + of_m * of_m * number(sums.mm) + of_n * of_n * number(sums.nn) + of_t * of_t * number(sums.tt);
  const double products = of_k * (of_m * number(sums.km) + of_n * number(sums.kn) + of_t * number(sums.kt)) +
                          of_m * (of_n * number(sums.mn) + of_t * number(sums.mt)) + of_n * of_t * number(sums.nt);
  const double records = std::max(number(sums.records), 2.0);
  const double of_records = (squares + 2 * products) * records / (records - 1), of_mentions = 1 / a + 1 / b + 1 / c + 1 / d;
  const double error = std::sqrt(std::max(of_records, of_mentions)), logarithm = std::log(a) - std::log(b) - std::log(c) + std::log(d);
  result.odds_ratio = std::exp(logarithm);
  result.low = std::exp(logarithm - kDeviations * error);
  result.high = std::exp(logarithm + kDeviations * error);
  result.told = result.low > 0 && std::isfinite(result.high);  // as all that was counted is
  return result;
}

}  // namespace day::records
