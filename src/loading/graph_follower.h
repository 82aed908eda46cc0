// Follows where the names come from under which a graph of TensorFlow writes files, and reads what should be its assets.
//
// Shown a graph several times: each time what functions do with their arguments leads one call further, until nothing new is learned. Only then
// it tells. Memory: the nodes of one body, and only of those that the survey found operators or calls of this kind in.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "loading/graph_survey.h"
#include "loading/inspection.h"

namespace day::loading {

class GraphFollower final : public GraphVisitor {
 public:
  GraphFollower(Inspection& inspection, const Place& place, const GraphSurvey& survey) : inspection_(inspection), place_(place), survey_(survey) {}

  // Before and after the graph is shown. End() is true where something was learned, so that it has to be shown again.
  void Begin(bool tells);
  bool End();

  void Body(std::string_view function, const std::vector<std::string>& arguments) override;
  void Node(const GraphNode& node) override;
  void Saver(std::string_view) override {}
  void Asset(std::string_view, std::string_view, uint64_t) override {}
  void Object(std::string_view, std::string_view, uint64_t) override {}

 private:
  struct Kept {
    std::string op;
    std::vector<std::string> inputs, texts, functions;
    uint64_t at = 0;
  };
  // Where a name of a file comes from.
  struct Origin {
    bool saver = false;                     // from who saves the model
    bool open = false;                      // from an argument, or an input of the graph
    std::set<size_t> arguments;             // of the function, by their place
    std::vector<const std::string*> texts;  // written in the graph
  };

  void Close();
  Origin Follow(const Kept& from, const std::vector<size_t>& inputs);
  void Saves(const Kept& node, const TensorFlowOp& known);
  void Calls(const Kept& node, const std::string& function);
  void ReadsAsset(const Kept& node, const TensorFlowOp& known);
  void JudgeOrigin(const Kept& node, const Origin& origin, std::string_view id, std::string_view says);
  void Learn(const Origin& origin);
  void Tell(const Kept& node, std::string_view id, LoadVerdict verdict, const std::string& what);

  Inspection& inspection_;
  const Place& place_;
  const GraphSurvey& survey_;
  bool tells_ = false, learned_ = false;
  // Of the body that is shown:
  std::string body_;
  bool keeps_ = false;
  std::unordered_map<std::string, Kept> nodes_;
  std::unordered_map<std::string, size_t> arguments_;
  uint64_t bytes_ = 0;
  // Of all:
  std::map<std::string, std::set<size_t>, std::less<>> names_files_;  // functions, and which of their arguments name files that they write
  uint64_t steps_ = 0;
  std::unordered_set<std::string> told_;
  std::string_view limit_;
};

}  // namespace day::loading
