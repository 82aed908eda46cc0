#include "loading/keras_names.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "loading/dotted_set.h"
#include "loading/pickle_names.h"
#include "loading/tensorflow_ops.h"
#include "text/ascii.h"

namespace day {
namespace {

using NameSet = std::set<std::string, std::less<>>;

struct Denied {
  std::string id, says;
  NameSet anywhere;  // last parts, in any module of Keras
  DottedSet names;
};

struct Keras {
  DottedSet packages, open_classes, open_functions;
  NameSet classes, functions, registers, custom, plain, paths, names, tensorflow_plain;
  std::vector<std::string> name_ends, code, tensorflow_ordinary, tensorflow_deny;
  std::vector<Denied> deny;
  struct Runs {
    std::string name, id, says;
  };
  std::vector<Runs> runs;

  explicit Keras(const Value& document) : packages(document["packages"]), open_classes(document["open_classes"]), open_functions(document["open_functions"]) {
    Lists(document["classes"], classes);
    Lists(document["functions"], functions);
    List(document["registers"], registers);
    List(document["custom"], custom);
    List(document["plain"], plain);
    List(document["paths"], paths);
    for (const std::string& key : document["names"].StringList()) {
      if (key.starts_with('*')) name_ends.push_back(key.substr(1));
      else names.insert(key);
    }
    List(document["tensorflow"]["plain"], tensorflow_plain);
    code = document["code"].StringList();
    tensorflow_ordinary = document["tensorflow"]["ordinary"].StringList();
    tensorflow_deny = document["tensorflow"]["deny"].StringList();
    for (const Value& entry : document["deny"].items()) {
      Denied denied{entry["id"].string(), entry["says"].string(), {}, DottedSet(entry["names"])};
      std::erase_if(denied.names.exact, [&](const std::string& name) {
        if (name.starts_with("*.")) denied.anywhere.insert(name.substr(2));
        return name.starts_with("*.");
      });
      deny.push_back(std::move(denied));
    }
    for (const Value& entry : document["runs"].items()) runs.push_back({entry["class"].string(), entry["id"].string(), entry["says"].string()});
    DAY_ASSERT(!classes.empty() && !functions.empty() && !deny.empty() && !runs.empty() && !tensorflow_deny.empty());
  }
  static void List(const Value& list, NameSet& out) {
    for (std::string& name : list.StringList()) out.insert(std::move(name));
  }
  static void Lists(const Value& lists, NameSet& out) {
    for (const auto& [topic, list] : lists.members()) List(list, out);
  }
};

const Keras& TheKeras() {
  static const Keras kKeras(LoadKnowledge("loading/keras.yaml"));
  return kKeras;
}

bool IsCapWords(std::string_view name) { return !name.empty() && name[0] >= 'A' && name[0] <= 'Z' && std::all_of(name.begin(), name.end(), IsWordByte); }

bool IsPlainName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }) &&
         !name.starts_with('_');
}

bool HasPrefixIn(const std::vector<std::string>& prefixes, std::string_view text) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) { return text.starts_with(prefix); });
}

// "os.system" and "eval", which no part of Keras is.
KerasName JudgeForeign(std::string_view module, std::string_view name) {
  const PickleName known = JudgeName(module, name);
  if (known.standing != NameStanding::kDenied) return {};
  return {KerasStanding::kDenied, std::string(known.id), std::string(known.says)};
}

}  // namespace

