#include "loading/keras_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "loading/config_values.h"
#include "loading/keras_names.h"
#include "loading/pickle_names.h"
#include "loading/tensorflow_ops.h"
#include "text/ascii.h"

namespace day::loading {
namespace {

constexpr size_t kMaxShown = 120;  // bytes of a text of the file in a sentence

std::string Shown(std::string_view text) { return text.size() <= kMaxShown ? std::string(text) : std::string(text.substr(0, kMaxShown)) + "…"; }

// A name with or without modules, also of a package ("Package>name").
bool IsName(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return IsWordByte(c) || c == '.' || c == '>' || c == '-'; }) && text.size() < 200;
}

// What leads out of the model, whoever reads it.
bool IsAddress(std::string_view text) { return text.find("://") != text.npos && text.find("://") < 24 && text.find_first_of(" \n") > text.find("://"); }
bool IsPathOut(std::string_view text) {
  const bool drive = text.size() > 2 && text[1] == ':' && (text[2] == '\\' || text[2] == '/');
  return text.starts_with('/') || text.starts_with("\\\\") || text.starts_with('~') || drive || text.starts_with("..") || text.find("/../") != text.npos ||
         text.find("\\..\\") != text.npos;
}

class Walk {
 public:
  Walk(Inspection& inspection, const Place& place, KerasReader reader) : inspection_(inspection), place_(place), reader_(reader) {}

  // `naming`: a text here is the name of a class or function. `layer`: how the object around calls itself.
  void Look(const Value& value, std::string_view key, bool naming, std::string_view layer) {
    if (value.is_string()) return Text(value.string(), key, naming, layer);
    for (const Value& item : value.items()) Look(item, "", naming, layer);  // a list of words is no path
    if (value.members().empty()) return;
    const std::string_view own = value["config"]["name"].string();
    if (!own.empty()) layer = own;
    if (value["class_name"].is_string()) {
      naming = false;
      Object(value, layer);
    }
    CodeInParts(value, layer);
    for (const auto& [name, member] : value.members()) {
      // The parts that say what the object is, which are judged together.
      if (name == "class_name" || name == "registered_name" || name == "module" || (name == "name" && !naming)) continue;
      Look(member, name, KerasKeyNames(name) || (naming && name != "config"), layer);
    }
  }

 private:
  void Add(std::string_view id, LoadVerdict verdict, std::string_view layer, std::string what) {
    inspection_.Add(place_, id, verdict, layer.empty() ? std::move(what) : fmt::format("{} (in the layer {})", what, Shown(layer)));
  }

  void Judged(const KerasName& known, std::string_view what, std::string_view whole, std::string_view layer) {
    if (known.standing == KerasStanding::kDenied)
      return Add(known.id, LoadVerdict::kMalicious, layer, fmt::format("the configuration uses the {} {}, which {}", what, Shown(whole), known.says));
    if (known.standing == KerasStanding::kUnknown && reader_ == KerasReader::kModel)
      Add("unknown-call", LoadVerdict::kSuspicious, layer, fmt::format("the configuration uses the {} {}: what that does is not known", what, Shown(whole)));
  }

  void Text(const std::string& text, std::string_view key, bool naming, std::string_view layer) {
    if (naming) {
      const KerasName known = JudgeKerasText(text);
      Judged(known, "name", text, layer);
    }
    // "output_shape_module" and its kin: the module that a function comes from.
    if (key.ends_with("_module") && !text.empty()) {
      const PickleName known = JudgeName(text, "");
      if (known.standing == NameStanding::kDenied)
        Add(known.id, LoadVerdict::kMalicious, layer,
            fmt::format("the configuration takes a function from {}, which {} ({})", Shown(text), SaysOf(known), key));
    }
    if (!naming && !key.empty() && IsCodeText(text))
      Add("unknown-call", LoadVerdict::kSuspicious, layer, fmt::format("the configuration holds a piece of code, {} ({})", Shown(text), Shown(key)));
    if (text.empty() || !KerasKeyIsPath(key)) return;
    if (IsAddress(text)) {
      Add("fetches", LoadVerdict::kMalicious, layer, fmt::format("building the model fetches {} ({})", Shown(text), key));
    } else if (IsPathOut(text)) {
      Add("touches-files", LoadVerdict::kMalicious, layer,
          fmt::format("building the model reads the file {} of the machine that loads it ({})", Shown(text), key));
    } else if (key.starts_with("vocab")) {
      Add("touches-files", LoadVerdict::kSuspicious, layer, fmt::format("building the model reads the file {}, which is no part of it ({})", Shown(text), key));
    }
  }

  // An object of a class, or a function.
  void Object(const Value& value, std::string_view layer) {
    const std::string& name = value["class_name"].string();
    const std::string& module = value["module"].string();
    const std::string& registered = value["registered_name"].string();
    const std::string whole = module.empty() ? name : module + "." + name;
    if (name == "__lambda__")
      return Add("runs-code", LoadVerdict::kMalicious, layer, "the configuration carries a function as bytecode, which runs when the model is built or called");
    if (name == "__typespec__") return Judged(JudgeKerasName(KerasKind::kClass, module, value["spec_name"].string(), registered), "type", whole, layer);
    if (name.starts_with("__") && name.ends_with("__")) return;  // __tuple__, __tensor__, __numpy__, …: values
    if (name == "function") {
      const std::string& function = value["config"].string();
      return Judged(JudgeKerasName(KerasKind::kFunction, module, function, registered), "function", module.empty() ? function : module + "." + function, layer);
    }
    if (name.substr(name.rfind('>') + 1) == "Lambda") return Lambda(value["config"], layer);
    Judged(JudgeKerasName(KerasKind::kClass, module, name, registered), "class", whole, layer);
    if (name == "TFOpLambda" || name == "SlicingOpLambda" || name == "ClassMethod") Operator(value["config"], layer);
    if (name == "TensorFlowOpLayer") GraphOperator(value["config"]["node_def"].string(), layer);
    if (name == "InstanceMethod" || name == "InstanceProperty") Attribute(value["config"]["attr_name"].string(), layer);
  }

