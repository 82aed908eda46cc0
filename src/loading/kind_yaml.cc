// Configurations in YAML: what their tags and values make a loader build.
#include <fmt/format.h>

#include <algorithm>

#include "loading/config_values.h"
#include "loading/kinds.h"
#include "loading/pickle_names.h"
#include "loading/requirements.h"
#include "loading/word_list.h"
#include "text/utf8.h"
#include "text/yaml.h"

namespace day::loading {
namespace {

constexpr uint64_t kMaxYaml = 16 << 20;                                      // limit: config-bytes; of a configuration that is read
constexpr ParseLimits kLimits = {.max_depth = 100, .max_nodes = 1'000'000};  // limit: config-nodes

void Doubt(Inspection& inspection, const Place& place, std::string_view id, std::string what) {
  inspection.Add(place, id, LoadVerdict::kSuspicious, std::move(what));
}

void Tag(Inspection& inspection, const Place& place, const YamlTag& tag, bool steering) {
  static const WordList kCore("yaml-tags.yaml", "core"), kCalls("yaml-tags.yaml", "calls"), kNames("yaml-tags.yaml", "names"),
      kPlain("yaml-tags.yaml", "plain"), kForeign("yaml-tags.yaml", "foreign"), kTrusted("yaml-tags.yaml", "trusted"), kPages("yaml-tags.yaml", "pages");
  if (kCore.Has(tag.tag) || kPlain.Has(tag.tag)) return;
  const std::string where = fmt::format("tag in line {}", tag.line);
  const std::string_view called = kCalls.StartOf(tag.tag), named = kNames.StartOf(tag.tag);
  if (!called.empty() || !named.empty()) {
    std::string target = tag.tag.substr(called.size() + named.size());
    // SpeechBrain's notation, of its own functions and PyTorch's: a great many, told where they are known to do harm.
    if (tag.tag.starts_with('!') && !kTrusted.StartOf(target).empty()) return JudgeTargetIfDenied(inspection, place, target, where);
    if (called.empty() && !kPages.StartOf(target).empty()) return JudgeTargetIfDenied(inspection, place, target, where);
    if (named.ends_with("module:")) target += '.';  // it is imported whole, which runs what it holds
    JudgeTarget(inspection, place, target, !called.empty(), where);
  } else if (!kForeign.StartOf(tag.tag).empty()) {
    inspection.Add(place, "runs-code", LoadVerdict::kMalicious,
                   fmt::format("builds an object by the tag {} (line {}), with which loaders run what the text names", tag.tag, tag.line));
  } else if (tag.tag.starts_with("!include:")) {
    JudgePath(inspection, place, "include", std::string_view(tag.tag).substr(9));
  } else if (tag.tag.starts_with("tag:yaml.org,2002:python/")) {
    Doubt(inspection, place, "unknown-call", fmt::format("builds an object by the tag {} (line {})", tag.tag, tag.line));
  } else if (steering || !place.inner) {
    inspection.Add(place, "odd-tag", steering ? LoadVerdict::kSuspicious : LoadVerdict::kUnreadable,
                   fmt::format("has the tag {} (line {}): what a loader builds of it is not known", tag.tag, tag.line));
  }
}

// MLflow (its documentation, "MLmodel"): the flavor python_function names a module that is imported to load the model.
void MlModel(Inspection& inspection, const Place& place, const Value& root) {
  static const WordList kFlavors("configs.yaml", "flavors");
  for (const auto& [flavor, value] : root["flavors"].members()) {
    for (std::string_view key : {"data", "model_path", "python_model", "code", "pickled_model", "model_data", "onnx", "env", "saved_model_dir"})
      if (value[key].is_string()) JudgePath(inspection, place, key, value[key].string());
    for (const auto& [name, artifact] : value["artifacts"].members()) JudgePath(inspection, place, "artifact", artifact["path"].string());
    if (const std::string& code = value["model_code_path"].string(); !code.empty())
      Doubt(inspection, place, "remote-code", fmt::format("makes loaders run the Python file {} to build the model", code));
    else if (value["code"].is_string() && !value["code"].string().empty())
      Doubt(inspection, place, "remote-code", fmt::format("makes Python files of the folder {} importable for loaders", value["code"].string()));
    const std::string& module = value["loader_module"].string();
    if (module.empty() || !kFlavors.StartOf(module).empty()) continue;
    const PickleName known = JudgeName(module, "_load_pyfunc");
    if (known.standing == NameStanding::kDenied)
      inspection.Add(place, std::string(known.id), LoadVerdict::kMalicious, fmt::format("makes loaders import {}, which {}", module, SaysOf(known)));
    else Doubt(inspection, place, "remote-code", fmt::format("makes loaders run the module {}, which is none of MLflow's", module));
  }
}

// conda's and pip's lists of packages.
void Environment(Inspection& inspection, const Place& place, const Value& root) {
  for (const Value& channel : root["channels"].items()) JudgeChannel(inspection, place, channel.string(), 0);
  for (const Value& dependency : root["dependencies"].items()) {
    if (dependency.string().find("::") != std::string::npos && dependency.string().find("://") != std::string::npos)
      JudgeChannel(inspection, place, dependency.string(), 0);
    for (const std::string& line : dependency["pip"].StringList()) JudgeRequirement(inspection, place, line, 0);
  }
  if (root["build_dependencies"].is_array())  // MLflow's python_env.yaml
    for (const std::string& line : root["build_dependencies"].StringList()) JudgeRequirement(inspection, place, line, 0);
}

}  // namespace

bool InspectYaml(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  const std::string name = ToLowerAscii(place.name);
  const bool mlmodel = place.name == "MLmodel";
  if ((!mlmodel && !name.ends_with(".yaml") && !name.ends_with(".yml")) || !LooksLikeText(TextOf(subject.head()))) return false;
  bool steering = mlmodel;
  for (std::string_view known : {"config", "model", "hparams", "hyperparams", "params", "pipeline", "args"})
    steering |= name == std::string(known) + ".yaml" || name == std::string(known) + ".yml" || name == "model_config.yaml";
  if (!place.inner) inspection.report().no_model = !steering;
  if (subject.bytes().size() > kMaxYaml) {
    inspection.TooLarge(place, mlmodel ? "mlmodel" : "yaml", "config-bytes");
    return true;
  }
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  std::string decoded;
  std::string_view text = TextOf(*whole, decoded);
  if (text.starts_with("%YAML:1.")) text.remove_prefix(std::min(text.find('\n'), text.size()));  // OpenCV's way to write the directive
  inspection.Format(place, mlmodel ? "mlmodel" : "yaml");
  const YamlTags tags = ReadYamlTags(text);
  for (const YamlTag& tag : tags.tags) Tag(inspection, place, tag, steering);
  const auto documents = ParseYamlDocuments(text, kLimits);
  if (!tags.whole && documents) inspection.Unfinished(place, "yaml-tags");
  if (!documents) {
    if (steering || !place.inner || documents.error().message.find("limit") != std::string::npos)
      inspection.Add(place, "malformed-yaml", LoadVerdict::kUnreadable, documents.error().message);
    return true;
  }
  inspection.CountConfig();
  for (const Value& document : *documents) {
    JudgeConfigValues(inspection, place, document, {.steering = steering, .settings = true});
    if (mlmodel) MlModel(inspection, place, document);
    if (document["dependencies"].is_array() || document["build_dependencies"].is_array()) Environment(inspection, place, document);
  }
  return true;
}

}  // namespace day::loading
