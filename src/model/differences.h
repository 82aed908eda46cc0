// Where what a model states of itself and what its tensors are do not go together.
//
// Only what cannot both be true is a difference: a vocabulary may be padded, an encoder and a decoder have layers of their own, packed numbers have
// other shapes. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/stated_facts.h"
#include "model/tensor_facts.h"

namespace day {

struct FactDifference {
  std::string_view fact;  // static: "layers", "width", "vocabulary", "context", "experts", "dtype", "rank", "targets", "architecture"
  std::string stated, found;
};

// `tensors` are those of the whole model: of one whose shards are missing, nothing follows.
std::vector<FactDifference> HoldAgainstTensors(const StatedFacts& stated, const TensorFacts& tensors);

// What a configuration states against what the metadata of a GGUF file beside it does; `found` is the metadata's.
std::vector<FactDifference> HoldAgainstMetadata(const StatedFacts& config, const StatedFacts& metadata);

// Parameters as a name has them: "Acme-7B-Chat" 7e9, "Acme-8x7B" 56e9, "acme-160m" 160e6. Several different sizes, or none: 0.
double SizeInName(std::string_view name);

// A name that no reading of "parameters" makes true: with and without embeddings, all experts or the active ones, rounded up or down.
bool IsFarFrom(double named, const TensorFacts& tensors, uint64_t active);

}  // namespace day
