// For tests: is a clause read in a sentence? The sentences are written for the tests: licenses say the same in ever new words, and rules that
// were tuned to known texts read a new publisher's less well (docs/license-engine.md).
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "license/clauses.h"

namespace day {

// Denied or not is asked where the type has both; the detail where it has several that matter.
inline bool Says(std::string_view text, ClauseType type, bool denied, std::string_view detail) {
  const auto clauses = FindClauses(text);
  return std::ranges::any_of(clauses, [&](const LicenseClause& clause) {
    const bool both = type == ClauseType::kRedistribution || type == ClauseType::kDerivatives;
    return clause.type == type && (!both || (clause.effect == ClauseEffect::kDenied) == denied) && (detail.empty() || clause.detail == detail);
  });
}
inline void Read(ClauseType type, std::initializer_list<std::string_view> texts, bool denied = true, std::string_view detail = {}) {
  for (const std::string_view text : texts) EXPECT_TRUE(Says(text, type, denied, detail)) << NameOf(type) << " in: " << text;
}
inline void DoNotRead(ClauseType type, std::initializer_list<std::string_view> texts, bool denied = true) {
  for (const std::string_view text : texts) EXPECT_FALSE(Says(text, type, denied, {})) << NameOf(type) << " in: " << text;
}

}  // namespace day
