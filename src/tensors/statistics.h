// What the numbers of a tensor are like: how far they reach, and whether something is wrong with them.
#pragma once

#include <optional>

#include "tensors/digest.h"
#include "tensors/tensors.h"

namespace day {

struct TensorStatistics {
  uint64_t counted = 0;  // elements
  uint64_t nan = 0, infinite = 0, zero = 0;
  double least = 0, most = 0;  // of the finite ones; 0 where there are none
  double mean = 0, deviation = 0;
  // One value alone, over and over.
  bool constant() const { return counted > 1 && nan == 0 && infinite == 0 && least == most; }
};

// Nothing where the type's numbers cannot be read here (blocks of GGUF, 8-bit floats, complex numbers), or the bytes.
std::optional<TensorStatistics> StatisticsOf(const StoredTensor& tensor, const RandomBytes& bytes);

// Of the tensors of one file, one after the other. They may share bytes: together they are read as often as for digests, and no more.
class FileStatistics {
 public:
  explicit FileStatistics(const RandomBytes& bytes, const DigestLimits& limits = {}) : bytes_(bytes), budget_(bytes.size(), limits.max_overlap) {}
  bool Affords(const StoredTensor& tensor) const { return budget_.Affords(tensor); }
  std::optional<TensorStatistics> Of(const StoredTensor& tensor);

 private:
  const RandomBytes& bytes_;
  TensorBudget budget_;
};

}  // namespace day
