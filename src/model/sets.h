// Which files are shards of one model, by their names: "model-00002-of-00003.safetensors" is one of "model.safetensors".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace day {

struct Shard {
  std::string set;              // the path without the numbers: equal for all shards of a model
  uint64_t number = 0, of = 0;  // 0 of a file that is no shard
};
Shard ShardOf(std::string_view path);

}  // namespace day
