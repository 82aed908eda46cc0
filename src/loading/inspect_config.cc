// Configurations that lie beside weights: what they make a loader run.
#include <fmt/format.h>

#include "loading/inspector.h"
#include "loading/pickle_names.h"
#include "loading/template.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day::loading {

void Inspector::Template(const Place& place, std::string_view key, std::string_view text) {
  for (const TemplateSign& sign : ReadTemplate(text))
    Add(place, sign.leads_out ? "template-escape" : "odd-template", sign.leads_out ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious,
        fmt::format("the template {} {}", key, sign.what), sign.offset);
}

void Inspector::Config(const Place& place, std::string_view text) {
  const std::string lower = ToLowerAscii(place.name);
  if (lower.ends_with(".jinja")) {
    Format(place, "jinja");
    return Template(place, place.name, text);
  }
  Format(place, "json");
  const Result<Value> value = ParseJson(text);
  if (!value) return Add(place, "malformed-json", LoadVerdict::kUnreadable, value.error().message);
  if (!lower.ends_with(".index.json")) return ConfigValue(place, "", *value);
  // A shard is a file beside the index: a path is none.
  for (const auto& [tensor, shard] : (*value)["weight_map"].members())
    if (shard.string().find_first_of("/\\") != std::string::npos || shard.string().empty())
      return Add(place, "unsafe-path", LoadVerdict::kSuspicious, fmt::format("names the shard {}, which is no file beside it", shard.string()));
}

void Inspector::ConfigValue(const Place& place, std::string_view key, const Value& value) {
  if (key == "auto_map" && !value.is_null())
    Add(place, "remote-code", LoadVerdict::kSuspicious, "makes loaders run Python files of the repository once they are told to trust it (auto_map)");
  if (key == "trust_remote_code" && value.boolean()) Add(place, "remote-code", LoadVerdict::kSuspicious, "asks loaders to trust code of the repository");
  if (key == "_target_" && value.is_string()) {
    const std::string& target = value.string();
    const size_t dot = target.rfind('.');
    const PickleName known =
        dot == std::string::npos ? PickleName() : JudgeName(std::string_view(target).substr(0, dot), std::string_view(target).substr(dot + 1));
    if (known.standing == NameStanding::kDenied)
      Add(place, std::string(known.id), LoadVerdict::kMalicious, fmt::format("makes loaders call {}, which {}", target, known.says));
    else if (known.standing != NameStanding::kAllowed)
      Add(place, "unknown-call", LoadVerdict::kSuspicious, fmt::format("makes loaders call {}: what that does is not known", target));
  }
  if (value.is_string() && (value.string().find("{{") != std::string::npos || value.string().find("{%") != std::string::npos))
    Template(place, key, value.string());
  for (const auto& [name, member] : value.members()) ConfigValue(place, name, member);
  for (const Value& item : value.items()) ConfigValue(place, key, item);
}

}  // namespace day::loading
