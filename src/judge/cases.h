// Cases of a definition: a small profile, and what the definition must say of it. No probe takes part.
//
// So that whoever writes a definition can say what is meant, and a change of the judge that changes a meaning is seen. The
// form is in docs/adding-a-definition.md; the cases of a built-in definition stand in its folder cases/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "judge/definition.h"
#include "profile/profile.h"

namespace day {

struct CaseResult {
  std::string name;
  std::vector<std::string> failures;  // one sentence each; empty: as expected
};

// The profile that a case states. A component that it does not speak of is absent where `complete: true`, else unknown; gates
// follow from availability, assurance and licenses unless they are stated. Errors: kInvalid, with file and line.
Result<Profile> ProfileFromCase(const Value& profile, std::string_view file);

// Runs all cases of one file: a list of cases, each with `name`, `profile` or `mot`, and `expect`.
Result<std::vector<CaseResult>> RunCases(std::string_view yaml, std::string_view file, const Definition& definition);

}  // namespace day
