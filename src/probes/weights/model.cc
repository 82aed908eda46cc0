#include "probes/weights/model.h"

#include "model/stated_facts.h"
#include "model/tensor_facts.h"

namespace day::probes::weights {
namespace {

// The parsers checked that no product overflows.
uint64_t ElementsOf(const std::vector<uint64_t>& shape) {
  uint64_t elements = 1;
  for (const uint64_t extent : shape) elements *= extent;
  return elements;
}

void Say(const TensorFacts& tensors, const StatedFacts& metadata, Sink& sink) {
  if (tensors.tensors() == 0) return;
  std::vector<Field> fields;
  for (auto& [name, value] : tensors.Fields()) fields.push_back({std::move(name), std::move(value)});
  for (auto& [name, value] : metadata.Fields()) fields.push_back({"metadata." + name, std::move(value)});
  sink.Found("weights.model", metadata.architecture, {}, std::move(fields));
}

}  // namespace

void SayModel(const SafetensorsHeader& header, Sink& sink) {
  TensorFacts facts;
  for (const SafetensorsTensor& tensor : header.listed) facts.Add(tensor.name, tensor.dtype, tensor.shape, ElementsOf(tensor.shape));
  Say(facts, {}, sink);
}

void SayModel(const GgufHeader& header, Sink& sink) {
  TensorFacts facts;
  for (const GgufTensor& tensor : header.listed)
    facts.Add(tensor.name, tensor.type, std::vector<uint64_t>(tensor.extents.rbegin(), tensor.extents.rend()), ElementsOf(tensor.extents));
  Say(facts, FactsOfGguf(header.metadata), sink);
}

void SayModel(const TensorList& list, Sink& sink) {
  TensorFacts facts;
  for (const StoredTensor& tensor : list.tensors) facts.Add(tensor.name, tensor.dtype, tensor.shape, tensor.elements);
  Say(facts, {}, sink);
}

}  // namespace day::probes::weights
