// A graph of MediaPipe (.binarypb): which calculators are wired to each other, and with what options.
//
// Format: a message of protocol buffers, CalculatorGraphConfig of mediapipe/framework/calculator.proto: nodes (1) with a calculator's name (2),
// streams and side packets (3 to 6) and options (7, 8). Calculators are code of the program that runs the graph; options are theirs, of any form,
// and some of them name files. Those are found by their form: texts that lead out of the folder.
// Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <set>
#include <string>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct MediapipeGraph {
  uint64_t nodes = 0;
  std::set<std::string> calculators;  // at most 4096
  std::vector<std::string> paths;     // texts in options that lead out of the folder, at most 64
};

std::expected<MediapipeGraph, Malformed> ReadMediapipe(const RandomBytes& bytes);

}  // namespace day
