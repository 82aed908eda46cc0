// The tree of base models: of several that a release names, the first counts. For this room only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "database/database.h"

namespace day {

class BaseTree {
 public:
  struct Node {
    std::string name;  // as first written
    bool in_catalog = false;
    int64_t base = -1;     // its node, or -1
    std::string relation;  // to its base, or ""
    std::vector<size_t> below;
    int64_t direct = 0, all = 0;  // releases below it
  };

  static Result<BaseTree> Read(const Connection& connection);
  const std::vector<Node>& nodes() const { return nodes_; }
  // By name, in any case; null where there is none.
  const Node* Find(std::string_view name) const;
  int64_t releases() const { return releases_; }
  int64_t stating() const { return stating_; }  // those that name a base

 private:
  size_t NodeOf(std::string_view name);
  void CutCircles();
  void Count();

  std::vector<Node> nodes_;
  std::unordered_map<std::string, size_t> by_name_;
  int64_t releases_ = 0, stating_ = 0;
};

}  // namespace day
