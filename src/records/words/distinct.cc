#include "records/words/distinct.h"

#include <array>

namespace day::records {
namespace {

double Sigma(double x) {
  if (x == 1) return INFINITY;
  double y = 1, z = x, before;
  do {
    x *= x;
    before = z;
    z += x * y;
    y += y;
  } while (z != before);
  return z;
}

double Tau(double x) {
  if (x == 0 || x == 1) return 0;
  double y = 1, z = 1 - x, before;
  do {
    x = std::sqrt(x);
    before = z;
    y *= 0.5;
    z -= (1 - x) * (1 - x) * y;
  } while (z != before);
  return z / 3;
}

}  // namespace

uint64_t DistinctCounter::Estimate() const {
  std::array<uint64_t, kMostRank + 1> of_rank{};
  for (const uint8_t rank : registers_) ++of_rank[rank];
  constexpr double m = kRegisters;
  double z = m * Tau(1 - static_cast<double>(of_rank[kMostRank]) / m);
  for (size_t rank = kMostRank - 1; rank >= 1; --rank) z = 0.5 * (z + static_cast<double>(of_rank[rank]));
  z += m * Sigma(static_cast<double>(of_rank[0]) / m);
  constexpr double kAlpha = 0.721347520444481703680;  // 1 / (2 ln 2)
  const double estimate = kAlpha * m * m / z;
  return estimate < 0x1p63 ? static_cast<uint64_t>(std::llround(estimate)) : UINT64_MAX;
}

bool DistinctCounter::SetBytes(std::string_view bytes) {
  if (bytes.size() != kRegisters || std::ranges::any_of(bytes, [](char c) { return static_cast<uint8_t>(c) > kMostRank; })) return false;
  std::ranges::copy(bytes, registers_.begin());
  return true;
}

}  // namespace day::records
