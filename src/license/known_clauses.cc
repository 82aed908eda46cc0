#include "license/known_clauses.h"

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "base/assert.h"
#include "base/enum_names.h"
#include "knowledge/knowledge.h"
#include "license/index.h"

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
  const Value document = LoadKnowledge("licenses/known-clauses.yaml");
  for (const Value& entry : document["licenses"].items()) {
    KnownLicense& license = known.licenses.emplace_back();
    license.ids = entry["ids"].StringList();
    for (const Value& item : entry["clauses"].items()) {
      std::vector<std::string> kind = item.StringList();
      DAY_ASSERT(kind.size() >= 2 && kind.size() <= 4);  // a built-in file; a test reads it
      kind.resize(4);
      const auto type = EnumFromName<ClauseType>(kind[0], kClauseTypes);
      const auto effect = EnumFromName<ClauseEffect>(kind[1], kClauseEffects);
      DAY_ASSERT(type && effect);
      license.clauses.push_back({.type = *type, .effect = *effect, .detail = known.details.emplace_back(std::move(kind[2])), .figure = std::move(kind[3])});
    }
  }
  return known;
}

bool Fits(std::string_view id, std::string_view pattern) {
  return pattern.ends_with('*') ? id.starts_with(pattern.substr(0, pattern.size() - 1)) : id == pattern;
}

}  // namespace

std::vector<LicenseClause> KnownClauses(std::string_view id) {
  static const KnownLicenses kKnown = Load();
  for (const KnownLicense& license : kKnown.licenses)
    if (std::ranges::any_of(license.ids, [id](const std::string& pattern) { return Fits(id, pattern); })) return license.clauses;
  const LicenseIndex& index = TheLicenseIndex();
  const uint32_t row = index.Find(id);
  if (row == kNoRow) return {};
  std::vector<LicenseClause> clauses;
  for (const ClauseRow& clause : index.Clauses(row))
    clauses.push_back({.type = static_cast<ClauseType>(clause.type),
                       .effect = static_cast<ClauseEffect>(clause.effect),
                       .detail = index.Text(clause.detail),
                       .figure = std::string(index.Text(clause.figure))});
  return clauses;
}

}  // namespace day
