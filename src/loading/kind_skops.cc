// skops: a zip whose schema.json is a tree of nodes. Each names a class or a function; loaders import it, make an object of it or call it.
#include <fmt/format.h>

#include "loading/config_values.h"
#include "loading/kinds.h"
#include "loading/pickle_names.h"
#include "loading/word_list.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr uint64_t kMaxSchema = 64 << 20;                                    // limit: bytes of a schema
constexpr ParseLimits kLimits = {.max_depth = 500, .max_nodes = 1'000'000};  // limit: schema-nodes; a nested estimator takes three levels

bool IsPlainName(std::string_view name) {
  return !name.empty() && !name.starts_with("__") && name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == name.npos;
}

class Tree {
 public:
  Tree(Inspection& inspection, const Place& place) : inspection_(inspection), place_(place) {}

  void See(const Value& value) {
    if (value.Find("__loader__") || (value.Find("__class__") && value.Find("__module__"))) Node(value);
    for (const auto& [name, member] : value.members()) See(member);
    for (const Value& item : value.items()) See(item);
  }

 private:
  void Add(std::string_view id, LoadVerdict verdict, std::string what, const Value& node) {
    inspection_.Add(place_, id, verdict, fmt::format("{} (line {})", what, node.line));
  }

  void Node(const Value& node) {
    static const WordList kValues("skops.yaml", "values"), kNames("skops.yaml", "names"), kCalls("skops.yaml", "calls");
    for (std::string_view key : {"__class__", "__module__", "__loader__", "__id__"})
      if (node.HasDuplicate(key))
        Add("duplicate-key", LoadVerdict::kSuspicious, fmt::format("says {} twice in one node: readers differ on which one counts", key), node);
    const std::string& loader = node["__loader__"].string();
    const std::string &module = node["__module__"].string(), &name = node["__class__"].string();
    if (const std::string& file = node["file"].string(); file.find("..") != file.npos || file.starts_with('/'))
      Add("unsafe-path", LoadVerdict::kSuspicious, fmt::format("keeps data in {}, which lies outside of the archive", file), node);
    if (loader == "OperatorFuncNode") return Operator(node, module, name);
    if (loader == "MethodNode") return Method(node, module, name);
    Judge(node, module, name, kCalls.Has(loader));
    // In the first protocol a function's name lay one level deeper.
    if (const Value& content = node["content"]; loader == "FunctionNode" && content.is_object())
      Judge(node, content["module_path"].string(), content["function"].string(), false);
    if (!loader.empty() && !kValues.Has(loader) && !kNames.Has(loader) && !kCalls.Has(loader))
      Add("unknown-call", LoadVerdict::kSuspicious, fmt::format("has a node of the kind {}, which skops does not know", loader), node);
  }
  void Judge(const Value& node, const std::string& module, const std::string& name, bool calls) {
    if (module.empty() && name.empty()) return;
    const PickleName known = JudgeName(module, name);
    if (known.standing == NameStanding::kDenied)
      Add(known.id, LoadVerdict::kMalicious, fmt::format("names {}.{}, which {}", module, name, SaysOf(known)), node);
    else if (known.standing == NameStanding::kUnknown || (calls && known.standing == NameStanding::kReference))
      Add(calls ? "unknown-call" : "unknown-global", LoadVerdict::kSuspicious, fmt::format("names {}.{}: what that does is not known", module, name), node);
  }
  void Operator(const Value& node, const std::string& module, const std::string& name) {
    static const WordList kOperators("skops.yaml", "operators");
    if (module != "operator")
      Add("runs-code", LoadVerdict::kMalicious, fmt::format("calls a function of Python's module operator under the name {}.{} (CVE-2025-54412)", module, name),
          node);
    else if (!kOperators.Has(name))
      Add("runs-code", LoadVerdict::kMalicious, fmt::format("calls operator.{}, which leads to attributes and calls of the author's choice", name), node);
  }
  void Method(const Value& node, const std::string& module, const std::string& name) {
    const Value& owner = node["content"]["obj"];
    const std::string& method = node["content"]["func"].string();
    Judge(node, module, name + "." + method, false);
    if (owner["__module__"].string() != module || owner["__class__"].string() != name || !IsPlainName(method))
      Add("reaches-internals", LoadVerdict::kMalicious,
          fmt::format("reaches for {} of an object that it says is a {}.{}, and is not (CVE-2025-54413)", method, module, name), node);
  }

  Inspection& inspection_;
  const Place& place_;
};

}  // namespace

bool InspectSkops(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (place.name != "schema.json" || subject.bytes().size() > kMaxSchema) return false;
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  std::string decoded;
  const std::string_view text = TextOf(*whole, decoded);
  const bool plain = LooksLikeText(text) && text.find("__loader__") == text.npos && text.find("\\u") == text.npos;
  if (plain) return false;  // a schema of something else
  const Result<Value> schema = ParseJson(text, kLimits);
  inspection.Format(place, "skops");
  inspection.CountModel();
  if (schema) Tree(inspection, place).See(*schema);
  else inspection.Add(place, "malformed-json", LoadVerdict::kUnreadable, schema.error().message);
  return true;
}

}  // namespace day::loading
