// What the path of a file of weights says of it: whether it is a shard of a model, and from which step of a training.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace day {

// "model-00002-of-00003.safetensors" is one of "model.safetensors".
struct Shard {
  std::string set;              // the path without the numbers: equal for all shards of a model
  uint64_t number = 0, of = 0;  // 0 of a file that is no shard
};
Shard ShardOf(std::string_view path);

// The figure behind a word for steps or epochs, whatever its case: 500 of "checkpoint-500/model.safetensors", 2000 of "iter_0002000".
std::optional<uint64_t> StepOf(std::string_view path);

}  // namespace day
