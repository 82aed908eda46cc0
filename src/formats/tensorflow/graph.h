// TensorFlow's graphs: saved models, meta graphs, graph definitions (frozen graphs), with their libraries of functions.
//
// Format: tensorflow/core/protobuf/{saved_model,meta_graph,saver,saved_object_graph}.proto and tensorflow/core/framework/{graph,node_def,function,
// attr_value,tensor}.proto in protocol buffers. A saved model holds meta graphs; a meta graph a graph definition, and what saves it, its assets, its
// signatures and its objects; a graph definition nodes and functions, which hold nodes. What stands in the file is shown node by node and not kept: a graph may
// have millions of nodes.
// Pure; any thread. Bounds: formats/protobuf/wire.h, and the limits below.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

inline constexpr size_t kGraphMaxInputs = 4'096;      // limit: inputs of a node that are shown
inline constexpr size_t kGraphMaxTexts = 64;          // limit: texts of a node's attributes that are shown, each …
inline constexpr uint64_t kGraphMaxText = 4'096;      // … of at most so many bytes; names likewise
inline constexpr uint64_t kGraphMaxConfig = 4 << 20;  // limit: bytes of an object's description that are shown

struct GraphTensor {
  uint32_t type = 0;  // GraphTypeName()
  std::vector<uint64_t> shape;
  bool known_shape = true;
  uint64_t elements = 1;  // 0 where the shape is not known
};
std::string_view GraphTypeName(uint32_t type);  // "float32"; "" where there is no such type

struct GraphNode {
  std::string name, op;
  uint64_t at = 0;
  std::vector<std::string> inputs;                         // "node", "node:1", "^node", "node:output:0"
  std::vector<std::pair<std::string, std::string>> texts;  // attribute, value
  std::vector<std::string> functions;                      // that attributes name
  std::vector<std::string> constant_texts;                 // of a constant of texts
  bool constant = false, stated_shape = false;             // whether these are there:
  GraphTensor value, shape;                                // of the attributes "value", and "shape" with "dtype"
};

// Shown what a file holds, in its order. A meta graph's saver and assets stand behind its nodes.
class GraphVisitor {
 public:
  virtual ~GraphVisitor() = default;
  // The nodes that follow are those of this function; "" for those of the graph itself.
  virtual void Body(std::string_view function, const std::vector<std::string>& arguments) = 0;
  virtual void Node(const GraphNode& node) = 0;
  virtual void Saver(std::string_view filename_tensor) = 0;
  virtual void Asset(std::string_view tensor, std::string_view filename, uint64_t at) = 0;
  // An object of Keras, described in JSON.
  virtual void Object(std::string_view identifier, std::string_view metadata, uint64_t at) = 0;
};

enum class GraphKind : uint8_t { kNone, kSavedModel, kMetaGraph, kGraph, kKerasMetadata };

// By the numbers and types of its fields, and those of its first nodes. Reads few bytes, whatever its size. `ops` are the operators of those nodes: other
// formats are written alike, but for these.
GraphKind SniffGraph(const RandomBytes& bytes, std::vector<std::string>& ops);

// fingerprint.pb beside a saved model: numbers that tell whether two are the same, a version and an id. No loader acts on them.
bool IsFingerprint(const RandomBytes& bytes);

// True where it was read to its end.
std::expected<void, Malformed> ReadGraph(GraphKind kind, const RandomBytes& bytes, GraphVisitor& visitor);

}  // namespace day
