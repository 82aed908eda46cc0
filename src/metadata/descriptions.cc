// Documents that describe more than packages: citations, deposits, cards, REUSE's annotations.
#include <fmt/format.h>

#include "metadata/stated.h"
#include "metadata/values.h"
#include "text/json.h"
#include "text/toml.h"
#include "text/yaml.h"

namespace day::metadata {
namespace {

void SayOfData(StatedList& list) {
  for (Stated& stated : list) stated.about = "data";
}

std::string Joined(const Value& list) { return fmt::format("{}", fmt::join(list.StringList(), " ")); }

}  // namespace

Result<StatedList> ReadCodemeta(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseJson(text, kDocumentLimits));
  StatedList list;
  const Value& license = document["license"];
  AddValue(list, license, "license");
  AddValue(list, license["url"], "license.url");
  for (const Value& item : license.items()) {
    AddValue(list, item, "license");
    AddValue(list, item["url"], "license.url");
  }
  if (document["@type"].string() == "Dataset") SayOfData(list);
  return list;
}

Result<StatedList> ReadZenodo(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseJson(text, kDocumentLimits));
  StatedList list;
  AddValue(list, document["license"], "license");
  AddValue(list, document["license"]["id"], "license.id");
  if (document["upload_type"].string() == "dataset") SayOfData(list);
  return list;
}

Result<StatedList> ReadCitation(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseYaml(text, kDocumentLimits));
  StatedList list;
  AddValue(list, document["license"], "license");
  if (document["license"].is_array()) AddChoices(list, document["license"], "license");
  if (list.empty()) AddValue(list, document["license-url"], "license-url");
  if (document["type"].string() == "dataset") SayOfData(list);
  return list;
}

Result<StatedList> ReadFrontMatter(std::string_view text) {
  const FrontMatter front = SplitFrontMatter(text);
  StatedList list;
  if (front.block.find("licen") == front.block.npos) return list;
  DAY_TRY_ASSIGN(const Value document, ParseYaml(front.block, kDocumentLimits));
  AddValues(list, document["license"], "license");
  // "other" is what the Hub has for a license that is none of its list's: the name and the link beside it say which.
  for (Stated& stated : list) {
    if (stated.written != "other" && stated.written != "unknown") continue;
    const Value& name = document["license_name"];
    if (name.is_string() && !name.string().empty()) {
      stated.written = name.string();
      stated.field = "license_name";
      stated.line = name.line;
    }
    stated.page = document["license_link"].string();
  }
  for (Stated& stated : list) stated.line += front.line - 1;
  return list;
}

Result<StatedList> ReadReuseToml(std::string_view text) {
  DAY_TRY_ASSIGN(const Value document, ParseToml(text, kDocumentLimits));
  StatedList list;
  for (const Value& annotation : document["annotations"].items()) {
    const Value& tag = annotation["SPDX-License-Identifier"];
    std::vector<const Value*> values;
    if (tag.is_string()) values.push_back(&tag);
    for (const Value& item : tag.items()) values.push_back(&item);
    const std::string files = Joined(annotation["path"]);
    for (const Value* value : values)
      if (value->is_string() && list.size() < kMaxParts)
        list.push_back({.written = value->string(), .field = "SPDX-License-Identifier", .line = value->line, .files = files});
  }
  return list;
}

}  // namespace day::metadata