KerasName JudgeKerasName(KerasKind kind, std::string_view module, std::string_view name, std::string_view registered) {
  const Keras& keras = TheKeras();
  const bool own = module.empty() || keras.packages.Has(module);
  const bool builtin = module == "builtins" && kind == KerasKind::kFunction;  // how Keras 3 states its own functions
  const std::string whole = module.empty() ? std::string(name) : std::string(module) + "." + std::string(name);
  const std::string_view last = name.substr(name.rfind('>') + 1);  // "Package>Name", as Keras 2 has it
  for (const Keras::Runs& runs : keras.runs)
    if (last == runs.name || registered.substr(registered.rfind('>') + 1) == runs.name) return {KerasStanding::kDenied, runs.id, runs.says};
  for (const Denied& denied : keras.deny)
    if (((own || builtin) && denied.anywhere.contains(last)) || denied.names.exact.contains(whole)) return {KerasStanding::kDenied, denied.id, denied.says};

  // Keras looks in the registry first: what is registered under a name of its own is nobody knows what.
  const auto is_registered = [&](std::string_view package_and_name) {
    const size_t end = package_and_name.find('>');
    if (end == package_and_name.npos) return false;
    const std::string_view package = package_and_name.substr(0, end), last_part = package_and_name.substr(end + 1);
    return package == "Custom" ? keras.custom.contains(last_part) : keras.registers.contains(package) && IsCapWords(last_part);
  };
  if (own && kind == KerasKind::kClass && is_registered(name)) return {KerasStanding::kOrdinary, "", ""};
  const bool as_registered = registered.empty() || registered == name || (kind == KerasKind::kFunction && registered == "function") ||
                             (is_registered(registered) && registered.substr(registered.find('>') + 1) == name);
  const NameSet& known = kind == KerasKind::kClass ? keras.classes : keras.functions;
  const DottedSet& open = kind == KerasKind::kClass ? keras.open_classes : keras.open_functions;
  if (as_registered) {
    if ((own || builtin) && (known.contains(name) || keras.classes.contains(name))) return {KerasStanding::kOrdinary, "", ""};
    if (open.Has(module) && (kind == KerasKind::kClass ? IsCapWords(name) : IsPlainName(name))) return {KerasStanding::kOrdinary, "", ""};
  }
  for (const Denied& denied : keras.deny)
    if (denied.names.HasBelow(whole)) return {KerasStanding::kDenied, denied.id, denied.says};
  if (!module.empty() && !own) return JudgeForeign(module, name);
  return {};
}

KerasName JudgeKerasText(std::string_view text) {
  const Keras& keras = TheKeras();
  if (keras.functions.contains(text) || keras.classes.contains(text) || keras.plain.contains(text)) return {KerasStanding::kOrdinary, "", ""};
  const size_t dot = text.rfind('.');
  if (dot == text.npos) {
    const KerasName own = JudgeKerasName(KerasKind::kFunction, "", text, "");
    return own.standing == KerasStanding::kDenied ? own : JudgeForeign("builtins", text);
  }
  return JudgeKerasName(KerasKind::kFunction, text.substr(0, dot), text.substr(dot + 1), "");
}

KerasName JudgeTensorFlowSymbol(std::string_view symbol) {
  const Keras& keras = TheKeras();
  if (symbol.starts_with("tf.")) symbol.remove_prefix(3);
  if (symbol.starts_with("compat.v1.raw_ops.")) symbol.remove_prefix(10);
  if (symbol.starts_with("raw_ops.")) {
    const TensorFlowOp known = JudgeTensorFlowOp(symbol.substr(8));
    if (known.standing == OpStanding::kDenied) return {KerasStanding::kDenied, std::string(known.id), std::string(known.says)};
    return {known.standing == OpStanding::kOrdinary ? KerasStanding::kOrdinary : KerasStanding::kUnknown, "", ""};
  }
  if (HasPrefixIn(keras.tensorflow_deny, symbol))
    return {KerasStanding::kDenied, "touches-files", "reaches files, runs Python or loads libraries once the model is called"};
  const bool inner = symbol.find("__") != symbol.npos && !symbol.starts_with("__operators__.");
  if (!inner && (keras.tensorflow_plain.contains(symbol) || HasPrefixIn(keras.tensorflow_ordinary, symbol))) return {KerasStanding::kOrdinary, "", ""};
  return {};
}

bool IsCodeText(std::string_view text) {
  const std::vector<std::string>& code = TheKeras().code;
  return std::any_of(code.begin(), code.end(), [&](const std::string& piece) { return text.find(piece) != text.npos; });
}

bool KerasKeyNames(std::string_view key) {
  const Keras& keras = TheKeras();
  return keras.names.contains(key) || std::any_of(keras.name_ends.begin(), keras.name_ends.end(), [&](const std::string& end) { return key.ends_with(end); });
}

bool KerasKeyIsPath(std::string_view key) { return TheKeras().paths.contains(key); }

}  // namespace day
