// The ledger: which benefits of openness a release unlocks and which drawbacks are live, for what it opens and keeps closed.
//
// The items are those of knowledge/stack.yaml; what decides each is a definition of its own, knowledge/ledger/definition.yaml, and what is counted
// besides stands in knowledge/ledger/signs.yaml. Like every judgement it sees a profile and nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "judge/definition.h"
#include "judge/verdict.h"
#include "profile/profile.h"

namespace day {

struct LedgerEntry {
  std::string_view id, category, says;  // of the stack, which stays
  bool benefit = false;
  CriterionOutcome outcome = CriterionOutcome::kUnknown;  // of a benefit: met is unlocked; of a drawback: met is live; needs-human: a question
  std::string figure;                                     // what was measured: "4 of 6; pinned environment (requirements.txt)"; "" of what has no figure
  std::string because;                                    // what decided
  EvidenceIds evidence;

  // "unlocked", "in part", "not unlocked"; "live", "in part", "not live"; "not known", "a question"
  std::string_view state() const;
};

// The definition that decides (knowledge/ledger/definition.yaml); its criteria are the items.
const Definition& TheLedger();
// Every benefit and drawback, in the order of the stack. Pure and total.
std::vector<LedgerEntry> LedgerOf(const Profile& profile);

}  // namespace day
