// Terms that do not go together within one release: the parts are passed on together, whatever each allows by itself.
//
// Only what two places of the release state against each other, each named; whether files form one work, or who holds which rights,
// nobody can read off files. Raised as findings by findings.cc. Pure.
#pragma once

#include <string>
#include <vector>

#include "profile/conflicts.h"
#include "profile/seen.h"

namespace day {

struct Combination {
  std::string finding;  // id in knowledge/findings.yaml: copyleft-part, restricted-data, base-model-terms, license-conflict, limited-license
  std::string what;     // fills its title
  std::string detail;   // both places, in words
  std::string component;
  EvidenceIds evidence;
};

// Cites what each rests on. `profile`: with its licensing.
std::vector<Combination> FindCombinations(Seen& seen, const std::vector<TermsConflict>& conflicts, const Profile& profile);

}  // namespace day
