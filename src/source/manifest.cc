#include "source/manifest.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/yaml.h"

namespace day {
namespace {

Error Invalid(std::string_view file, uint32_t line, const std::string& what) {
  return MakeError(ErrorKind::kInvalid, line ? fmt::format("{}:{}: {}", file, line, what) : fmt::format("{}: {}", file, what));
}

Result<ManifestSource> ReadSource(const Value& item, std::string_view file) {
  if (!item.is_object()) return Invalid(file, item.line, "each of 'sources' is a mapping with 'name' and 'path'");
  ManifestSource source;
  for (const auto& [key, value] : item.members()) {
    std::string* field = key == "name" ? &source.name : key == "path" ? &source.path : key == "revision" ? &source.revision : nullptr;
    if (!field) return Invalid(file, value.key_line, fmt::format("unknown field '{}' of a source; it has name, path, revision", key));
    if (item.HasDuplicate(key)) return Invalid(file, value.key_line, fmt::format("field '{}' stands twice", key));
    if (value.is_array() || value.is_object()) return Invalid(file, value.line, fmt::format("field '{}' takes one text", key));
    *field = value.ScalarText();
  }
  if (source.name.empty()) return Invalid(file, item.line, "a source has no 'name'");
  if (source.path.empty()) return Invalid(file, item.line, fmt::format("source '{}' has no 'path'", source.name));
  return source;
}

}  // namespace

Result<Manifest> ParseManifest(std::string_view yaml, std::string_view file) {
  if (yaml.size() > kMaxManifest) return Invalid(file, 0, "is larger than a manifest may be (1 MiB)");
  const Result<Value> document = ParseYaml(yaml);
  if (!document) return Invalid(file, 0, document.error().message);
  if (!document->is_object()) return Invalid(file, 1, "is not a mapping with 'name' and 'sources'");
  Manifest manifest;
  for (const auto& [key, value] : document->members()) {
    if (document->HasDuplicate(key)) return Invalid(file, value.key_line, fmt::format("field '{}' stands twice", key));
    if (key == "name") {
      manifest.name = value.ScalarText();
    } else if (key == "sources") {
      if (!value.is_array()) return Invalid(file, value.key_line, "'sources' is a list");
      if (value.items().size() > kMaxSources) return Invalid(file, value.key_line, "has more than 1,000 sources");
      for (const Value& item : value.items()) {
        DAY_TRY_ASSIGN(ManifestSource source, ReadSource(item, file));
        if (std::any_of(manifest.sources.begin(), manifest.sources.end(), [&](const ManifestSource& other) { return other.name == source.name; }))
          return Invalid(file, item.line, fmt::format("two sources are named '{}'", source.name));
        manifest.sources.push_back(std::move(source));
      }
    } else {
      return Invalid(file, value.key_line, fmt::format("unknown field '{}'; a manifest has name and sources", key));
    }
  }
  if (manifest.sources.empty()) return Invalid(file, 0, "names no sources");
  return manifest;
}

}  // namespace day
