#include "loading/config_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "loading/paths.h"
#include "loading/pickle_names.h"
#include "loading/word_list.h"
#include "text/utf16.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

PickleName Known(const std::string& target) {
  const std::string_view whole = target;
  const size_t dot = whole.rfind('.');
  if (dot == whole.npos) return JudgeName("builtins", whole);
  const PickleName known = JudgeName(whole.substr(0, dot), whole.substr(dot + 1));
  if (known.standing == NameStanding::kDenied || dot == 0) return known;
  // A method of a class: pathlib.Path.write_text.
  const size_t before = whole.rfind('.', dot - 1);
  if (before == whole.npos || whole[before + 1] < 'A' || whole[before + 1] > 'Z') return known;
  const PickleName method = JudgeName(whole.substr(0, before), whole.substr(before + 1));
  return method.standing == NameStanding::kDenied ? method : known;
}
// Without the dot behind a module that is imported whole.
std::string_view Shown(std::string_view target) { return target.ends_with('.') ? target.substr(0, target.size() - 1) : target; }
bool IsDotted(std::string_view text) { return text.find('.') != text.npos && text.find_first_of(" /\\:{}()") == text.npos; }

class Walk {
 public:
  Walk(Inspection& inspection, const Place& place, const ConfigContext& context) : inspection_(inspection), place_(place), context_(context) {}

  // What is around a value: somewhere above it a target; beside it arguments, so that what it names is likely to be made.
  struct Around {
    bool target = false, arguments = false;
  };
  void See(std::string_view key, const Value& value, Around around) {
    static const WordList kCalls("configs.yaml", "calls"), kImports("configs.yaml", "imports");
    if (value.is_string()) {
      const std::string& text = value.string();
      if (kCalls.Has(key)) JudgeTarget(inspection_, place_, text, true, key);
      else if (kImports.Has(key) && IsDotted(text) && (context_.steering || around.arguments || key == "class_path"))
        JudgeTargetIfDenied(inspection_, place_, text, key);
      else if (around.target && key == "path" && IsDotted(text)) JudgeTargetIfDenied(inspection_, place_, text, key);
      // jsonpickle (its documentation, "tags"): makes objects, calls functions, and evaluates what stands under py/repr.
      if (key == "py/repr")
        inspection_.Add(place_, "runs-code", LoadVerdict::kMalicious, fmt::format("makes jsonpickle evaluate {}", Shown(text.substr(0, 80))));
      else if (key == "py/function" || key == "py/type" || key == "py/object") JudgeTarget(inspection_, place_, text, true, key);
      if (text.starts_with('$') && !text.starts_with("${")) Expression(text);
      if (text.find("${") != text.npos && (context_.steering || context_.settings)) Resolvers(text);
      if ((context_.templates || key == "chat_template") && (text.find("{{") != text.npos || text.find("{%") != text.npos))
        inspection_.Template(place_, key, text);
    }
    if (key == "auto_map" && !value.is_null() && Loads()) AutoMap(value);
    if (key == "custom_pipelines" && value.is_object() && !value.members().empty())
      Doubt("remote-code", "makes loaders run Python files of the repository for its pipelines, once they are told to trust it (custom_pipelines)");
    if (key == "trust_remote_code" && value.boolean() && Loads()) Doubt("remote-code", "asks loaders to trust code of the repository");
    if (value.is_string() && (key == "attn_implementation" || key == "_attn_implementation") && value.string().find('/') != std::string::npos)
      Doubt("loads-library", fmt::format("makes loaders fetch the program library {} for its attention", value.string()));
    for (const Value& item : value.items()) See(key, item, around);
    if (!value.is_object()) return;
    static const WordList kArguments("configs.yaml", "arguments");
    around.arguments = false;
    for (const auto& [name, member] : value.members()) {
      around.target |= kCalls.Has(name);
      around.arguments |= kArguments.Has(name);
    }
    Lambda(value);
    for (const auto& [name, member] : value.members()) See(name, member, around);
  }

 private:
  void Doubt(std::string_view id, std::string what) { inspection_.Add(place_, id, LoadVerdict::kSuspicious, std::move(what)); }

