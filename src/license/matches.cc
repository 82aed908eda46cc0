// What several licenses of one file come to together.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "license/license.h"

namespace day {
namespace {

bool IsFirstOfChoice(std::span<const LicenseMatch> matches, size_t at) {
  const auto before = matches.first(at);
  return std::none_of(before.begin(), before.end(), [&](const LicenseMatch& match) { return match.choice == matches[at].choice; });
}

void AddOnce(std::vector<std::string>& parts, std::string part) {
  if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(std::move(part));
}

}  // namespace

std::string ExpressionOf(std::span<const LicenseMatch> matches) {
  std::vector<std::string> parts;
  for (size_t i = 0; i < matches.size(); ++i) {
    if (matches[i].id.empty() || matches[i].partial) return "";
    if (matches[i].choice == 0) {
      AddOnce(parts, matches[i].id);
    } else if (IsFirstOfChoice(matches, i)) {
      std::vector<std::string> ids;
      for (const LicenseMatch& match : matches)
        if (match.choice == matches[i].choice) AddOnce(ids, match.id);
      AddOnce(parts, fmt::format("{}", fmt::join(ids, " OR ")));
    }
  }
  for (std::string& part : parts)
    if (parts.size() > 1 && part.find(" OR ") != std::string::npos) part = "(" + part + ")";
  return fmt::format("{}", fmt::join(parts, " AND "));
}

LicenseClass ClassOf(std::span<const LicenseMatch> matches) {
  LicenseClass whole = LicenseClass::kNone;
  for (size_t i = 0; i < matches.size(); ++i) {
    if (matches[i].choice != 0 && !IsFirstOfChoice(matches, i)) continue;
    LicenseClass one = matches[i].license_class;
    for (const LicenseMatch& match : matches)
      if (matches[i].choice != 0 && match.choice == matches[i].choice) one = MostOpen(one, match.license_class);
    whole = i == 0 ? one : LeastOpen(whole, one);
  }
  return whole;
}

std::vector<LicenseMatch> WithChoicesJoined(std::span<const LicenseMatch> matches) {
  std::vector<LicenseMatch> joined;
  for (size_t i = 0; i < matches.size(); ++i) {
    if (matches[i].choice == 0) {
      joined.push_back(matches[i]);
    } else if (IsFirstOfChoice(matches, i)) {
      std::vector<LicenseMatch> alternatives;
      std::ranges::copy_if(matches, std::back_inserter(alternatives), [&](const LicenseMatch& match) { return match.choice == matches[i].choice; });
      LicenseMatch one = *std::ranges::find(alternatives, ClassOf(alternatives), &LicenseMatch::license_class);
      one.id = ExpressionOf(alternatives);
      joined.push_back(std::move(one));
    }
  }
  return joined;
}

}  // namespace day
