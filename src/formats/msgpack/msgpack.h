// Flax's checkpoints: one MessagePack value, whose arrays are extensions.
//
// Format: https://github.com/msgpack/msgpack/blob/master/spec.md; flax/serialization.py: extension 1 is an array (a MessagePack array of its shape,
// its dtype's name and its bytes), 2 a complex number, 3 a scalar in the form of 1. Flax reads any other extension as bytes that nobody asks for.
// Steps over the numbers. Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct FlaxArray {
  std::string name;  // keys down to it, joined by '/', at most 1024 bytes of them
  std::string dtype;
  std::vector<uint64_t> shape;
  uint64_t at = 0, size = 0;  // where its bytes lie
};

struct FlaxCheckpoint {
  uint64_t tensors = 0, parameters = 0;
  std::vector<FlaxArray> listed;      // at most kFlaxListed
  std::vector<int> other_extensions;  // kinds that Flax does not know, each once
  std::string dunder;                 // the first key of the form __x__ that is not Flax's own, or ""
  std::vector<std::string> texts;     // values that are texts, the first 1024 bytes of each, at most 1024
};
inline constexpr size_t kFlaxListed = 100'000;  // limit: arrays that are kept

std::expected<FlaxCheckpoint, Malformed> ReadFlax(const RandomBytes& bytes);

}  // namespace day
