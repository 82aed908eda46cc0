// A TensorFlow Lite model: its subgraphs with their tensors and operators, its buffers, and what it takes from elsewhere.
//
// Format: a flatbuffer with the identifier TFL3, tensorflow/compiler/mlir/lite/schema/schema.fbs; the rules of its loader:
// tensorflow/lite/core/interpreter_builder.cc. Buffer 0 is the empty one. Weights beyond 2 GB lie behind the flatbuffer, by the offset and the
// size of their buffer from the beginning of the file; newer files name groups of external buffers. Operators are built in or custom, by name;
// those whose names begin with Flex are TensorFlow's, and carry a NodeDef in their options that says which one is really run. A zip may follow
// (MediaPipe, metadata of TensorFlow Lite): not read here.
// Reads through pages: weights are never touched. Pure over RandomBytes; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"
#include "formats/tflite/flex_options.h"

namespace day {

struct TfliteTensor {
  std::string name;  // at most 256 bytes of it
  std::string_view dtype;
  std::vector<int64_t> shape;
  uint64_t elements = 0;
  bool constant = false;      // it has bytes in the file: a weight
  uint64_t at = 0, size = 0;  // where they lie, in bytes
};

struct TfliteOperator {
  std::string name;
  std::optional<FlexNode> node;  // of a Flex operator: what it runs
  bool unclear = false;          // a Flex operator whose options are not understood
};

struct TfliteModel {
  uint32_t version = 0;
  std::string description;
  uint64_t subgraphs = 0, operators = 0;
  uint64_t tensors = 0, parameters = 0;      // of the constant ones
  std::vector<TfliteTensor> listed;          // all tensors, at most kTfliteListed
  std::vector<TfliteOperator> custom;        // each name once, and Flex operators with each NodeDef, at most kTfliteCustom
  uint32_t unknown_builtin = 0;              // an operator that no known version of the format has, or 0
  std::vector<std::string> external_groups;  // files that are expected elsewhere
  uint64_t end = 0;                          // where the last byte that the model knows of ends
};
inline constexpr size_t kTfliteListed = 100'000;  // limit: tensors that are kept
inline constexpr size_t kTfliteCustom = 4096;     // limit: custom operators that are told apart

bool LooksLikeTflite(std::string_view head);

// Rules that are not the file's fault: kCannotBeRead, and those that begin with "limit ".
std::expected<TfliteModel, Malformed> ReadTflite(const RandomBytes& bytes);

}  // namespace day
