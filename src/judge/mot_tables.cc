#include "judge/mot_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "text/yaml.h"

namespace day {
namespace {

bool Has(const std::vector<std::string>& list, std::string_view id) { return std::find(list.begin(), list.end(), id) != list.end(); }

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

}  // namespace

const MotComponent* MotTables::Find(std::string_view name) const {
  for (const MotComponent& component : components)
    if (component.name == name) return &component;
  return nullptr;
}

const MotPhrase* MotTables::FindPhrase(std::string_view words) const {
  const std::string lower = Lower(words);
  for (const MotPhrase& phrase : phrases)
    if (lower.find(phrase.contains) != std::string::npos) return &phrase;
  return nullptr;
}

bool MotTables::IsOpen(std::string_view id) const { return Has(open, id); }

bool MotTables::Fits(std::string_view id, std::string_view type) const { return Has(type == "code" ? code : type == "data" ? data : document, id); }

Result<MotTables> ParseMotTables(std::string_view yaml) {
  DAY_TRY_ASSIGN(const Value root, ParseYaml(yaml));
  auto bad = [](const Value& at, std::string_view what) { return MakeError(ErrorKind::kInvalid, fmt::format("mot.yaml:{}: {}", at.line, what)); };
  MotTables tables;
  for (const Value& entry : root["components"].items()) {
    MotComponent component{.name = entry["name"].string(),
                           .criterion = entry["criterion"].string(),
                           .type = entry["type"].string(),
                           .stack = entry["stack"].string(),
                           .also = entry["also"].StringList()};
    if (component.name.empty() || component.criterion.empty() || component.type.empty() || component.stack.empty())
      return bad(entry, "a component needs name, criterion, type and stack");
    tables.components.push_back(std::move(component));
  }
  if (tables.components.empty()) return bad(root, "no components");
  tables.open = root["open"].StringList();
  tables.code = root["fitting"]["code"].StringList();
  tables.data = root["fitting"]["data"].StringList();
  tables.document = root["fitting"]["document"].StringList();
  for (const Value& entry : root["phrases"].items()) {
    MotPhrase phrase{.contains = Lower(entry["contains"].string())};
    phrase.absent = entry["says"].string() == "absent";
    if (!phrase.absent) phrase.license_class = LicenseClassFromName(entry["says"].string());
    if (phrase.contains.empty()) return bad(entry, "a phrase needs 'contains'");
    tables.phrases.push_back(std::move(phrase));
  }
  return tables;
}

const MotTables& TheMotTables() {
  static const MotTables kTables = [] {
    const auto file = KnowledgeFile("definitions/mof-1.1/mot.yaml");
    DAY_ASSERT(file.has_value());
    auto tables = ParseMotTables(*file);
    DAY_ASSERT(tables.has_value());  // a built-in file; a test parses it
    return std::move(*tables);
  }();
  return kTables;
}

StatedTerms TermsFromWords(std::string_view words) {
  if (const LicenseFacts* facts = FindLicense(words)) return {facts->id, facts->license_class};
  if (auto expression = NormalizeExpression(words); expression.has_value()) {
    const LicenseClass license_class = ClassOfExpression(*expression);
    if (license_class != LicenseClass::kUnknown) return {*expression, license_class};
  }
  if (const auto facts = LicenseFromName(words)) return {facts->id, facts->license_class};
  if (const MotPhrase* phrase = TheMotTables().FindPhrase(words)) return {"", phrase->license_class};
  return {};
}

}  // namespace day
