// Configurations in JSON, and templates in Jinja, that lie beside weights: what they make a loader run.
#include <fmt/format.h>

#include <vector>

#include "loading/config_values.h"
#include "loading/kinds.h"
#include "loading/pickle_names.h"
#include "loading/word_list.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day::loading {

namespace {

constexpr uint64_t kMaxConfig = 32 << 20;  // limit: config-bytes; of a configuration that is read
constexpr ParseLimits kLimits = {.max_depth = 200,
                                 .max_nodes = 1'000'000};  // limit: config-nodes; the vocabulary of 128,000 words and its merges take nearly all

// Python writes and reads numbers that JSON has not: NaN, Infinity. As null they parse; false where there are none.
bool WithoutNumbersOfPython(std::string_view text, std::string& plain) {
  bool any = false, quoted = false;
  for (size_t at = 0; at < text.size();) {
    const char c = text[at];
    size_t length = 0;
    if (!quoted)
      for (std::string_view word : {"NaN", "Infinity", "-Infinity"})
        if (text.substr(at).starts_with(word)) length = word.size();
    if (length > 0) {
      plain += "null";
      at += length;
      any = true;
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (c == '\\' && quoted && at + 1 < text.size()) plain += text[at++];
    plain += text[at++];
  }
  return any;
}

class Config {
 public:
  Config(Inspection& inspection, const Place& place, const Value& root) : inspection_(inspection), place_(place), root_(root) {}

  void Judge(std::string_view name) {
    if (name.ends_with(".index.json")) return Shards();
    Twice(root_);
    JudgeConfigValues(inspection_, place_, root_, {.steering = true, .templates = name != "tokenizer.json" && name != "added_tokens.json"});
    if (name == "model_index.json") Pipeline();
    if (name == "modules.json") Modules();
    if (name == "adapter_config.json") Adapter();
  }

  // A shard is a file beside the index: a path is none.
  void Shards() {
    for (const auto& [tensor, shard] : root_["weight_map"].members())
      if (shard.string().find_first_of("/\\") != std::string::npos || shard.string().empty())
        return Doubt("unsafe-path", fmt::format("names the shard {}, which is no file beside it", shard.string()));
  }

 private:
  void Doubt(std::string_view id, std::string what) { inspection_.Add(place_, id, LoadVerdict::kSuspicious, std::move(what)); }

  // Python takes the last of two members of one name, others the first.
  void Twice(const Value& value) {
    if (const auto twice = DuplicateKey(value)) return Doubt("duplicate-key", fmt::format("says {} twice: readers differ on which one counts", *twice));
    for (const auto& [name, member] : value.members()) Twice(member);
    for (const Value& item : value.items()) Twice(item);
  }
  void Code(const std::string& library, const std::string& name, std::string_view part) {
    const PickleName known = JudgeName(library, name);
    if (known.standing == NameStanding::kDenied && known.id == "runs-commands")
      inspection_.Add(place_, "runs-commands", LoadVerdict::kMalicious, fmt::format("takes {} from {}.{}, which {}", part, library, name, SaysOf(known)));
    else
      Doubt("remote-code",
            fmt::format("takes {} from {}.{}: a Python file of the repository, which loaders run once they are told to trust it", part, library, name));
  }
  // diffusers: "part": ["library", "Class"].
  void Pipeline() {
    static const WordList kPipelines("configs.yaml", "pipelines");
    for (const auto& [part, value] : root_.members()) {
      const std::vector<std::string> names = value.StringList();
      if (part == "_class_name" && value.string().find_first_of("./\\") != std::string::npos) Code("", value.string(), "its pipeline");
      if (part == "_class_name" && value.is_array() && names.size() == 2) Code(names[0], names[1], "its pipeline");
      if (part.starts_with('_') || !value.is_array() || names.size() != 2) continue;
      if (!kPipelines.Has(names[0])) Code(names[0], names[1], part);
      else if (names[1].starts_with('_') || names[1].find('.') != std::string::npos)
        Doubt("unknown-call", fmt::format("takes {} from {}.{}: what that does is not known", part, names[0], names[1]));
    }
  }
  // sentence-transformers: a list of modules with their classes.
  void Modules() {
    static const WordList kModules("configs.yaml", "modules");
    for (const Value& module : root_.items()) {
      JudgePath(inspection_, place_, "path", module["path"].string());
      const std::string& type = module["type"].string();
      const size_t dot = type.rfind('.');
      if (type.empty()) continue;
      if (kModules.StartOf(type).empty()) Code(type.substr(0, dot == type.npos ? 0 : dot), type.substr(dot == type.npos ? 0 : dot + 1), "a module");
    }
  }
  // PEFT: the class that an adapter was made for is imported by name.
  void Adapter() {
    JudgePath(inspection_, place_, "base model", root_["base_model_name_or_path"].string());
    const Value& mapping = root_["auto_mapping"];
    if (!mapping.is_object()) return;
    const std::string &library = mapping["parent_library"].string(), &name = mapping["base_model_class"].string();
    if (!library.empty()) JudgeTarget(inspection_, place_, library + "." + name, false, "auto_mapping");
  }

  Inspection& inspection_;
  const Place& place_;
  const Value& root_;
};

// TorchServe (its documentation, "model-archiver"): Python of the archive runs when the model is loaded, unless the handler is one of its own.
bool Archive(Inspection& inspection, const Place& place, const Value& root) {
  const Value& model = root["model"];
  if (!model.is_object() || (!model.Find("handler") && !model.Find("serializedFile") && !model.Find("modelFile"))) return false;
  inspection.CountModel();
  std::string handler = model["handler"].string();
  handler = handler.substr(0, handler.find(':'));
  bool own = false;
  for (std::string_view name : {"", "image_classifier", "image_segmenter", "object_detector", "text_classifier"}) own |= handler == name;
  for (std::string_view key : {"handler", "modelFile", "serializedFile", "requirementsFile", "extraFiles"}) inspection.UnsafeName(place, model[key].string());
  if (!own)
    inspection.Add(place, "remote-code", LoadVerdict::kSuspicious, fmt::format("makes the server run {} of the archive, which can do anything", handler));
  if (const std::string& file = model["modelFile"].string(); !file.empty())
    inspection.Add(place, "remote-code", LoadVerdict::kSuspicious, fmt::format("makes the server run {} of the archive to build the model", file));
  if (!model["requirementsFile"].string().empty())
    inspection.Add(place, "fetches", LoadVerdict::kSuspicious, "makes a server that allows it install packages while it loads the model");
  return true;
}

// ComfyUI: a graph of nodes by the names of their classes.
void Workflow(Inspection& inspection, const Place& place, const Value& root) {
  static const WordList kRunners("configs.yaml", "runners");
  const auto judge = [&](const std::string& type) {
    if (!type.empty() && !kRunners.FirstIn(ToLowerAscii(type)).empty())
      inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious, fmt::format("has a node {}, which by its name runs a program", type));
  };
  for (const auto& [id, node] : root.members())
    if (node.Find("class_type") && node.Find("inputs")) judge(node["class_type"].string());
  if (root.Find("last_node_id") || root.Find("links"))
    for (const Value& node : root["nodes"].items()) judge(node["type"].string());
}

}  // namespace

