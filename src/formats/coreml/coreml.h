// A Core ML model (.mlmodel, also inside of an .mlpackage): what kind of model it is, and what it needs from outside.
//
// Format: mlmodel/format/*.proto of https://github.com/apple/coremltools in protocol buffers. A model is of one type, told by the number of its field; a
// pipeline holds models. Neural networks hold layers, of which some are classes of the app that loads it; programs hold operations, whose constants may lie in
// files beside the model. Weights are stepped over. Pure; any thread. Bounds: formats/protobuf/wire.h, and the limits below.
#pragma once

#include <cstdint>
#include <expected>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

inline constexpr size_t kCoreMlMaxListed = 1'000;   // limit: names of each kind that are kept
inline constexpr uint64_t kCoreMlMaxText = 16'384;  // limit: bytes of a text that are kept

struct CoreMlName {
  std::string name;
  uint64_t at = 0;
};

struct CoreMlModel {
  uint64_t version = 0;
  std::set<std::string_view> types;  // "neuralNetwork", also those of a pipeline's models
  std::vector<std::pair<std::string, std::string>> metadata;
  std::vector<CoreMlName> classes;  // of the app that loads the model: custom models and layers
  std::vector<CoreMlName> links;    // other models: their files, and paths that are searched for them
  std::vector<CoreMlName> blobs;    // files of constants; distinct
  uint64_t layers = 0, operations = 0;
  std::string_view limit;  // something was left out
};

bool LooksLikeCoreMl(const RandomBytes& bytes);
std::expected<CoreMlModel, Malformed> ReadCoreMl(const RandomBytes& bytes);

}  // namespace day