  void Lambda(const Value& config, std::string_view layer) {
    const Value& function = config["function"];
    if (config["function_type"].string() == "lambda" || (function.is_object() && function["class_name"].is_string())) return;  // judged where it stands
    if (function.is_array())
      return Add("runs-code", LoadVerdict::kMalicious, layer, "a Lambda layer carries a function as bytecode, which runs when the model is built or called");
    if (!function.is_string())
      return Add("unknown-call", LoadVerdict::kSuspicious, layer, "a Lambda layer runs a function that its configuration does not tell");
    if (!IsName(function.string()))
      return Add("runs-code", LoadVerdict::kMalicious, layer,
                 fmt::format("a Lambda layer carries code, {}, instead of the name of a function", Shown(function.string())));
    // Keras 2 looks a name up in the module beside it, too, where that is loaded already.
    if (const std::string& module = config["module"].string(); !module.empty()) {
      const PickleName known = JudgeName(module, function.string());
      if (known.standing == NameStanding::kDenied)
        return Add(known.id, LoadVerdict::kMalicious, layer,
                   fmt::format("a Lambda layer calls {}.{}, which {}", Shown(module), function.string(), SaysOf(known)));
    }
    Judged(JudgeKerasText(function.string()), "function", function.string(), layer);
  }

  // `function_type: lambda` and its kin in any object, as Lambda and Keras 1's Merge have them: what they speak of is bytecode.
  void CodeInParts(const Value& value, std::string_view layer) {
    for (const auto& [name, member] : value.members())
      if (name.ends_with("_type") && member.is_string() && member.string() == "lambda" && !value["class_name"].is_string())
        Add("runs-code", LoadVerdict::kMalicious, layer,
            fmt::format("the configuration carries a function as bytecode ({}), which runs when the model is built or called",
                        name.substr(0, name.size() - 5)));
  }

  void Operator(const Value& config, std::string_view layer) {
    std::string symbol = config["function"].is_string() ? config["function"].string() : config["cls_symbol"].string();
    if (const std::string& method = config["method_name"].string(); !method.empty()) symbol += "." + method;
    if (symbol.empty()) symbol = "?";
    Judged(JudgeTensorFlowSymbol(symbol), "operator", "tf." + symbol, layer);
  }

  // A node of a graph as JSON: {"op": "AddV2", …}.
  void GraphOperator(std::string_view node, std::string_view layer) {
    const size_t at = node.find("\"op\"");
    const size_t begin = at == node.npos ? node.npos : node.find('"', at + 4);
    const size_t end = begin == node.npos ? node.npos : node.find('"', begin + 1);
    if (end == node.npos) return Add("unknown-call", LoadVerdict::kSuspicious, layer, "runs an operator of TensorFlow that its configuration does not tell");
    const std::string_view name = node.substr(begin + 1, end - begin - 1);
    const TensorFlowOp known = JudgeTensorFlowOp(name);
    if (known.standing == OpStanding::kDenied)
      Add(known.id, known.saver ? LoadVerdict::kSuspicious : known.verdict, layer, fmt::format("the operator {} of TensorFlow {}", Shown(name), known.says));
    if (known.standing == OpStanding::kUnknown)
      Add("unknown-operator", LoadVerdict::kSuspicious, layer, fmt::format("needs the operator {} of TensorFlow, which is not known", Shown(name)));
  }

  void Attribute(const std::string& name, std::string_view layer) {
    if (name.find("__") != name.npos)
      Add("reaches-internals", LoadVerdict::kMalicious, layer, fmt::format("reaches for the internals of an object ({})", Shown(name)));
  }

  Inspection& inspection_;
  const Place& place_;
  const KerasReader reader_;
};

std::optional<std::string_view> FirstDuplicate(const Value& json) {
  if (const auto twice = DuplicateKey(json)) return twice;
  for (const auto& [name, member] : json.members())
    if (const auto twice = FirstDuplicate(member)) return twice;
  for (const Value& item : json.items())
    if (const auto twice = FirstDuplicate(item)) return twice;
  return std::nullopt;
}

}  // namespace

void JudgeKerasConfig(Inspection& inspection, const Place& place, const Value& config, KerasReader reader) {
  Walk(inspection, place, reader).Look(config, "", false, "");
  JudgeDuplicateKeys(inspection, place, config);
}

void JudgeDuplicateKeys(Inspection& inspection, const Place& place, const Value& json) {
  if (const auto twice = FirstDuplicate(json))
    inspection.Add(place, "duplicate-key", LoadVerdict::kSuspicious,
                   fmt::format("has the key {} twice in one object: readers differ on which of them counts", Shown(*twice)));
}

}  // namespace day::loading
