#include "loading/op_list.h"

#include "base/assert.h"
#include "knowledge/knowledge.h"

namespace day {

OpList::OpList(std::string_view file) {
  const Value document = LoadKnowledge(file);
  for (const Value& entry : document["denied"].items()) {
    const bool malicious = entry["verdict"].string() == "malicious";
    denied_.push_back({entry["id"].string(), entry["says"].string(), malicious ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious});
    DAY_ASSERT(!denied_.back().id.empty() && !denied_.back().says.empty());
    for (const std::string& name : entry["ops"].StringList()) denied_names_[name] = denied_.size() - 1;
  }
  for (const Value& entry : document["domains"].items())
    for (const std::string& domain : entry["domains"].StringList())
      for (const std::string& name : entry["ops"].StringList()) ordinary_[domain].insert(name);
}

KnownOp OpList::Judge(std::string_view domain, std::string_view name) const {
  if (const auto denied = denied_names_.find(name); denied != denied_names_.end()) {
    const Denied& entry = denied_[denied->second];
    return {OpStanding::kDenied, entry.verdict, entry.id, entry.says};
  }
  const auto ordinary = ordinary_.find(domain);
  if (ordinary != ordinary_.end() && ordinary->second.contains(name)) return {.standing = OpStanding::kOrdinary};
  return {};
}

KnownOp JudgeOnnxOp(std::string_view domain, std::string_view name) {
  static const OpList kList("loading/onnx-ops.yaml");
  return kList.Judge(domain.empty() ? "ai.onnx" : domain, name);
}

KnownOp JudgePaddleOp(std::string_view name) {
  static const OpList kList("loading/paddle-ops.yaml");
  return kList.Judge("paddle", name);
}

}  // namespace day
