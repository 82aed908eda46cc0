// An ONNX Runtime model (.ort): a graph of ONNX as a flatbuffer.
//
// Format: a flatbuffer with the identifier ORTM, https://github.com/microsoft/onnxruntime, onnxruntime/core/flatbuffers/schema/ort.fbs. Graphs lie
// in attributes of nodes, too. Initializers may lie in a file beside the model, by an offset: the name of that file is not in the model.
// Reads through pages: weights are never touched. Pure over RandomBytes; any thread.
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

struct OrtTensor {
  std::string name;  // at most 256 bytes of it
  int32_t type = 0;  // as ONNX numbers them
  std::vector<int64_t> shape;
  uint64_t at = 0, size = 0;  // where its bytes lie; 0 where they are elsewhere, or texts
};

struct OrtModel {
  std::string ort_version, producer;
  std::set<std::pair<std::string, std::string>> operators;  // domain and name, at most 4096
  uint64_t tensors = 0, parameters = 0;                     // initializers of all graphs
  std::vector<OrtTensor> listed;                            // at most kOrtListed
  bool external = false;                                    // some lie elsewhere
  uint64_t end = 0;
};
inline constexpr size_t kOrtListed = 100'000;  // limit: tensors that are kept

bool LooksLikeOrt(std::string_view head);
std::expected<OrtModel, Malformed> ReadOrt(const RandomBytes& bytes);

}  // namespace day
