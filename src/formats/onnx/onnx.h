// An ONNX model: its operators, its tensors, and the files beside it that hold their data.
//
// Format: onnx/onnx.proto of https://github.com/onnx/onnx (IR version 13 and before) in protocol buffers. A model holds a graph, functions and
// graphs for training; a graph holds nodes, whose attributes may hold graphs, and initializers: tensors whose data stands in one of several fields or in
// a file beside the model (docs/ExternalData.md). Data is stepped over, never read; its length is held against shape and type.
// Pure; any thread. Bounds: formats/protobuf/wire.h, and the limits below; what is beyond them is counted, not kept.
#pragma once

#include <compare>
#include <cstdint>
#include <expected>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

inline constexpr size_t kOnnxMaxOperators = 4'096;  // limit: onnx-operators; distinct ones
inline constexpr size_t kOnnxMaxListed = 20'000;    // limit: tensors that are listed; more are counted
inline constexpr size_t kOnnxMaxExternal = 4'096;   // limit: onnx-external; distinct places of data beside the model
inline constexpr size_t kOnnxMaxFaults = 20;        // limit: faults that are told
inline constexpr uint64_t kOnnxMaxName = 1'024;     // limit: bytes of a name that are kept
inline constexpr uint64_t kOnnxMaxText = 1 << 20;   // limit: bytes of a value of metadata that are kept

struct OnnxOperator {
  std::string domain, name;  // domain: "" for ONNX's own
  auto operator<=>(const OnnxOperator&) const = default;
};

struct OnnxTensor {
  std::string name;
  uint32_t type = 0;  // OnnxTypeName()
  std::vector<uint64_t> shape;
  uint64_t at = 0, bytes = 0;  // its raw data in the file; 0 bytes where the numbers stand in fields of their own, or beside the model
  bool external = false;
};
std::string_view OnnxTypeName(uint32_t type);  // "float32"; "" where there is no such type
uint32_t OnnxTypeBits(uint32_t type);          // of an element; 0 for texts, and where there is no such type

// Where a tensor's data lies beside the model. Numbers as they are written.
struct OnnxExternal {
  std::string location, offset, length;
  uint64_t at = 0;  // in the model
};

struct OnnxModel {
  uint64_t ir_version = 0;
  std::string producer;
  std::vector<std::pair<std::string, uint64_t>> operator_sets;  // domain, version
  std::vector<std::pair<std::string, std::string>> metadata;
  std::map<OnnxOperator, uint64_t> operators;     // to the offset of the first node of each
  std::set<OnnxOperator> functions;               // those that the model defines itself
  uint64_t tensors = 0, parameters = 0;           // initializers, with those of inner graphs
  uint64_t constants = 0, constant_elements = 0;  // tensors that attributes hold: where some exporters put all of the weights
  std::vector<OnnxTensor> listed;
  std::vector<OnnxExternal> external;
  std::vector<Malformed> faults;  // of tensors: the rest of the model was read
  std::string_view limit;         // something was left out: "onnx-operators"
};

// True where the fields of the file are those of a model and no others. Reads few bytes, whatever its size.
bool LooksLikeOnnx(const RandomBytes& bytes);
std::expected<OnnxModel, Malformed> ReadOnnx(const RandomBytes& bytes);

// A tensor in a file of its own, or a sequence of tensors: inputs and outputs of ONNX's tests. False where it is none.
bool ReadOnnxTensor(const RandomBytes& bytes, OnnxModel& into);

}  // namespace day
