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
  std::string remedy;  // the cheapest thing that would change it; empty when met
  std::vector<std::string> components;
  EvidenceIds evidence;
  std::string name;                   // short: "Training code"
  std::string reason;                 // NameOf(Reason) of what decided, or "": "missing", "unaccepted-license" …
  std::vector<std::string> warnings;  // what the definition advises without demanding it
};

struct LevelVerdict {  // a class or level of a definition, from the least to the most demanding
  std::string id, name;
  CriterionOutcome outcome = CriterionOutcome::kUnknown;
  double progress = 0;                // percent, as the definition counts it
  double possible = 0;                // scores: percent, if all that is not known or left to a person were open
  std::vector<std::string> required;  // criteria, with those of the classes that it includes
  std::vector<std::string> missing;   // criteria that stand between the release and this level
  int number = 0;                     // as the definition's own tools number it; 0 when they do not
  uint32_t met = 0, of = 0;           // what progress counts
};

// Where the verdict departs from what the Model Openness Tool says of the same statements.
struct Difference {
  std::string component;  // as MOF names it; "" when it concerns the release
  std::string what;       // "present", "open-license", "type-appropriate", "class", "progress"
  std::string mot_says, daylight_says;
  std::string because;
};

struct DefinitionVerdict {
  std::string id, version, name, source;
  CriterionOutcome outcome = CriterionOutcome::kUnknown;
  std::string level;     // id of the highest level reached, or ""
  std::string headline;  // one sentence with the reason
  std::vector<LevelVerdict> levels;
  std::vector<CriterionVerdict> criteria;
  bool has_classes = false;  // its levels are classes, of which a release has one
  int class_number = 0;      // of `level`; 0 when it has none
  std::string class_label;   // name of `level`, else what a release is called that reaches none, or that it is not known; of a score the figure
  std::vector<Difference> differs_from_mot;
  std::vector<std::string> differs;  // the same as sentences: where this verdict departs from a known implementation, and why
};

}  // namespace day
