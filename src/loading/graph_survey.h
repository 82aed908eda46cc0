// What a graph of TensorFlow holds, for its judge: operators, who calls whom, what saves it, its assets and weights.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/tensorflow/graph.h"
#include "loading/tensorflow_ops.h"

namespace day::loading {

inline constexpr size_t kMaxGraphOperators = 4'096;         // limit: graph-operators; distinct ones; TensorFlow has 1,700
inline constexpr size_t kMaxGraphCalls = 200'000;           // limit: graph-calls; pairs of functions
inline constexpr size_t kMaxGraphSavers = 20'000;           // limit: graph-savers; functions with operators of a saver or of assets; models have a few
inline constexpr size_t kMaxGraphObjects = 10'000;          // limit: graph-objects; of Keras, described in JSON, and …
inline constexpr uint64_t kMaxGraphObjectBytes = 32 << 20;  // … of so many bytes together

struct SurveyedOp {
  TensorFlowOp known;
  uint64_t at = 0;   // of the first node
  std::string path;  // what an attribute names, where it makes a file or address of it
  bool reaches = false;
};

struct SurveyedObject {
  std::string metadata;
  uint64_t at = 0;
};

class GraphSurvey final : public GraphVisitor {
 public:
  void Body(std::string_view function, const std::vector<std::string>& arguments) override;
  void Node(const GraphNode& node) override;
  void Saver(std::string_view filename_tensor) override;
  void Asset(std::string_view tensor, std::string_view filename, uint64_t at) override;
  void Object(std::string_view identifier, std::string_view metadata, uint64_t at) override;

  // Once all was shown: fills the two that follow.
  void Finish();
  std::set<std::string, std::less<>> savers;    // functions with operators of a saver, also through others that they call
  std::set<std::string, std::less<>> followed;  // bodies with operators of savers or assets, or with calls of such: "" is the graph itself

  std::map<std::string, SurveyedOp, std::less<>> operators;
  std::set<std::string, std::less<>> functions;  // of the library; a node may name one as its operator
  bool restores = false;
  std::set<std::string, std::less<>> filename_nodes, asset_nodes;
  std::vector<std::pair<std::string, uint64_t>> asset_files;
  std::vector<SurveyedObject> objects;
  uint64_t nodes = 0;
  uint64_t constants = 0, constant_elements = 0, variables = 0, variable_elements = 0;
  std::string_view limit;

 private:
  void Call(const std::string& function);

  std::string body_;
  std::set<std::string, std::less<>> with_savers_, with_assets_;
  // Functions by numbers: a name may be long, and stand in many pairs.
  uint32_t NumberOf(const std::string& function);
  std::map<std::string, uint32_t, std::less<>> numbers_;
  std::vector<std::set<uint32_t>> callers_;  // by the number of who is called
  size_t call_count_ = 0;
  uint64_t object_bytes_ = 0;
};

// "node" of "node:1" and "^node".
std::string_view NodeOfInput(std::string_view input);

}  // namespace day::loading
