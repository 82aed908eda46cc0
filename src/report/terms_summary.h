// What terms allow, for people: the same groups in every view.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "profile/profile.h"

namespace day {

// Questions that the clauses answer alike for the same reasons.
struct AnswerGroup {
  std::string questions;  // "use, modify, share", "EU license test"
  Answer answer = Answer::kUnknown;
  std::string because;
  EvidenceIds clauses;
};
// In the order of the questions; none of terms of which nothing was read.
std::vector<AnswerGroup> AnswersOf(const LicenseBinding& binding);

struct TermsSummary {
  const LicenseBinding* binding;
  std::string parts;  // what they govern: "code, weights"
  std::vector<AnswerGroup> answers;
};
// The terms of the release that are not open and of which something was read, each once.
std::vector<TermsSummary> LimitedTerms(const Profile& profile);

// "yes", "within limits", "no", "not known", "for a person to weigh".
std::string_view WordsOf(Answer answer);
// "use", "EU license test".
std::string_view WordsOf(Freedom freedom);

}  // namespace day
