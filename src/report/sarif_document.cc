#include "report/sarif_document.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/digest.h"
#include "report/json_text.h"

namespace day {
namespace {

constexpr std::string_view kSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

std::string_view NameOf(SarifLevel level) {
  switch (level) {
    case SarifLevel::kError: return "error";
    case SarifLevel::kWarning: return "warning";
    case SarifLevel::kNote: break;
  }
  return "note";
}

// RFC 3986: everything that is not unreserved, but slashes, as %XX.
std::string UriOf(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  std::string uri;
  for (const char c : path) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~/").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return path.starts_with('/') ? "file://" + uri : uri;
}

void AddText(JsonText& json, std::string_view key, std::string_view text) { json.Key(key).BeginObject(JsonText::kInline).Member("text", text).EndObject(); }

void AddRule(JsonText& json, const SarifRule& rule) {
  json.BeginObject().Member("id", rule.id).Member("name", rule.id);
  AddText(json, "shortDescription", rule.title);
  AddText(json, "fullDescription", rule.means);
  json.Key("help").BeginObject(JsonText::kInline).Member("text", rule.means + " " + rule.remedy);
  json.Member("markdown", fmt::format("{}\n\n**Instead:** {}", rule.means, rule.remedy)).EndObject().EndObject();
}

void AddResult(JsonText& json, const SarifResult& result, size_t rule_index) {
  json.BeginObject(JsonText::kInline).Member("ruleId", result.rule).Member("ruleIndex", uint64_t{rule_index}).Member("level", NameOf(result.level));
  AddText(json, "message", result.member.empty() ? result.message : fmt::format("{}: {}", result.member, result.message));
  json.Key("locations").BeginArray(JsonText::kInline).BeginObject(JsonText::kInline).Key("physicalLocation").BeginObject(JsonText::kInline);
  json.Key("artifactLocation").BeginObject(JsonText::kInline).Member("uri", UriOf(result.path)).EndObject();
  // The offset is one in the file only where nothing had to be unpacked for it. Hosts ask for a line: the first.
  json.Key("region").BeginObject(JsonText::kInline).Member("startLine", uint64_t{1});
  if (result.member.empty()) json.Member("byteOffset", result.offset);
  json.EndObject().EndObject().EndObject().EndArray();
  const std::string identity = result.rule + '\0' + result.path + '\0' + result.member + '\0' + std::to_string(result.offset);
  json.Key("partialFingerprints").BeginObject(JsonText::kInline).Member("daylight/v1", Sha256Of(identity).Hex()).EndObject().EndObject();
}

}  // namespace

void SarifDocument::Add(SarifRule rule, SarifResult result) {
  rules_.try_emplace(rule.id, rule);
  results_.push_back(std::move(result));
}

std::string SarifDocument::Text() const {
  std::vector<const SarifResult*> shown;
  for (const SarifResult& result : results_) shown.push_back(&result);
  std::stable_sort(shown.begin(), shown.end(), [](const SarifResult* a, const SarifResult* b) { return a->level > b->level; });
  if (shown.size() > kMaxSarifResults) shown.resize(kMaxSarifResults);
  JsonText json;
  json.BeginObject().Member("$schema", kSchema).Member("version", "2.1.0").Key("runs").BeginArray().BeginObject();
  json.Key("tool").BeginObject().Key("driver").BeginObject().Member("name", "Daylight").Member("version", version_).Key("rules").BeginArray();
  for (const auto& [id, rule] : rules_) AddRule(json, rule);
  json.EndArray().EndObject().EndObject();
  json.Key("automationDetails").BeginObject(JsonText::kInline).Member("id", fmt::format("daylight/{}/", category_)).EndObject();
  if (shown.size() < results_.size())
    json.Key("properties").BeginObject(JsonText::kInline).Member("resultsLeftOut", uint64_t{results_.size() - shown.size()}).EndObject();
  json.Key("results").BeginArray();
  for (const SarifResult* result : shown) AddResult(json, *result, static_cast<size_t>(std::distance(rules_.begin(), rules_.find(result->rule))));
  return json.EndArray().EndObject().EndArray().EndObject().Take() + "\n";
}

}  // namespace day
