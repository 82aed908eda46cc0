// What the header of a weight file states: tensors, parameters, types, metadata.
#pragma once

#include <string_view>

#include "bytes/random_bytes.h"
#include "evidence/evidence.h"
#include "probe/probe.h"

namespace day::probes::weights {

// Does weights.format rest on the header of such a file? Of all others it is its type alone.
bool HasReadHeader(std::string_view type);

// The evidence weights.format and weights.model of a safetensors or GGUF file. Nothing is said where `bytes` could not be read.
void SayHeader(std::string_view type, std::string_view role, const RandomBytes& bytes, Sink& sink);

}  // namespace day::probes::weights
