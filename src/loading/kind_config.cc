// Configurations that lie beside weights: what they make a loader run.
#include <fmt/format.h>

#include "loading/kinds.h"
#include "loading/pickle_names.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day::loading {

namespace {

constexpr uint64_t kMaxConfig = 32 << 20;  // limit: bytes of a configuration that is read

// What tells the loaders of transformers how to read the weights beside it.
bool IsConfig(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  if (lower.ends_with(".jinja") || lower.ends_with(".index.json")) return true;
  for (std::string_view config : {"config.json", "tokenizer_config.json", "generation_config.json", "processor_config.json", "preprocessor_config.json",
                                  "chat_template.json", "adapter_config.json"})
    if (lower == config) return true;
  return false;
}

void ConfigValue(Inspection& inspection, const Place& place, std::string_view key, const Value& value) {
  if (key == "auto_map" && !value.is_null())
    inspection.Add(place, "remote-code", LoadVerdict::kSuspicious,
                   "makes loaders run Python files of the repository once they are told to trust it (auto_map)");
  if (key == "trust_remote_code" && value.boolean())
    inspection.Add(place, "remote-code", LoadVerdict::kSuspicious, "asks loaders to trust code of the repository");
  if (key == "_target_" && value.is_string()) {
    const std::string& target = value.string();
    const size_t dot = target.rfind('.');
    const PickleName known =
        dot == std::string::npos ? PickleName() : JudgeName(std::string_view(target).substr(0, dot), std::string_view(target).substr(dot + 1));
    if (known.standing == NameStanding::kDenied)
      inspection.Add(place, std::string(known.id), LoadVerdict::kMalicious, fmt::format("makes loaders call {}, which {}", target, known.says));
    else if (known.standing != NameStanding::kAllowed)
      inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious, fmt::format("makes loaders call {}: what that does is not known", target));
  }
  if (value.is_string() && (value.string().find("{{") != std::string::npos || value.string().find("{%") != std::string::npos))
    inspection.Template(place, key, value.string());
  for (const auto& [name, member] : value.members()) ConfigValue(inspection, place, name, member);
  for (const Value& item : value.items()) ConfigValue(inspection, place, key, item);
}

void Config(Inspection& inspection, const Place& place, std::string_view text) {
  const std::string lower = ToLowerAscii(place.name);
  if (lower.ends_with(".jinja")) {
    inspection.Format(place, "jinja");
    return inspection.Template(place, place.name, text);
  }
  inspection.Format(place, "json");
  const Result<Value> value = ParseJson(text);
  if (!value) return inspection.Add(place, "malformed-json", LoadVerdict::kUnreadable, value.error().message);
  if (!lower.ends_with(".index.json")) return ConfigValue(inspection, place, "", *value);
  // A shard is a file beside the index: a path is none.
  for (const auto& [tensor, shard] : (*value)["weight_map"].members())
    if (shard.string().find_first_of("/\\") != std::string::npos || shard.string().empty())
      return inspection.Add(place, "unsafe-path", LoadVerdict::kSuspicious, fmt::format("names the shard {}, which is no file beside it", shard.string()));
}

}  // namespace

bool InspectConfig(Inspection& inspection, Subject& subject) {
  std::string text;
  const RandomBytes& bytes = subject.bytes();
  if (bytes.size() > kMaxConfig || !LooksLikeText(subject.head()) || !IsConfig(subject.place().name) || !bytes.ReadText(0, bytes.size(), text)) return false;
  Config(inspection, subject.place(), text);
  return true;
}

}  // namespace day::loading
