// A MediaPipe graph (.binarypb): calculators and how they are connected. What they are, the program that runs it has in it; the graph names them, and may
// name files that they read and write.
//
// Format: mediapipe/framework/calculator.proto of https://github.com/google-ai-edge/mediapipe in protocol buffers. The options of a calculator are messages of
// its own, known to it alone; texts in them are shown wherever they stand. Pure; any thread. Bounds: formats/protobuf/wire.h, and the limits below.
#pragma once

#include <cstdint>
#include <expected>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

inline constexpr uint64_t kMediaPipeMaxFile = 4 << 20;  // limit: bytes, held once for each level of options; graphs have a few thousand
inline constexpr size_t kMediaPipeMaxNames = 10'000;    // limit: calculators, and texts, that are kept
inline constexpr uint64_t kMediaPipeMaxText = 4'096;    // limit: bytes of a text; longer ones are no names

struct MediaPipeText {
  std::string text;
  uint64_t at = 0;
};

struct MediaPipeGraph {
  std::set<std::string> calculators;
  std::vector<MediaPipeText> texts;  // in options
  uint64_t nodes = 0;
  std::string_view limit;  // something was left out
};

bool LooksLikeMediaPipe(const RandomBytes& bytes);
std::expected<MediaPipeGraph, Malformed> ReadMediaPipe(const RandomBytes& bytes);

}  // namespace day
