// Files of bare numbers: weights without any header, whose loader is told elsewhere what they are (shards of TensorFlow.js, voices, embeddings).
//
// No format says so; what can be said is whether the bytes look like numbers throughout, and like nothing else. 64 blocks of 16 KiB, spread from the
// first byte to the last, must look like one of (in a file of 32 or more of them, one in 32 between the ends may be jagged instead):
//   floats of 32 or 16 bits (IEEE or bfloat16): nearly all of them 0 or of a size that weights have. Of random bytes, a sixth to two thirds are.
//   integers of 8 bits (quantized weights): a histogram of one hill, but for zeros. Random, packed and encrypted bytes are flat (an entropy
//   near 8 bits), and machine code, text and records are jagged.
// Measured in November 2026 on shards of 12 models, 53 voices, and programs and archives of Debian: the slopes of a block's histogram come to 2.0 to 2.1
// times its highest bar for quantized weights, to 4 and more for programs; weights have an entropy of 7.5 bits or less in a byte, archives 7.99.
// Whether the beginning or the end is that of another format, the caller asks. Reads 1 MiB at most. Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "bytes/random_bytes.h"

namespace day {

enum class RawNumbers : uint8_t {
  kNo,
  kYes,
  kUnread,  // a block could not be read
};
RawNumbers LookForRawNumbers(const RandomBytes& bytes);

inline constexpr uint64_t kRawSmallest = 256;  // bytes; fewer tell nothing

}  // namespace day
