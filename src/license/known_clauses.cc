#include "license/known_clauses.h"

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "base/assert.h"
#include "base/enum_names.h"
#include "knowledge/knowledge.h"
#include "text/yaml.h"

namespace day {
namespace {

struct KnownLicense {
  std::vector<std::string> ids;  // one that ends in '*' stands for every id that begins so
  std::vector<LicenseClause> clauses;
};

struct KnownLicenses {
  std::deque<std::string> details;  // the clauses point into it
  std::vector<KnownLicense> licenses;
};

KnownLicenses Load() {
  KnownLicenses known;
  const auto text = KnowledgeFile("licenses/known-clauses.yaml");
  DAY_ASSERT(text.has_value());
  const Result<Value> document = ParseYaml(*text);
  DAY_ASSERT(document.has_value());
  for (const Value& entry : (*document)["licenses"].items()) {
    KnownLicense& license = known.licenses.emplace_back();
    license.ids = entry["ids"].StringList();
    for (const Value& item : entry["clauses"].items()) {
      const auto type = EnumFromName<ClauseType>(item["type"].string(), kClauseTypes);
      const auto effect = EnumFromName<ClauseEffect>(item["effect"].string(), kClauseEffects);
      DAY_ASSERT(type && effect);  // a built-in file; a test reads it
      LicenseClause& clause = license.clauses.emplace_back();
      clause.type = *type;
      clause.effect = *effect;
      clause.detail = known.details.emplace_back(item["detail"].string());
      clause.figure = item["figure"].string();
    }
  }
  return known;
}

bool Fits(std::string_view id, std::string_view pattern) {
  return pattern.ends_with('*') ? id.starts_with(pattern.substr(0, pattern.size() - 1)) : id == pattern;
}

}  // namespace

std::span<const LicenseClause> KnownClauses(std::string_view id) {
  static const KnownLicenses kKnown = Load();
  for (const KnownLicense& license : kKnown.licenses)
    if (std::ranges::any_of(license.ids, [id](const std::string& pattern) { return Fits(id, pattern); })) return license.clauses;
  return {};
}

}  // namespace day
