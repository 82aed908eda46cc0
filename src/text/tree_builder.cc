#include "text/tree_builder.h"

namespace day {

bool TreeBuilder::Count(uint64_t nodes) {
  nodes_ += nodes;
  if (nodes_ > limits_.max_nodes) broken_ = "has more values than the limit allows";
  return !broken_;
}

bool TreeBuilder::Place(Value value) {
  if (open_.empty()) {
    root_ = std::move(value);
    complete_ = true;
    last_ = &root_;
    return true;
  }
  Open& parent = open_.back();
  if (parent.value.is_array()) {
    parent.value.mutable_items().push_back(std::move(value));
    last_ = &parent.value.items().back();
  } else {
    value.key_line = parent.key_line;
    parent.value.mutable_members().emplace_back(std::move(parent.key), std::move(value));
    parent.key.clear();
    parent.has_key = false;
    last_ = &parent.value.members().back().second;
  }
  return true;
}

bool TreeBuilder::Scalar(Value value, uint32_t line) {
  if (!Count(1)) return false;
  if (!value.line) value.line = line;
  return Place(std::move(value));
}

bool TreeBuilder::Begin(Value container, uint32_t line) {
  if (!Count(1)) return false;
  if (open_.size() >= limits_.max_depth) {
    broken_ = "is nested deeper than the limit allows";
    return false;
  }
  container.line = line;
  open_.push_back({std::move(container), {}, 0, false});
  return true;
}

bool TreeBuilder::End() {
  Value done = std::move(open_.back().value);
  open_.pop_back();
  return Place(std::move(done));
}

bool TreeBuilder::Key(std::string key, uint32_t line) {
  Open& object = open_.back();
  object.key = std::move(key);
  object.key_line = line;
  object.has_key = true;
  return true;
}

}  // namespace day
