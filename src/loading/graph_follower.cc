#include "loading/graph_follower.h"

#include <fmt/format.h>

#include <algorithm>

#include "loading/paths.h"

namespace day::loading {
namespace {

constexpr size_t kMaxKeptNodes = 500'000;               // limit: graph-nodes; of one body, and …
constexpr uint64_t kMaxKeptBytes = 96ULL << 20;         // … of so many bytes together
constexpr size_t kMaxSteps = 20'000;                    // limit: graph-steps; nodes that one name of a file is followed over, and …
constexpr uint64_t kMaxAllSteps = 3'000'000;            // … all of them together
constexpr std::string_view kDefaultFilename = "model";  // tf.train.Saver's, where who saves gives none

// Its inputs are the arguments of the function that it names.
bool PassesInputsOn(std::string_view op) { return op == "PartitionedCall" || op == "StatefulPartitionedCall" || op == "TPUPartitionedCall"; }

bool IsPrintable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
}

std::vector<size_t> AllOf(const std::vector<std::string>& inputs) {
  std::vector<size_t> all(inputs.size());
  for (size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

}  // namespace

void GraphFollower::Begin(bool tells) {
  tells_ = tells;
  learned_ = false;
  body_.clear();
  keeps_ = survey_.followed.contains("");
}

bool GraphFollower::End() {
  Close();
  if (tells_ && !limit_.empty()) inspection_.Add(place_, "limit", LoadVerdict::kUnreadable, fmt::format("was not followed to its end: limit {}", limit_));
  return learned_;
}

void GraphFollower::Body(std::string_view function, const std::vector<std::string>& arguments) {
  if (function.empty() && body_.empty()) return;
  Close();
  body_ = function;
  keeps_ = survey_.followed.contains(function);
  if (keeps_)
    for (size_t i = 0; i < arguments.size(); ++i) arguments_.emplace(arguments[i], i);
}

void GraphFollower::Node(const GraphNode& node) {
  if (!keeps_) return;
  Kept kept{node.op, node.inputs, node.constant_texts, node.functions, node.at};
  bytes_ += sizeof(Kept) + 64 + node.name.size() + node.op.size();
  for (const auto* texts : {&kept.inputs, &kept.texts, &kept.functions})
    for (const std::string& text : *texts) bytes_ += sizeof(text) + text.size();
  if (nodes_.size() >= kMaxKeptNodes || bytes_ > kMaxKeptBytes) {
    limit_ = "graph-nodes";
    return;
  }
  nodes_.emplace(node.name, std::move(kept));
}

void GraphFollower::Close() {
  std::vector<const Kept*> in_order;
  for (const auto& [name, node] : nodes_) in_order.push_back(&node);
  std::sort(in_order.begin(), in_order.end(), [](const Kept* a, const Kept* b) { return a->at < b->at; });
  for (const Kept* node : in_order) {
    const TensorFlowOp known = JudgeTensorFlowOp(node->op);
    if (known.saver) Saves(*node, known);
    if (known.assets) ReadsAsset(*node, known);
    for (const std::string& function : node->functions) Calls(*node, function);
    if (known.standing == OpStanding::kUnknown) Calls(*node, node->op);
  }
  nodes_.clear();
  arguments_.clear();
  bytes_ = 0;
}

GraphFollower::Origin GraphFollower::Follow(const Kept& from, const std::vector<size_t>& inputs) {
  Origin origin;
  std::vector<std::string_view> open;
  std::unordered_set<std::string_view> seen;
  const auto push = [&](const Kept& node, size_t i) {
    if (i < node.inputs.size() && !node.inputs[i].starts_with('^')) open.push_back(NodeOfInput(node.inputs[i]));
  };
  for (size_t i : inputs) push(from, i);
  while (!open.empty()) {
    const std::string_view name = open.back();
    open.pop_back();
    if (!seen.insert(name).second) continue;
    if (seen.size() > kMaxSteps || ++steps_ > kMaxAllSteps) {
      limit_ = "graph-steps";
      break;
    }
    const bool in_graph = body_.empty();
    if (in_graph && survey_.filename_nodes.contains(name)) {
      origin.saver = true;
      continue;
    }
    if (in_graph && survey_.asset_nodes.contains(name)) continue;
    const auto node = nodes_.find(std::string(name));
    if (node == nodes_.end()) {
      origin.open = true;
      if (const auto argument = arguments_.find(std::string(name)); argument != arguments_.end()) origin.arguments.insert(argument->second);
      continue;
    }
    origin.open |= node->second.op.starts_with("Placeholder");
    for (const std::string& text : node->second.texts) origin.texts.push_back(&text);
    for (size_t i = 0; i < node->second.inputs.size(); ++i) push(node->second, i);
  }
  return origin;
}

void GraphFollower::Tell(const Kept& node, std::string_view id, LoadVerdict verdict, const std::string& what) {
  if (tells_ && told_.insert(fmt::format("{} {}", node.op, NameOf(verdict))).second) inspection_.Add(place_, id, verdict, what, node.at);
}

void GraphFollower::Learn(const Origin& origin) {
  if (body_.empty() || origin.arguments.empty()) return;
  std::set<size_t>& known = names_files_[body_];
  for (size_t argument : origin.arguments) learned_ |= known.insert(argument).second;
}

void GraphFollower::JudgeOrigin(const Kept& node, const Origin& origin, std::string_view id, std::string_view says) {
  Learn(origin);
  const std::string op = node.op.substr(0, kShown);
  // Of what a saver puts together, no part leads elsewhere: "_temp", "part", ".tmp".
  for (const std::string* text : origin.texts)
    if (!text->empty() && ReachOf(*text) != PathReach::kInside)
      return Tell(node, id, LoadVerdict::kMalicious, fmt::format("the operator {} {}: \"{}\"", op, says, text->substr(0, kShown)));
  if (origin.saver) return;
  // A graph alone has nothing that says what saves it, but both halves of that are in it, and the name that a saver is made with.
  const bool by_default =
      origin.texts.empty() || std::any_of(origin.texts.begin(), origin.texts.end(), [](const std::string* text) { return *text == kDefaultFilename; });
  if (survey_.restores && (origin.open || by_default)) return;
  const bool alone = survey_.restores && survey_.filename_nodes.empty();
  Tell(node, id, alone ? LoadVerdict::kSuspicious : LoadVerdict::kMalicious,
       fmt::format("the operator {} {}, and belongs to nothing that saves the model", op, says));
}

void GraphFollower::Saves(const Kept& node, const TensorFlowOp& known) {
  const bool first = node.op.starts_with("Save");  // Save, SaveSlices, SaveV2: the rest is what they write
  JudgeOrigin(node, Follow(node, first ? std::vector<size_t>{0} : AllOf(node.inputs)), known.id, known.says);
}

void GraphFollower::Calls(const Kept& node, const std::string& function) {
  constexpr std::string_view kSays = "calls what writes a file on the machine";
  const auto callee = names_files_.find(function);
  if (callee == names_files_.end()) return;
  if (PassesInputsOn(node.op) || node.op == function)
    return JudgeOrigin(node, Follow(node, {callee->second.begin(), callee->second.end()}), "touches-files", kSays);
  // Loops and branches hand on some of their inputs: any of them may be the name.
  const Origin origin = Follow(node, AllOf(node.inputs));
  Learn(origin);
  for (const std::string* text : origin.texts)
    if (IsPrintable(*text) && ReachOf(*text) == PathReach::kOutside)
      return Tell(node, "touches-files", LoadVerdict::kMalicious,
                  fmt::format("the operator {} {}: \"{}\"", node.op.substr(0, kShown), kSays, text->substr(0, kShown)));
}

void GraphFollower::ReadsAsset(const Kept& node, const TensorFlowOp& known) {
  if (!tells_) return;
  const Origin origin = Follow(node, AllOf(node.inputs));
  if (origin.texts.empty()) return;
  Tell(node, known.id, known.verdict,
       fmt::format("the operator {} {} that is none of the model's assets: \"{}\"", node.op, known.says, origin.texts[0]->substr(0, kShown)));
}

}  // namespace day::loading
