// SPDX license expressions (SPDX 2.3, annex D), read with a bounded descent.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "license/license.h"

namespace day {

inline constexpr uint32_t kMaxExpressionDepth = 32;  // limit: parentheses within each other
inline constexpr size_t kMaxExpressionSize = 4096;   // limit: bytes; the longest in Debian's archive has some 700

struct ExpressionTerm {  // id {+} {WITH exception}
  std::string id;        // in SPDX's own case, never a deprecated one that has a successor; as written for LicenseRef-… and unknown ids
  bool or_later = false;
  std::string exception;
  bool known = true;        // of a list, or LicenseRef-…
  bool restricted = false;  // what stands after WITH is no exception that is known, nor called one
};

struct ParsedExpression {
  std::string text;   // normalized: SPDX's case, successors for deprecated ids
  std::string known;  // the same without ids that are not known; "" where none is
  LicenseClass license_class = LicenseClass::kUnknown;
  std::vector<ExpressionTerm> terms;     // in order
  std::vector<std::string> unknown_ids;  // of licenses and exceptions that are not on the list and no LicenseRef-…
  std::string problem;                   // what is wrong with the first of them, or ""
};

// "GPL-2.0-or-later" to "GPL-2.0": an id without what it says of later versions.
std::string_view LicenseFamily(std::string_view id);
// "GPL-2.0-or-later" to "GPL".
std::string_view LicenseStem(std::string_view id);

// Operators in any case; ids that no list has are kept. Error kInvalid names the place.
Result<ParsedExpression> ParseExpression(std::string_view text);
// The expression that the text begins with, whatever follows it.
Result<ParsedExpression> ParseExpressionAtFront(std::string_view text);

}  // namespace day
