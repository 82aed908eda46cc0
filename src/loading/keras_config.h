// Judges the configuration of a Keras model: what building the model from it would run, fetch or read.
//
// A configuration is JSON in which objects name classes and functions (`class_name`, `module`, `registered_name`, `config`), in each other
// to any depth: models in models, cells in layers, losses in what a model was compiled with. Keras 1 to 3 write it differently and read
// each other's, and the version that a file states is the author's word; so all forms are looked for everywhere, whatever key they stand under.
// Linear in the configuration's size; what it nests, its parser has limited. Any thread.
#pragma once

#include "loading/inspection.h"
#include "text/json.h"
#include "text/value.h"

namespace day::loading {

// limit: values, which take a hundred bytes each, and levels, of which Python takes a thousand. Keras writes NaN and Infinity.
inline constexpr ParseLimits kKerasJson = {.max_depth = 400, .max_nodes = 1'000'000, .infinite_numbers = true};

enum class KerasReader : uint8_t {
  kModel,       // builds every object from its class
  kSavedModel,  // keras_metadata.pb: what it knows no class for comes back from the graph, so that unknown classes are ordinary
};

void JudgeKerasConfig(Inspection& inspection, const Place& place, const Value& config, KerasReader reader = KerasReader::kModel);

// Two members of one name in an object of JSON: readers differ on which of them counts. Adds a finding for the first one.
void JudgeDuplicateKeys(Inspection& inspection, const Place& place, const Value& json);

}  // namespace day::loading
