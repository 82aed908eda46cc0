// A model of RNNoise as text: a first line and nothing but whole numbers.
//
// Format: https://github.com/GregorR/rnnoise-nu, src/rnn_reader.c: "rnnoise-nu model file version 1", then numbers that white space divides: the
// sizes of each layer, its activation, and its weights, which are read into signed bytes.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>

#include "bytes/cursor.h"

namespace day {

bool LooksLikeRnnoise(std::string_view head);
// How many numbers it has.
std::expected<uint64_t, Malformed> ParseRnnoise(std::string_view text);

}  // namespace day