  // In a script's own settings it says what the script may do, and comes from whom the script is from.
  bool Loads() const { return context_.steering || !context_.settings; }
  void AutoMap(const Value& value) {
    std::vector<std::string> names = value.StringList();
    for (const auto& [name, member] : value.members())
      for (std::string& one : member.StringList()) names.push_back(std::move(one));
    for (const std::string& name : names) {
      const size_t end = name.find("--");
      if (end != name.npos)
        return Doubt("remote-code", fmt::format("makes loaders run Python files of another repository, {}, once they are told to trust this one (auto_map)",
                                                name.substr(0, end)));
    }
    Doubt("remote-code", "makes loaders run Python files of the repository once they are told to trust it (auto_map)");
  }
  // Keras's layer of a function whose code the configuration brings.
  void Lambda(const Value& value) {
    if (value["class_name"].string() != "Lambda") return;
    const Value& function = value["config"]["function"];
    if (function.is_array() || function.is_object())
      inspection_.Add(place_, "runs-code", LoadVerdict::kMalicious, "holds a Lambda layer: loaders run the code that it brings");
    else if (function.is_string()) Doubt("unknown-call", fmt::format("holds a Lambda layer that calls {}", function.string()));
  }
  // MONAI's bundles: what begins with $ is Python that their parser evaluates.
  void Expression(std::string_view text) {
    static const WordList kExpressions("configs.yaml", "expressions");
    const std::string_view sign = kExpressions.FirstIn(text);
    if (!sign.empty())
      inspection_.Add(place_, "runs-code", LoadVerdict::kMalicious,
                      fmt::format("makes loaders that know expressions (MONAI) run {}", Shown(text.substr(0, 80))));
  }
  // OmegaConf: ${name:argument}.
  void Resolvers(std::string_view text) {
    static const WordList kRunners("configs.yaml", "resolvers"), kSecrets("configs.yaml", "secrets"), kVariables("configs.yaml", "variables");
    for (size_t at = text.find("${"); at != text.npos; at = text.find("${", at + 2)) {
      const size_t colon = text.find_first_of(":}${", at + 2);
      if (colon == text.npos || text[colon] != ':') continue;
      const std::string_view name = TrimAscii(text.substr(at + 2, colon - at - 2));
      const std::string_view argument = text.substr(colon + 1, text.find_first_of(",}", colon) - colon - 1);
      if (kRunners.Has(name)) Doubt("runs-code", fmt::format("runs {} through the resolver {} while it is read", argument, name));
      if (name != "oc.env" && name != "env") continue;
      if ((context_.steering && !kVariables.Has(argument)) || !kSecrets.FirstIn(ToLowerAscii(argument)).empty())
        Doubt("reads-environment", fmt::format("reads the variable {} of the machine's environment into the model's configuration", argument));
    }
  }

  Inspection& inspection_;
  const Place& place_;
  const ConfigContext& context_;
};

}  // namespace

std::string SaysOf(const PickleName& known) { return ReplaceAll(std::string(known.says), "the pickle", "the file"); }

void JudgeTarget(Inspection& inspection, const Place& place, const std::string& target, bool calls, std::string_view key) {
  static const WordList kHelpers("configs.yaml", "helpers");
  const PickleName known = Known(target);
  static const WordList kSets("configs.yaml", "datasets");
  const bool helper = kHelpers.Has(std::string_view(target).substr(target.rfind('.') + 1)) || !kSets.StartOf(target).empty();
  if (known.standing == NameStanding::kDenied && !helper)
    return inspection.Add(place, std::string(known.id), LoadVerdict::kMalicious,
                          fmt::format("makes loaders {} {}, which {} ({})", calls ? "call" : "import", Shown(target), SaysOf(known), key));
  if (!helper && (known.standing == NameStanding::kAllowed || (!calls && known.standing == NameStanding::kReference))) return;
  inspection.Add(place, calls ? "unknown-call" : "unknown-global", LoadVerdict::kSuspicious,
                 fmt::format("makes loaders {} {}: what that does is not known ({})", calls ? "call" : "import", Shown(target), key));
}

void JudgeTargetIfDenied(Inspection& inspection, const Place& place, const std::string& target, std::string_view key) {
  static const WordList kHelpers("configs.yaml", "helpers");
  if (Known(target).standing == NameStanding::kDenied && !kHelpers.Has(std::string_view(target).substr(target.rfind('.') + 1)))
    JudgeTarget(inspection, place, target, false, key);
}

void JudgePath(Inspection& inspection, const Place& place, std::string_view key, std::string_view path) {
  bool leads_out = StepsUp(path) || path.starts_with("\\\\") || path.starts_with("file:") || path.starts_with("http:") || path.starts_with("https:") ||
                   path.starts_with("ftp:");
  for (std::string_view folder : {"/etc/", "/proc/", "/sys/", "/dev/", "/root/.", "~/.", "C:\\Windows", "/var/run/"}) leads_out |= path.starts_with(folder);
  if (leads_out) inspection.Add(place, "unsafe-path", LoadVerdict::kSuspicious, fmt::format("names {} as its {}, which lies outside of the model", path, key));
}

void JudgeConfigValues(Inspection& inspection, const Place& place, const Value& root, const ConfigContext& context) {
  Walk(inspection, place, context).See("", root, {});
}

std::optional<std::string_view> DuplicateKey(const Value& object) {
  std::vector<std::string_view> names;
  for (const auto& [name, member] : object.members()) names.push_back(name);
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  return twice == names.end() ? std::nullopt : std::optional(*twice);
}

std::string_view TextOf(std::string_view bytes, std::string& decoded) {
  const bool little = bytes.size() > 3 && bytes[0] != '\0' && bytes[1] == '\0' && bytes[2] != '\0';
  const bool big = bytes.size() > 3 && bytes[0] == '\0' && bytes[1] != '\0';
  if (IsUtf16(bytes)) return decoded = Utf8FromUtf16(bytes);
  if (little || big) return decoded = Utf8FromUtf16((little ? "\xFF\xFE" : "\xFE\xFF") + std::string(bytes));
  return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}
std::string TextOf(std::string_view bytes) {
  std::string decoded;
  return std::string(TextOf(bytes, decoded));
}

}  // namespace day::loading
