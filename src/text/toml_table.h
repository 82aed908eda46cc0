// A table while a TOML text is read: what may still be added to it, and by whom. Of no use to others than toml.cc.
//
// TOML lets a table be opened once by a header, once more by headers below it, and from within by dotted keys, each with its rules; a
// Value alone does not remember how it came to be.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/value.h"

namespace day {

struct TomlNode {
  enum class Kind : uint8_t {
    kValue,     // a scalar, an array or an inline table: closed
    kImplicit,  // a table that a longer header passes through
    kHeader,    // a table with a header of its own
    kDotted,    // a table that dotted keys made
    kTables,    // [[an array of tables]]
  };
  explicit TomlNode(Kind node_kind) : kind(node_kind) {}
  bool is_table() const { return kind == Kind::kImplicit || kind == Kind::kHeader || kind == Kind::kDotted; }

  TomlNode* Find(const std::string& key) {
    const auto found = index.find(key);
    return found == index.end() ? nullptr : members[found->second].second.get();
  }
  TomlNode* Add(const std::string& key, std::unique_ptr<TomlNode> node) {
    index.emplace(key, members.size());
    return members.emplace_back(key, std::move(node)).second.get();
  }

  // Recursion is bounded by the depth that the reader allows.
  Value Take() && {
    Value taken = kind == Kind::kValue ? std::move(value) : kind == Kind::kTables ? Value::Array() : Value::Object();
    for (auto& item : tables) taken.Add(std::move(*item).Take());
    for (auto& [key, node] : members) taken.Set(std::move(key), std::move(*node).Take());
    if (kind != Kind::kValue) taken.line = line;
    taken.key_line = line;
    return taken;
  }

  Kind kind;
  uint32_t line = 0;  // of its key or header
  Value value;
  std::vector<std::unique_ptr<TomlNode>> tables;
  std::vector<std::pair<std::string, std::unique_ptr<TomlNode>>> members;
  std::unordered_map<std::string, size_t> index;
};

}  // namespace day
