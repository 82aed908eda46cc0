#include "loading/tflite_ops.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "knowledge/knowledge.h"

namespace day {
namespace {

struct Names {
  std::set<std::string, std::less<>> exact;
  std::vector<std::string> families;  // what a name begins with
};

const Names& TheNames() {
  static const Names kNames = [] {
    const Value document = LoadKnowledge("loading/tflite-ops.yaml");
    Names names;
    for (const Value& entry : document["ordinary"].items())
      for (const std::string& name : entry["ops"].StringList()) {
        if (name.ends_with('*')) {
          names.families.push_back(name.substr(0, name.size() - 1));
        } else {
          names.exact.insert(name);
        }
      }
    return names;
  }();
  return kNames;
}

}  // namespace

bool IsOrdinaryTfliteOp(std::string_view name) {
  const Names& names = TheNames();
  return names.exact.contains(name) ||
         std::any_of(names.families.begin(), names.families.end(), [&](const std::string& family) { return name.starts_with(family); });
}

}  // namespace day
