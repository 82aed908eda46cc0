#include "loading/graph_survey.h"

#include "loading/inspection.h"

namespace day::loading {
namespace {

constexpr size_t kMaxAssets = 10'000;  // limit: assets that are kept

void Count(uint64_t& sum, uint64_t more) {
  if (__builtin_add_overflow(sum, more, &sum)) sum = UINT64_MAX;
}

bool IsVariable(std::string_view op) { return op == "VarHandleOp" || op == "VariableV2" || op == "Variable"; }
bool Restores(std::string_view op) { return op == "RestoreV2" || op == "Restore" || op == "RestoreSlice" || op == "DTensorRestoreV2"; }

}  // namespace

std::string_view NodeOfInput(std::string_view input) {
  if (input.starts_with('^')) input.remove_prefix(1);
  return input.substr(0, input.find(':'));
}

void GraphSurvey::Body(std::string_view function, const std::vector<std::string>&) {
  body_ = function;
  if (function.empty() || functions.contains(function)) return;
  if (functions.size() < kMaxGraphCalls) {
    functions.emplace(function);
  } else {
    limit = "graph-functions";
  }
}

void GraphSurvey::Node(const GraphNode& node) {
  ++nodes;
  auto found = operators.find(node.op);
  if (found == operators.end()) {
    if (operators.size() >= kMaxGraphOperators) {
      limit = "graph-operators";
      return;
    }
    found = operators.emplace(node.op, SurveyedOp{.known = JudgeTensorFlowOp(node.op), .at = node.at, .path = "", .reaches = false}).first;
  }
  SurveyedOp& op = found->second;
  if (!op.known.paths.empty() && !op.reaches)
    for (const auto& [attribute, value] : node.texts)
      if (op.known.Reaches(attribute, value)) {
        op.reaches = true;
        op.path = value.substr(0, kShown);
        op.at = node.at;
      }
  if (op.known.saver || op.known.assets) {
    auto& with = op.known.saver ? with_savers_ : with_assets_;
    if (with.size() < kMaxGraphSavers) {
      with.insert(body_);
    } else if (!with.contains(body_)) {
      limit = "graph-savers";
    }
  }
  restores |= Restores(node.op);
  for (const std::string& function : node.functions) Call(function);
  if (op.known.standing == OpStanding::kUnknown) Call(node.op);
  // Constants of texts and of one element are settings, not weights; but they are tensors as others are.
  if (node.constant && node.op == "Const") {
    ++constants;
    Count(constant_elements, node.value.elements);
  }
  if (node.stated_shape && IsVariable(node.op) && node.shape.known_shape) {
    ++variables;
    Count(variable_elements, node.shape.elements);
  }
}

uint32_t GraphSurvey::NumberOf(const std::string& function) {
  const auto [found, added] = numbers_.emplace(function, static_cast<uint32_t>(callers_.size()));
  if (added) callers_.emplace_back();
  return found->second;
}

void GraphSurvey::Call(const std::string& function) {
  if (call_count_ < kMaxGraphCalls) {
    const uint32_t caller = NumberOf(body_);
    call_count_ += callers_[NumberOf(function)].insert(caller).second ? 1 : 0;
  } else {
    limit = "graph-calls";
  }
}

void GraphSurvey::Saver(std::string_view filename_tensor) {
  if (!filename_tensor.empty()) filename_nodes.emplace(NodeOfInput(filename_tensor));
}

void GraphSurvey::Asset(std::string_view tensor, std::string_view filename, uint64_t at) {
  if (asset_files.size() >= kMaxAssets) {
    limit = "graph-assets";
    return;
  }
  asset_nodes.emplace(NodeOfInput(tensor));
  asset_files.emplace_back(filename, at);
}

void GraphSurvey::Object(std::string_view identifier, std::string_view metadata, uint64_t at) {
  if (!identifier.starts_with("_tf_keras") || metadata.empty()) return;
  object_bytes_ += metadata.size();
  if (objects.size() >= kMaxGraphObjects || object_bytes_ > kMaxGraphObjectBytes || metadata.size() >= kGraphMaxConfig) {
    limit = "graph-objects";
    return;
  }
  objects.push_back({std::string(metadata), at});
}

void GraphSurvey::Finish() {
  std::vector<const std::string*> names(callers_.size());
  for (const auto& [name, number] : numbers_) names[number] = &name;
  followed = with_savers_;
  std::vector<std::string> open(with_savers_.begin(), with_savers_.end());
  while (!open.empty()) {
    const std::string function = std::move(open.back());
    open.pop_back();
    if (function.empty() || !savers.insert(function).second) continue;
    const auto number = numbers_.find(function);
    if (number == numbers_.end()) continue;
    for (const uint32_t caller : callers_[number->second])
      if (followed.insert(*names[caller]).second || !savers.contains(*names[caller])) open.push_back(*names[caller]);
  }
  followed.insert(with_assets_.begin(), with_assets_.end());
}

}  // namespace day::loading
