// knowledge/stack.yaml as structs.
#include "knowledge/knowledge.h"

namespace day {
namespace {

std::vector<LedgerItem> ReadLedger(const Value& list) {
  std::vector<LedgerItem> items;
  for (const Value& item : list.items()) items.push_back({item["id"].string(), item["says"].string(), item["measured_by"].string()});
  return items;
}

Stack LoadStack() {
  const Value document = LoadKnowledge("stack.yaml");
  Stack stack;
  stack.version = document["version"].string();
  for (const Value& category : document["categories"].items()) {
    const std::string& id = category["id"].string();
    stack.categories.push_back({id, category["name"].string(), ReadLedger(category["benefits"]), ReadLedger(category["drawbacks"])});
    for (const Value& component : category["components"].items())
      stack.components.push_back({component["id"].string(), component["name"].string(), id, component["part"].string(), component["mof"].string(),
                                  component["beyond_annex"].boolean(), component["looks_for"].string()});
  }
  return stack;
}

}  // namespace

const Component* Stack::Find(std::string_view id) const {
  for (const Component& component : components)
    if (component.id == id) return &component;
  return nullptr;
}

const Stack& TheStack() {
  static const Stack kStack = LoadStack();
  return kStack;
}

}  // namespace day
