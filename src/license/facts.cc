#include <algorithm>
#include <vector>

#include "license/index.h"
#include "license/license.h"
#include "license/names.h"
#include "text/utf8.h"

namespace day {
namespace {

LicenseFacts FactsOf(const LicenseIndex& index, const LicenseRow& row) {
  LicenseFacts facts;
  facts.id = index.Text(row.id);
  facts.name = index.Text(row.name);
  facts.source = index.Text(row.source);
  facts.publisher = index.Text(row.publisher);
  facts.version = index.Text(row.version);
  facts.license_class = static_cast<LicenseClass>(row.license_class);
  facts.osi_approved = row.flags & LicenseRow::kOsiApproved;
  facts.fsf_libre = row.flags & LicenseRow::kFsfLibre;
  facts.in_spdx = row.flags & LicenseRow::kInSpdx;
  facts.of_models = row.flags & LicenseRow::kOfModels;
  facts.use_policy = row.flags & LicenseRow::kPolicy;
  if (row.policy != kNoRow) facts.policy = index.Id(row.policy);
  return facts;
}

// In the order of the index. Some 830 short strings: 0.1 ms once.
const std::vector<LicenseFacts>& AllFacts() {
  static const std::vector<LicenseFacts> kFacts = [] {
    const LicenseIndex& index = TheLicenseIndex();
    std::vector<LicenseFacts> facts;
    facts.reserve(index.licenses().size());
    for (const LicenseRow& row : index.licenses()) facts.push_back(FactsOf(index, row));
    return facts;
  }();
  return kFacts;
}

std::optional<LicenseFacts> FromKey(const LicenseIndex& index, uint64_t key, std::string_view name) {
  const NameRow* row = key == 0 ? nullptr : index.FindName(key);
  if (!row) return std::nullopt;
  if (row->license != kNoRow) return AllFacts()[index.Current(row->license)];
  LicenseFacts facts;
  facts.name = name;
  facts.license_class = static_cast<LicenseClass>(row->license_class);
  return facts;
}

std::optional<LicenseFacts> FromPlainName(const LicenseIndex& index, std::string_view name) {
  name = TrimAscii(name);
  if (name.empty()) return std::nullopt;
  if (const uint32_t row = index.Find(name); row != kNoRow) return AllFacts()[index.Current(row)];
  if (auto facts = FromKey(index, NameKey(name), name)) return facts;
  return FromKey(index, NameKey(SplitName(name)), name);
}

// Does what stands in parentheses behind a name only say it again: another name, a version, an address? Other words may take back what the name
// says: "MIT (non-commercial)".
bool SaysTheSame(std::string_view inside, const std::optional<LicenseFacts>& named, const LicenseFacts& facts) {
  if (named) return IsOpen(named->license_class) || named->license_class == facts.license_class;
  if (inside.find("://") != inside.npos) return true;
  std::string words = ToLowerAscii(inside);
  for (const std::string_view word : {"license", "version", "revised", "simplified", "international", "unported", "universal", "new", "the", "see"})
    words = ReplaceAll(std::move(words), word, "");
  return words.find_first_not_of("v0123456789., -") == std::string::npos;
}

}  // namespace

const LicenseFacts* FindLicense(std::string_view id) {
  const uint32_t row = TheLicenseIndex().Find(id);
  return row == kNoRow ? nullptr : &AllFacts()[row];
}

std::string ModifiedId(std::string_view id) { return (id.starts_with("LicenseRef-") ? "" : "LicenseRef-") + std::string(id) + "-modified"; }

std::string_view NearestId(std::string_view id) {
  constexpr std::string_view kPrefix = "LicenseRef-", kSuffix = "-modified";
  id = id.substr(0, id.find("-modified WITH ") == id.npos ? id.npos : id.find(" WITH "));
  if (!id.ends_with(kSuffix)) return id;
  id.remove_suffix(kSuffix.size());
  return id.starts_with(kPrefix) && FindLicense(id.substr(kPrefix.size())) ? id.substr(kPrefix.size()) : id;
}

std::optional<LicenseFacts> LicenseFromName(std::string_view name) {
  constexpr size_t kMaxName = 300;  // limit: bytes; more is a text, not a name
  if (name.size() > kMaxName) return std::nullopt;
  const LicenseIndex& index = TheLicenseIndex();
  // A classifier of the Python package index names the license last: "License :: OSI Approved :: MIT License".
  if (const size_t part = name.rfind("::"); part != name.npos) name.remove_prefix(part + 2);
  if (auto facts = FromPlainName(index, name)) return facts;
  if (auto facts = LicenseFromHubId(TrimAscii(name))) return facts;
  // "GNU General Public License v3 (GPLv3)": what stands in parentheses, and what stands outside.
  const size_t open = name.rfind('('), close = name.rfind(')');
  if (open == name.npos || close == name.npos || close < open || !TrimAscii(name.substr(close + 1)).empty()) return std::nullopt;
  const std::string_view inside = name.substr(open + 1, close - open - 1);
  auto by_inside = FromPlainName(index, inside);
  if (auto facts = FromPlainName(index, name.substr(0, open)); facts && !facts->id.empty())
    return SaysTheSame(inside, by_inside, *facts) ? facts : std::nullopt;
  return by_inside;
}

std::optional<LicenseFacts> LicenseFromHubId(std::string_view id) {
  if (id.empty() || id.size() > 100) return std::nullopt;
  return FromKey(TheLicenseIndex(), HubKey(id), id);
}

}  // namespace day
