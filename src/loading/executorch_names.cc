#include "loading/executorch_names.h"

#include <map>
#include <set>
#include <string>

#include "knowledge/knowledge.h"

namespace day {
namespace {

struct Names {
  std::set<std::string, std::less<>> operators;
  std::map<std::string, ExecutorchBackend, std::less<>> backends;
};

const Names& TheNames() {
  static const Names kNames = [] {
    const Value document = LoadKnowledge("loading/executorch.yaml");
    Names names;
    for (const std::string& name : document["operators"].StringList()) names.operators.insert(name);
    for (const std::string& name : document["read"].StringList()) names.backends[name] = ExecutorchBackend::kRead;
    for (const std::string& name : document["compiled"].StringList()) names.backends[name] = ExecutorchBackend::kCompiled;
    for (const std::string& name : document["libraries"].StringList()) names.backends[name] = ExecutorchBackend::kLibrary;
    return names;
  }();
  return kNames;
}

}  // namespace

bool IsOrdinaryExecutorchOp(std::string_view name) {
  const size_t end = name.find("::");
  return end != name.npos && TheNames().operators.contains(name.substr(0, end));
}

ExecutorchBackend JudgeExecutorchBackend(std::string_view name) {
  const auto found = TheNames().backends.find(name);
  return found == TheNames().backends.end() ? ExecutorchBackend::kUnknown : found->second;
}

}  // namespace day
