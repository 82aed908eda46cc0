// Models in JSON: Keras's configurations, also those in .keras files, and TensorFlow.js's models with the list of their weights.
#include <fmt/format.h>

#include <algorithm>

#include "loading/keras_config.h"
#include "loading/kinds.h"
#include "loading/paths.h"
#include "loading/tensorflow_ops.h"
#include "text/json.h"
#include "text/utf16.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr uint64_t kMaxJson = 32 << 20;  // limit: bytes of a model in JSON that are read
constexpr int kMaxFunctions = 10'000;    // limit: functions of a graph that are looked at

// Files that may be one, by their names; others show it in their first bytes.
bool IsNamedLikeOne(std::string_view name, std::string_view head) {
  const std::string lower = ToLowerAscii(name);
  if (!lower.ends_with(".json")) return false;
  if (lower == "config.json" || lower.ends_with("manifest.json") || lower.find("model") != lower.npos || lower.find("architecture") != lower.npos) return true;
  return head.find("\"class_name\"") != head.npos || head.find("\"modelTopology\"") != head.npos;
}

bool IsKeras(const Value& value) { return value["class_name"].is_string() && value.Find("config"); }
bool IsManifest(const Value& list) {
  return !list.items().empty() &&
         std::all_of(list.items().begin(), list.items().end(), [](const Value& group) { return group["paths"].is_array() && group["weights"].is_array(); });
}

void Path(Inspection& inspection, const Place& place, const std::string& path) {
  const PathReach reach = ReachOf(path);
  if (reach != PathReach::kInside)
    inspection.Add(place, "unsafe-path", reach == PathReach::kOutside ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious,
                   fmt::format("takes weights from \"{}\", which is no plain path beside the model", path.substr(0, kShown)));
}

void Weights(Inspection& inspection, const Place& place, const Value& manifest) {
  uint64_t tensors = 0, parameters = 0;
  for (const Value& group : manifest.items()) {
    for (const Value& path : group["paths"].items()) Path(inspection, place, path.string());
    for (const Value& weight : group["weights"].items()) {
      uint64_t elements = 1;
      bool sane = weight["shape"].is_array();
      for (const Value& extent : weight["shape"].items())
        sane &= extent.is_int() && extent.integer() >= 0 && !__builtin_mul_overflow(elements, static_cast<uint64_t>(extent.integer()), &elements);
      if (!sane) {
        inspection.Add(place, "malformed-tfjs", LoadVerdict::kUnreadable,
                       fmt::format("states no shape for the weights \"{}\"", weight["name"].string().substr(0, kShown)));
        continue;
      }
      ++tensors;
      if (__builtin_add_overflow(parameters, elements, &parameters)) parameters = UINT64_MAX;
    }
  }
  inspection.CountTensors(tensors, parameters);
}

// An operator of a graph, as protocol buffers are written in JSON.
void Node(Inspection& inspection, const Place& place, const Value& node, const Value& library) {
  const std::string& name = node["op"].string();
  const TensorFlowOp known = JudgeTensorFlowOp(name);
  if (known.standing == OpStanding::kOrdinary) return;
  if (known.standing == OpStanding::kDenied) {
    const bool reaches = known.paths.empty() || std::any_of(known.paths.begin(), known.paths.end(),
                                                            [&](const std::string& attribute) { return !node["attr"][attribute]["s"].string().empty(); });
    if (reaches)
      inspection.Add(place, known.id, known.saver ? LoadVerdict::kSuspicious : known.verdict,
                     fmt::format("the operator {} {}", name.substr(0, kShown), known.says));
    return;
  }
  int looked = 0;
  for (const Value& function : library["function"].items())
    if (function["signature"]["name"].string() == name || ++looked > kMaxFunctions) return;
  inspection.Add(place, "unknown-operator", LoadVerdict::kSuspicious,
                 fmt::format("needs the operator \"{}\", which is not known: its code comes from beside the model", name.substr(0, kShown)));
}

void Graph(Inspection& inspection, const Place& place, const Value& graph) {
  const Value& library = graph["library"];
  for (const Value& node : graph["node"].items()) Node(inspection, place, node, library);
  for (const Value& function : library["function"].items())
    for (const Value& node : function["nodeDef"].items()) Node(inspection, place, node, library);
}

}  // namespace

// Python's reader of JSON takes UTF-16 as well, with its mark and without; Keras never writes it.
bool InspectKerasConfig(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (!place.keras_config) return false;
  std::string text;
  if (subject.bytes().size() > kMaxJson) inspection.Unread(place, "config-bytes");
  if (subject.bytes().size() > kMaxJson || !subject.bytes().ReadText(0, subject.bytes().size(), text)) return false;
  if (text.size() > 1 && !IsUtf16(text) && (text[0] == '\0' || text[1] == '\0')) text.insert(0, text[0] == '\0' ? "\xfe\xff" : "\xff\xfe");
  if (IsUtf16(text)) {
    inspection.Add(place, "odd-encoding", LoadVerdict::kSuspicious,
                   "is written in UTF-16, which Keras reads but does not write: other readers see something else");
    text = Utf8FromUtf16(text);
  }
  const Result<Value> value = ParseJson(text, kKerasJson);
  if (!value) {
    inspection.Add(place, "malformed-json", LoadVerdict::kUnreadable, value.error().message);
    return false;
  }
  inspection.CountModel();
  JudgeKerasConfig(inspection, place, *value);
  return true;
}

bool InspectKerasJson(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  const RandomBytes& bytes = subject.bytes();
  std::string text;
  if (place.keras_config || bytes.size() > kMaxJson || !IsNamedLikeOne(place.name, subject.head()) || !LooksLikeText(subject.head()) ||
      !bytes.ReadText(0, bytes.size(), text))
    return false;
  const Result<Value> value = ParseJson(text, kKerasJson);
  if (!value) {
    inspection.Format(place, "json");
    inspection.Add(place, "malformed-json", LoadVerdict::kUnreadable, value.error().message);
    return true;
  }
  // Weights of Keras in several files.
  if (const Value& map = (*value)["weight_map"]; map.is_object() && place.name.ends_with(".weights.json")) {
    inspection.Format(place, "keras-json");
    inspection.CountModel();
    for (const auto& [name, shards] : map.members())
      for (const std::string& shard : shards.StringList()) Path(inspection, place, shard);
    return true;
  }
  const Value* manifest = value->Find("weightsManifest");
  const Value& topology = (*value)["modelTopology"];
  if (IsManifest(*value)) manifest = &*value;
  const bool tfjs = manifest || topology.is_object();
  if (!tfjs && !IsKeras(*value)) return false;
  inspection.Format(place, tfjs ? "tfjs" : "keras-json");
  inspection.CountModel();
  if (manifest) Weights(inspection, place, *manifest);
  if (topology["node"].is_array()) Graph(inspection, place, topology);
  // All of it: what a model was compiled with stands beside its layers.
  if (tfjs && topology["node"].is_array()) JudgeDuplicateKeys(inspection, place, *value);
  else JudgeKerasConfig(inspection, place, *value);
  return true;
}

}  // namespace day::loading
