#include "tensors/statistics.h"

#include <algorithm>
#include <cmath>

#include "tensors/numbers.h"

namespace day {
namespace {

// Mean and variance in one pass without losing digits (B. P. Welford, Technometrics 4, 1962).
class Counter {
 public:
  void Add(double number) {
    ++statistics_.counted;
    if (std::isnan(number)) return void(++statistics_.nan);
    if (std::isinf(number)) return void(++statistics_.infinite);
    statistics_.zero += number == 0;
    ++finite_;
    statistics_.least = finite_ == 1 ? number : std::min(statistics_.least, number);
    statistics_.most = finite_ == 1 ? number : std::max(statistics_.most, number);
    const double from_mean = number - statistics_.mean;
    statistics_.mean += from_mean / static_cast<double>(finite_);
    squares_ += from_mean * (number - statistics_.mean);
  }
  TensorStatistics Finish() {
    if (finite_ > 0) statistics_.deviation = std::sqrt(squares_ / static_cast<double>(finite_));
    return statistics_;
  }

 private:
  TensorStatistics statistics_;
  uint64_t finite_ = 0;
  double squares_ = 0;
};

}  // namespace

std::optional<TensorStatistics> StatisticsOf(const StoredTensor& tensor, const RandomBytes& bytes) {
  const tensors::ReadNumber read = tensors::NumberReaderOf(tensor.dtype);
  const size_t size = static_cast<size_t>(BitsOfElement(tensor.dtype) / 8);
  if (!read || size == 0) return std::nullopt;
  Counter counter;
  // Pieces are whole elements: see ReadInBlocks.
  const bool whole = ReadElements(tensor, bytes, {}, [&](std::span<const std::byte> piece) {
    for (size_t at = 0; at + size <= piece.size(); at += size) counter.Add(read(piece.data() + at));
  });
  return whole ? std::optional(counter.Finish()) : std::nullopt;
}

std::optional<TensorStatistics> FileStatistics::Of(const StoredTensor& tensor) { return budget_.Spend(tensor) ? StatisticsOf(tensor, bytes_) : std::nullopt; }

}  // namespace day
