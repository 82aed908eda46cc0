// Evaluates a condition over a profile, in six values, and keeps what decided.
#pragma once

#include <string>
#include <vector>

#include "judge/definition.h"
#include "profile/profile.h"

namespace day {

// How values combine; what does not apply is left out, and of nothing but that the result is not-applicable.
//   all       the first of unmet, partly, unknown, needs-human that occurs, else met
//   any       the first of met, needs-human, unknown, partly, unmet that occurs
//   not       met and unmet change places, the rest stays
//   at-least  met when so many are met; needs-human or unknown when those could still fill the number; else partly or unmet
//   ask       met becomes needs-human, the rest stays
// So unknown never counts as met, and no number of unknowns hides something that is known to be missing.
struct Evaluation {
  // Why: "is not in the release", of {"Model card", "Datasheet"}; of nothing where the sentence is whole.
  struct Sentence {
    std::vector<std::string> about;
    std::string says;
  };
  CriterionOutcome outcome = CriterionOutcome::kUnknown;
  Reason reason = Reason::kNotExamined;
  std::vector<Sentence> sentences;  // one or a few, none like another
  std::string subject;              // name of the component that decided, for remedies
  std::string license;              // the terms that decided, for remedies
  EvidenceIds evidence;             // of what decided, at most kMaxGateEvidence

  // "Model card, Datasheet: is not in the release; …": what goes on about the same things does not name them again.
  std::string Because() const;
};

// Pure and total. Any thread.
Evaluation Evaluate(const Condition& condition, const Definition& definition, const Profile& profile);

// What may yet become of it: the outcome if everything that is not known, or left to a person, spoke against it, and if it spoke for it. Met, partly,
// unmet or not-applicable.
struct Reach {
  CriterionOutcome least = CriterionOutcome::kUnmet, most = CriterionOutcome::kMet;
};
Reach ReachOf(const Condition& condition, const Definition& definition, const Profile& profile);

// The result `outcome` with what decided it: the children that have it; when none has (at-least), those that are not met.
Evaluation MergeEvaluations(CriterionOutcome outcome, const std::vector<Evaluation>& children);
Evaluation AnyOf(const std::vector<Evaluation>& children);
Evaluation AllOf(const std::vector<Evaluation>& children);
CriterionOutcome CombineAll(const std::vector<CriterionOutcome>& outcomes);

// A profile made of statements alone (a MOT file): what it says is judged as said, and the verdict names that.
bool IsStatement(const Profile& profile);

}  // namespace day
