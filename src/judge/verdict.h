// What a definition says of a profile.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "profile/profile.h"

namespace day {

enum class CriterionOutcome : uint8_t { kMet, kPartly, kUnmet, kUnknown, kNeedsHuman, kNotApplicable };
std::string_view NameOf(CriterionOutcome outcome);  // "met", "partly", "unmet", "unknown", "needs-human", "not-applicable"

struct CriterionVerdict {
  std::string id;
  std::string requirement;  // in our words
  CriterionOutcome outcome = CriterionOutcome::kUnknown;
  std::string because;
  std::string remedy;       // the cheapest thing that would change it; empty when met
  std::vector<std::string> components;
  EvidenceIds evidence;
};

struct LevelVerdict {  // a class or level of a definition, from the least to the most demanding
  std::string id, name;
  CriterionOutcome outcome = CriterionOutcome::kUnknown;
  double progress = 0;  // percent, as the definition counts it
  std::vector<std::string> missing;  // criteria that stand between the release and this level
};

struct DefinitionVerdict {
  std::string id, version, name, source;
  CriterionOutcome outcome = CriterionOutcome::kUnknown;
  std::string level;   // id of the highest level reached, or ""
  std::string headline;  // one sentence with the reason
  std::vector<LevelVerdict> levels;
  std::vector<CriterionVerdict> criteria;
  std::vector<std::string> differs;  // where this verdict departs from a known implementation, and why
};

}  // namespace day
