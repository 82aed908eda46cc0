#include "loading/tensorflow_ops.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/assert.h"
#include "knowledge/knowledge.h"

namespace day {
namespace {

struct Entry {
  std::string id, says;
  LoadVerdict verdict = LoadVerdict::kSuspicious;
  bool saver = false, assets = false, inputs = false;
  std::vector<std::string> paths, besides;
};

struct Operators {
  std::vector<Entry> denied;
  // To the index in `denied`, or kOrdinary. `families` holds what a name begins with.
  std::map<std::string, size_t, std::less<>> names, families;
};
constexpr size_t kOrdinary = SIZE_MAX;

void AddNames(Operators& operators, const Value& entry, size_t meaning) {
  for (const std::string& name : entry["ops"].StringList()) {
    const bool family = name.ends_with('*');
    auto& into = family ? operators.families : operators.names;
    DAY_ASSERT(into.emplace(name.substr(0, name.size() - (family ? 1 : 0)), meaning).second);
  }
}

const Operators& TheOperators() {
  static const Operators kOperators = [] {
    const Value document = LoadKnowledge("loading/tensorflow-ops.yaml");
    Operators operators;
    for (const Value& value : document["denied"].items()) {
      Entry& entry = operators.denied.emplace_back();
      entry.id = value["id"].string();
      entry.says = value["says"].string();
      entry.verdict = value["verdict"].string() == "malicious" ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious;
      entry.saver = value["saver"].boolean();
      entry.assets = value["assets"].boolean();
      entry.inputs = value["inputs"].boolean();
      entry.paths = value["paths"].StringList();
      entry.besides = value["besides"].StringList();
      DAY_ASSERT(!entry.id.empty() && !entry.says.empty());
      AddNames(operators, value, operators.denied.size() - 1);
    }
    for (const Value& value : document["ordinary"].items()) AddNames(operators, value, kOrdinary);
    return operators;
  }();
  return kOperators;
}

TensorFlowOp Judged(const Operators& operators, size_t meaning) {
  if (meaning == kOrdinary) return {.standing = OpStanding::kOrdinary};
  const Entry& entry = operators.denied[meaning];
  return {OpStanding::kDenied, entry.verdict, entry.id, entry.says, entry.saver, entry.assets, entry.inputs, entry.paths, entry.besides};
}

}  // namespace

bool TensorFlowOp::Reaches(std::string_view attribute, std::string_view value) const {
  if (value.empty() || std::find(paths.begin(), paths.end(), attribute) == paths.end()) return false;
  return std::none_of(besides.begin(), besides.end(), [&](std::string_view harmless) {
    return harmless.ends_with('*') ? value.starts_with(harmless.substr(0, harmless.size() - 1)) : value == harmless;
  });
}

TensorFlowOp JudgeTensorFlowOp(std::string_view name) {
  const Operators& operators = TheOperators();
  if (const auto found = operators.names.find(name); found != operators.names.end()) return Judged(operators, found->second);
  // The family that sorts last before the name, if any, is the one it may begin with: none begins another.
  auto family = operators.families.upper_bound(name);
  if (family != operators.families.begin() && name.starts_with((--family)->first)) return Judged(operators, family->second);
  return {};
}

}  // namespace day
