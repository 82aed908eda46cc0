#include "report/terms_summary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace day {

std::string_view WordsOf(Answer answer) {
  static constexpr std::array<std::string_view, kAnswers> kWords = {"not known", "yes", "within limits", "no", "for a person to weigh"};
  return kWords[static_cast<size_t>(answer)];
}

std::string_view WordsOf(Freedom freedom) { return freedom == Freedom::kEuLicenseTest ? "EU license test" : NameOf(freedom); }

std::vector<AnswerGroup> AnswersOf(const LicenseBinding& binding) {
  std::vector<AnswerGroup> groups;
  if (!binding.AnswersAny()) return groups;
  for (size_t i = 0; i < kFreedoms; ++i) {
    const TermsAnswer& said = binding.freedoms[i];
    const std::string_view name = WordsOf(static_cast<Freedom>(i));
    const auto alike = std::ranges::find_if(groups, [&said](const AnswerGroup& group) { return group.answer == said.answer && group.because == said.because; });
    if (alike == groups.end()) groups.push_back({std::string(name), said.answer, said.because, said.clauses});
    else alike->questions += ", " + std::string(name);
  }
  return groups;
}

namespace {

bool SayTheSame(const LicenseBinding& a, const LicenseBinding& b) {
  return std::ranges::equal(a.freedoms, b.freedoms, [](const TermsAnswer& x, const TermsAnswer& y) { return x.answer == y.answer && x.because == y.because; });
}

}  // namespace

std::vector<TermsSummary> LimitedTerms(const Profile& profile) {
  std::vector<TermsSummary> summaries;
  for (const std::string_view part : kLicensedParts)
    for (const LicenseBinding& binding : profile.licensing.Of(part)) {
      if (IsOpen(binding.license_class)) continue;
      // The same license may allow more of one part than of another.
      const auto known = std::ranges::find_if(
          summaries, [&binding](const TermsSummary& one) { return one.binding->IsSameTerms(binding) && SayTheSame(*one.binding, binding); });
      if (known != summaries.end()) {
        if (!known->parts.ends_with(part)) known->parts += ", " + std::string(part);
      } else if (std::vector<AnswerGroup> answers = AnswersOf(binding); !answers.empty()) {
        summaries.push_back({&binding, std::string(part), std::move(answers)});
      }
    }
  return summaries;
}

}  // namespace day
