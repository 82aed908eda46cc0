// Whether terms are on a definition's list of licenses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "judge/definition.h"
#include "profile/profile.h"

namespace day {

enum class OnList : uint8_t { kYes, kNo, kUnknown };

// limit: parentheses within each other and parts of an expression; the longest seen in SPDX's own test data has 12 parts.
inline constexpr uint32_t kMaxExpressionDepth = 32;
inline constexpr uint32_t kMaxExpressionParts = 200;

// Of an SPDX expression: AND needs both sides, OR the better one; an exception only adds permissions, so WITH changes nothing.
// `license_class` decides for ids that the license list does not have. Pure; any thread.
OnList ExpressionOnList(std::string_view expression, LicenseClass license_class, const LicenseList& list);
// Whether the terms are on the list, and their clauses come to what it asks for.
OnList BindingOnList(const LicenseBinding& binding, const LicenseList& list);

// Which freedom keeps terms from a list, for people: "use for any purpose is limited: threshold (users, 100 million)". "" where that is not known.
std::string WhatLimits(const LicenseBinding& binding, const LicenseList& list);

}  // namespace day
