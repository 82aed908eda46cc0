// The notations of packages that are documents: TOML, JSON, YAML.
#include "metadata/stated.h"
#include "metadata/values.h"
#include "text/json.h"
#include "text/toml.h"
#include "text/yaml.h"

namespace day::metadata {
namespace {

void AddClassifiers(StatedList& list, const Value& classifiers, const std::string& field) {
  for (const Value& item : classifiers.items())
    if (item.string().starts_with("License ::")) AddValue(list, item, field);
}

}  // namespace

void AddStated(StatedList& list, std::string_view written, std::string_view field, uint32_t line) {
  if (!written.empty() && list.size() < kMaxStated) list.push_back({std::string(written), std::string(field), line});
}

void AddValue(StatedList& list, const Value& value, std::string_view field) {
  if (value.is_string()) AddStated(list, value.string(), field, value.line);
}

void AddValues(StatedList& list, const Value& value, std::string_view field) {
  AddValue(list, value, field);
  for (const Value& item : value.items()) AddValue(list, item, field);
}

void AddChoices(StatedList& list, const Value& items, std::string_view field, std::string_view key) {
  Stated stated{{}, std::string(field), items.line};
  for (const Value& item : items.items()) {
    const std::string& one = key.empty() || item.is_string() ? item.string() : item[key].string();
    if (one.empty() || stated.choices.size() >= kMaxChoices) continue;
    stated.written += (stated.written.empty() ? "" : " OR ") + one;
    stated.choices.push_back({one, {}});
  }
  if (!stated.written.empty() && list.size() < kMaxStated) list.push_back(std::move(stated));
}

Result<StatedList> ReadPyproject(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseToml(text, kDocumentLimits));
  StatedList list;
  const Value& project = document["project"];
  AddValue(list, project["license"], "project.license");
  AddValue(list, project["license"]["text"], "project.license.text");
  AddClassifiers(list, project["classifiers"], "project.classifiers");
  const Value& poetry = document["tool"]["poetry"];
  AddValue(list, poetry["license"], "tool.poetry.license");
  AddClassifiers(list, poetry["classifiers"], "tool.poetry.classifiers");
  const Value& flit = document["tool"]["flit"]["metadata"];
  AddValue(list, flit["license"], "tool.flit.metadata.license");
  AddClassifiers(list, flit["classifiers"], "tool.flit.metadata.classifiers");
  return list;
}

Result<StatedList> ReadCargo(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseToml(text, kDocumentLimits));
  StatedList list;
  AddValue(list, document["package"]["license"], "package.license");
  AddValue(list, document["workspace"]["package"]["license"], "workspace.package.license");
  return list;
}

Result<StatedList> ReadPackageJson(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseJson(text, kDocumentLimits));
  StatedList list;
  for (const char* name : {"license", "licence", "licenses"}) {
    const Value& license = document[name];
    AddValue(list, license, name);
    AddValue(list, license["type"], name);  // npm's form of old: {"type": "MIT", "url": …}
    if (license.is_array()) AddChoices(list, license, name, "type");
  }
  return list;
}

Result<StatedList> ReadNpmLock(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseJson(text, kDocumentLimits));
  StatedList list;
  AddValue(list, document["packages"][""]["license"], "packages[\"\"].license");
  return list;
}

// JSON is YAML, but only since YAML 1.2 and not with tabs.
Result<StatedList> ReadPerlMeta(std::string_view text) {
  const bool json = text.substr(0, text.find_first_not_of(" \t\r\n") + 1).ends_with('{');
  DAY_TRY_ASSIGN(const Value document, json ? ParseJson(text, kDocumentLimits) : ParseYaml(text, kDocumentLimits));
  StatedList list;
  AddValues(list, document["license"], "license");
  for (Stated& stated : list) stated.names = "cpan";
  if (document["name"].is_null()) list.clear();
  return list;
}

}  // namespace day::metadata
