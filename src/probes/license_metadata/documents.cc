// The notations that are documents: TOML, JSON, YAML.
#include "probes/license_metadata/stated.h"
#include "text/json.h"
#include "text/toml.h"
#include "text/yaml.h"

namespace day::license_metadata {
namespace {

constexpr ParseLimits kLimits{.max_nodes = 200'000};  // limit: values of one file; those in use have under 10,000

void Add(StatedList& list, const Value& value, std::string field) {
  if (value.is_string() && !value.string().empty() && list.size() < kMaxStated) list.push_back({value.string(), std::move(field), value.line});
}

void AddClassifiers(StatedList& list, const Value& classifiers, const std::string& field) {
  for (const Value& item : classifiers.items())
    if (item.string().starts_with("License ::")) Add(list, item, field);
}

// Several in a list are alternatives, in CITATION.cff, composer.json and npm's old `licenses`.
void AddAlternatives(StatedList& list, const Value& items, std::string field, std::string_view key = {}) {
  Stated stated{{}, std::move(field), items.line};
  for (const Value& item : items.items()) {
    const std::string& one = key.empty() || item.is_string() ? item.string() : item[key].string();
    if (!one.empty()) stated.written += (stated.written.empty() ? "" : " OR ") + one;
  }
  if (!stated.written.empty()) list.push_back(std::move(stated));
}

}  // namespace

Result<StatedList> ReadPyproject(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseToml(text, kLimits));
  StatedList list;
  const Value& project = document["project"];
  Add(list, project["license"], "project.license");
  Add(list, project["license"]["text"], "project.license.text");
  AddClassifiers(list, project["classifiers"], "project.classifiers");
  const Value& poetry = document["tool"]["poetry"];
  Add(list, poetry["license"], "tool.poetry.license");
  AddClassifiers(list, poetry["classifiers"], "tool.poetry.classifiers");
  const Value& flit = document["tool"]["flit"]["metadata"];
  Add(list, flit["license"], "tool.flit.metadata.license");
  AddClassifiers(list, flit["classifiers"], "tool.flit.metadata.classifiers");
  return list;
}

Result<StatedList> ReadCargo(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseToml(text, kLimits));
  StatedList list;
  Add(list, document["package"]["license"], "package.license");
  Add(list, document["workspace"]["package"]["license"], "workspace.package.license");
  return list;
}

Result<StatedList> ReadPackageJson(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseJson(text, kLimits));
  StatedList list;
  for (const char* name : {"license", "licence", "licenses"}) {
    const Value& license = document[name];
    Add(list, license, name);
    Add(list, license["type"], name);  // npm's form of old: {"type": "MIT", "url": …}
    if (license.is_array()) AddAlternatives(list, license, name, "type");
  }
  return list;
}

Result<StatedList> ReadCodemeta(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseJson(text, kLimits));
  StatedList list;
  const Value& license = document["license"];
  Add(list, license, "license");
  Add(list, license["url"], "license.url");
  for (const Value& item : license.items()) {
    Add(list, item, "license");
    Add(list, item["url"], "license.url");
  }
  if (document["@type"].string() == "Dataset")
    for (Stated& stated : list) stated.about = "data";
  return list;
}

Result<StatedList> ReadZenodo(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseJson(text, kLimits));
  StatedList list;
  Add(list, document["license"], "license");
  Add(list, document["license"]["id"], "license.id");
  if (document["upload_type"].string() == "dataset")
    for (Stated& stated : list) stated.about = "data";
  return list;
}

Result<StatedList> ReadCitation(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseYaml(text, kLimits));
  StatedList list;
  Add(list, document["license"], "license");
  if (document["license"].is_array()) AddAlternatives(list, document["license"], "license");
  if (list.empty()) Add(list, document["license-url"], "license-url");
  if (document["type"].string() == "dataset")
    for (Stated& stated : list) stated.about = "data";
  return list;
}

}  // namespace day::license_metadata
