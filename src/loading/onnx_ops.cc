#include "loading/onnx_ops.h"

#include <map>
#include <set>
#include <vector>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "text/yaml.h"

namespace day {
namespace {

struct Denied {
  std::string id, says;
  LoadVerdict verdict = LoadVerdict::kSuspicious;
};

struct Operators {
  std::vector<Denied> denied;
  std::map<std::string, size_t, std::less<>> denied_names;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> ordinary;  // by domain
};

const Operators& TheOperators() {
  static const Operators kOperators = [] {
    const auto text = KnowledgeFile("loading/onnx-ops.yaml");
    DAY_ASSERT(text.has_value());
    const Result<Value> document = ParseYaml(*text);
    DAY_ASSERT(document.has_value());
    Operators operators;
    for (const Value& entry : (*document)["denied"].items()) {
      const bool malicious = entry["verdict"].string() == "malicious";
      operators.denied.push_back({entry["id"].string(), entry["says"].string(), malicious ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious});
      DAY_ASSERT(!operators.denied.back().id.empty() && !operators.denied.back().says.empty());
      for (const std::string& name : entry["ops"].StringList()) operators.denied_names[name] = operators.denied.size() - 1;
    }
    for (const Value& entry : (*document)["domains"].items())
      for (const std::string& domain : entry["domains"].StringList())
        for (const std::string& name : entry["ops"].StringList()) operators.ordinary[domain].insert(name);
    return operators;
  }();
  return kOperators;
}

}  // namespace

OnnxOp JudgeOnnxOp(std::string_view domain, std::string_view name) {
  const Operators& operators = TheOperators();
  if (const auto denied = operators.denied_names.find(name); denied != operators.denied_names.end()) {
    const Denied& entry = operators.denied[denied->second];
    return {OpStanding::kDenied, entry.verdict, entry.id, entry.says};
  }
  const auto ordinary = operators.ordinary.find(domain.empty() ? "ai.onnx" : domain);
  if (ordinary != operators.ordinary.end() && ordinary->second.contains(name)) return {.standing = OpStanding::kOrdinary};
  return {};
}

}  // namespace day
