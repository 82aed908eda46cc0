#include "catalog/lineage.h"

#include <algorithm>

#include "text/utf8.h"

namespace day {

Result<BaseTree> BaseTree::Read(const Connection& connection) {
  BaseTree tree;
  DAY_TRY_ASSIGN(Rows rows,
                 connection.Query("SELECT r.release, r.base, b.relation FROM revisions r LEFT JOIN (SELECT revision, base, max(relation) AS relation "
                                  "FROM bases GROUP BY ALL) b ON b.revision = r.revision AND b.base = r.base WHERE r.latest ORDER BY r.revision"));
  DAY_TRY(ForEachRow(rows, [&](size_t row) {
    ++tree.releases_;
    const size_t node = tree.NodeOf(rows.Text(0, row));
    tree.nodes_[node].in_catalog = true;
    if (rows.IsNull(1, row)) return;
    ++tree.stating_;
    const size_t base = tree.NodeOf(rows.Text(1, row));
    tree.nodes_[node].base = static_cast<int64_t>(base);
    tree.nodes_[node].relation = rows.Text(2, row);
  }));
  tree.CutCircles();
  tree.Count();
  return tree;
}

size_t BaseTree::NodeOf(std::string_view name) {
  const auto [at, is_new] = by_name_.try_emplace(ToLowerAscii(name), nodes_.size());
  if (is_new) nodes_.push_back({.name = std::string(name)});
  return at->second;
}

const BaseTree::Node* BaseTree::Find(std::string_view name) const {
  const auto at = by_name_.find(ToLowerAscii(name));
  return at == by_name_.end() ? nullptr : &nodes_[at->second];
}

// Cards may say anything: that a was made from b, and b from a. The link that closes a circle is dropped.
void BaseTree::CutCircles() {
  enum : uint8_t { kNew, kOnPath, kDone };
  std::vector<uint8_t> state(nodes_.size(), kNew);
  std::vector<size_t> path;
  for (size_t start = 0; start < nodes_.size(); ++start) {
    path.clear();
    size_t node = start;
    while (state[node] == kNew) {
      state[node] = kOnPath;
      path.push_back(node);
      if (nodes_[node].base < 0) break;
      const auto base = static_cast<size_t>(nodes_[node].base);
      if (state[base] == kOnPath) {
        nodes_[node].base = -1;
        break;
      }
      node = base;
    }
    for (const size_t one : path) state[one] = kDone;
  }
}

// From the leaves up, each node once.
void BaseTree::Count() {
  std::vector<size_t> waits(nodes_.size(), 0), ready;
  for (size_t i = 0; i < nodes_.size(); ++i)
    if (nodes_[i].base >= 0) {
      nodes_[static_cast<size_t>(nodes_[i].base)].below.push_back(i);
      ++waits[static_cast<size_t>(nodes_[i].base)];
    }
  for (size_t i = 0; i < nodes_.size(); ++i)
    if (waits[i] == 0) ready.push_back(i);
  for (size_t at = 0; at < ready.size(); ++at) {
    const Node& node = nodes_[ready[at]];
    if (node.base < 0) continue;
    Node& base = nodes_[static_cast<size_t>(node.base)];
    base.direct += node.in_catalog;
    base.all += node.all + node.in_catalog;
    if (--waits[static_cast<size_t>(node.base)] == 0) ready.push_back(static_cast<size_t>(node.base));
  }
}

}  // namespace day
