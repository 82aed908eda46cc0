// What the path of a file of weights says of it: whether it is a shard of a model, and from which step of a training.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace day {

// "model-00002-of-00003.safetensors" is one of "model.safetensors".
struct Shard {
  std::string set;              // the path without the numbers: equal for all shards of a model
  uint64_t number = 0, of = 0;  // 0 of a file that is no shard
};
Shard ShardOf(std::string_view path);

// The path with '#' for each number in the file's name: alike for files that may be slices of one model ("consolidated.00.pth"), of which none is whole.
std::string WithoutNumbers(std::string_view path);

// What a model's path says beside those of the others of a release.
struct PlaceOfModel {
  bool configured = false;  // a configuration in its folder speaks of it: it lies there alone, or has the name that libraries look for
  bool slice = false;       // others of its folder have its name with other numbers: it may be a part of one model with them
  bool names_type = false;  // "model.fp16.safetensors"
};
// `paths`: of models, shards put together; in their order.
std::vector<PlaceOfModel> PlacesOfModels(const std::vector<std::string>& paths);

// The figure behind a word for steps or epochs, whatever its case: 500 of "checkpoint-500/model.safetensors", 2000 of "iter_0002000".
std::optional<uint64_t> StepOf(std::string_view path);

}  // namespace day
