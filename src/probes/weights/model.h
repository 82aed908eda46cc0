// What the tensors of a weight file, and the metadata in it, tell of the model.
#pragma once

#include <string_view>

#include "formats/gguf/gguf.h"
#include "formats/safetensors/safetensors.h"
#include "probe/probe.h"
#include "tensors/tensors.h"

namespace day::probes::weights {

// The evidence weights.model: facts that add up over the shards of a model (model/tensor_facts.h). Nothing of a file without tensors.
void SayModel(const SafetensorsHeader& header, Sink& sink);
void SayModel(const GgufHeader& header, Sink& sink);
void SayModel(const TensorList& list, Sink& sink);

}  // namespace day::probes::weights
