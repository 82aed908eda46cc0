// What stands above the matrix in every view, and what the classes of a definition mean for its rows.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/report.h"

namespace day {

struct Overview {
  std::string title;               // "acme-7b: Class III - Open Model", or the release's name where no definition gives a class
  std::string grade;               // "Class III - Open Model", or ""
  std::vector<std::string> facts;  // "2 requirements short of Class II", "41 of 74 applicable cells open", "12 could not be told" …
};
Overview OverviewOf(const Audit& audit);
// How far the next class of a definition is: "2 requirements short of Class II, 3 more could not be told"; "" where it has no classes or all are reached.
std::string DistanceOf(const DefinitionVerdict& verdict);

// The classes of the most demanding definition that has any (MOF), as they concern components; empty where none has.
struct Ladder {
  std::string title;                                         // "MOF"
  std::string next;                                          // the name of the nearest class that is not reached, or ""
  std::map<std::string, std::string, std::less<>> asked_by;  // component → the least demanding class that asks for it: "III"
  std::map<std::string, GateId, std::less<>> blocks;         // component → the gate that stands before the next class

  bool Blocks(std::string_view component, GateId gate) const;
};
Ladder LadderOf(const Audit& audit);

// Of several components that may answer a criterion, the one to mend: the first that is there, else the first; null when none is in the profile.
const ComponentProfile* OneToMend(const Profile& profile, const std::vector<std::string>& ids);

// In the audit's order, but those that judge before those that only describe.
std::vector<const DefinitionVerdict*> VerdictsForReading(const Audit& audit);

// Sentences that are judged alike for the same reasons: a README says in every other line of its news what it says at the top.
struct ClaimGroup {
  std::vector<const Claim*> claims;  // in the order of the profile; at least one
  const Claim& first() const { return *claims.front(); }
};
// Worst first, otherwise in the order of the profile.
std::vector<ClaimGroup> ClaimsByWeight(const Profile& profile);
// "README.md:15, README.md:21 and 6 more"; `show` makes a path safe for where it is shown.
std::string PlacesOf(const ClaimGroup& group, const std::function<std::string(std::string_view)>& show);

// Of statements on the data, in the same order, and where one stands: "README.md:4".
std::vector<const DataClaim*> DataClaimsByWeight(const Profile& profile);
std::string PlaceOf(const DataClaim& claim);

// "1 file", "2 files".
std::string CountOf(uint64_t count, std::string_view what);

}  // namespace day