bool InspectConfig(Inspection& inspection, Subject& subject) {
  static const WordList kNames("configs.yaml", "names");
  const Place& place = subject.place();
  const std::string name = ToLowerAscii(place.name);
  const bool other = (name.ends_with(".template") || name.ends_with(".tmpl") || name.ends_with(".tpl")) && subject.head().find("{%") != std::string_view::npos;
  const bool jinja = name.ends_with(".jinja") || name.ends_with(".jinja2") || name.ends_with(".j2") || other;
  const bool named = kNames.Has(name) || name.ends_with(".index.json"), json = name.ends_with(".json");
  if ((!jinja && !json) || !LooksLikeText(TextOf(subject.head()))) return false;
  if (subject.bytes().size() > kMaxConfig) {
    if (!named && !name.ends_with(".jinja") && !place.inner) return false;
    inspection.TooLarge(place, jinja ? "jinja" : "json", "config-bytes");
    return true;
  }
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  std::string decoded;
  const std::string_view text = TextOf(*whole, decoded);
  if (jinja) {
    inspection.Format(place, "jinja");
    if (!place.inner) inspection.report().no_model = !name.ends_with(".jinja");  // templates of other programs
    inspection.Template(place, place.name, text);
    return true;
  }
  Result<Value> root = ParseJson(text, kLimits);
  if (std::string plain; !root && (text.find("NaN") != text.npos || text.find("Infinity") != text.npos) && WithoutNumbersOfPython(text, plain))
    root = ParseJson(plain, kLimits);
  if (!root) {
    if (!named && !(place.inner && root.error().message.find("limit") != std::string::npos)) return false;
    inspection.Format(place, "json");
    inspection.Add(place, "malformed-json", LoadVerdict::kUnreadable, root.error().message);
    return true;
  }
  if (place.name == "MANIFEST.json" && Archive(inspection, place, *root)) return true;
  if (named) {
    inspection.Format(place, "json");
    inspection.CountConfig();
    Config(inspection, place, *root).Judge(name);
    return true;
  }
  // Another file: taken only for what is found in it.
  const size_t before = inspection.report().findings.size();
  JudgeConfigValues(inspection, place, *root, {});
  Workflow(inspection, place, *root);
  if (inspection.report().findings.size() == before && !root->Find("chat_template")) return false;
  inspection.Format(place, "json");
  inspection.CountConfig();
  return true;
}

}  // namespace day::loading
