// The rules of use that a license names and that stand in a document of their own: where they are, whether it is here or not.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "license/clauses.h"
#include "license/license.h"

namespace day::app {

struct NamedPolicy {
  std::string id;       // of those that are known, or ""
  std::string address;  // where they can be read
  uint32_t line = 0;    // of the clause that names them, or of the license
};

// Each once: of known licenses by what is known of them; where there are none, by the addresses that clauses give.
std::vector<NamedPolicy> FindNamedPolicies(std::string_view text, std::span<const LicenseMatch> matches, std::span<const LicenseClause> clauses);

}  // namespace day::app
