// What differs between the tensors of two models.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tensors/digest.h"
#include "tensors/tensors.h"

namespace day {

// How far the numbers of one tensor lie from those of another of the same type and shape.
struct Distance {
  double relative = 0;   // the Euclidean norm of the difference, divided by that of the first tensor; infinite where that is zero
  double largest = 0;    // the largest absolute difference of two elements
  uint64_t changed = 0;  // elements that differ in their bytes
};

// Nothing where the type's numbers cannot be read here (blocks of GGUF, 8 bits and less), or the bytes. NaN and infinity count as changed
// elements and add nothing to the norms.
std::optional<Distance> DistanceOf(const StoredTensor& a, const RandomBytes& in_a, const StoredTensor& b, const RandomBytes& in_b);

// A tensor of a model that may lie in several files.
struct ModelTensor {
  size_t file = 0;
  const StoredTensor* tensor = nullptr;
  std::optional<TensorDigest> digest;
};

struct TensorChange {
  enum class Kind : uint8_t { kSame, kChanged, kRetyped, kReshaped, kRenamed, kAdded, kRemoved, kUnknown };
  Kind kind = Kind::kUnknown;
  const ModelTensor* a = nullptr;
  const ModelTensor* b = nullptr;
};
std::string_view NameOf(TensorChange::Kind kind);  // "same", "changed", "retyped" …

// By name, and what has no partner of its name by digest. In the order of A, then what B adds.
std::vector<TensorChange> CompareTensors(const std::vector<ModelTensor>& a, const std::vector<ModelTensor>& b);

}  // namespace day
