// Assembles a Value from the events of a parser, within limits. Shared by JSON and YAML; of no use to others.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "text/json.h"
#include "text/value.h"

namespace day {

class TreeBuilder {
 public:
  explicit TreeBuilder(const ParseLimits& limits) : limits_(limits) {}

  // Each returns false when a limit is reached; broken() then names it.
  bool Scalar(Value value, uint32_t line);
  bool Begin(Value container, uint32_t line);  // an empty array or object
  bool End();
  bool Key(std::string key, uint32_t line);
  bool Count(uint64_t nodes);  // against max_nodes, for what is added by copying

  uint64_t nodes_left() const { return limits_.max_nodes - nodes_; }
  bool complete() const { return complete_; }
  const char* broken() const { return broken_; }
  Value Take() { return std::move(root_); }
  // The value that was placed last (the container just ended, or the scalar), for YAML's anchors. Valid until the next call.
  const Value* last() const { return last_; }
  bool expects_key() const { return !open_.empty() && open_.back().value.is_object() && !open_.back().has_key; }

 private:
  struct Open {
    Value value;
    std::string key;
    uint32_t key_line = 0;
    bool has_key = false;
  };
  bool Place(Value value);

  ParseLimits limits_;
  std::vector<Open> open_;
  Value root_;
  uint64_t nodes_ = 0;
  bool complete_ = false;
  const char* broken_ = nullptr;
  const Value* last_ = nullptr;
};

}  // namespace day
