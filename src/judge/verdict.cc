#include "judge/verdict.h"

#include <array>

namespace day {

std::string_view NameOf(CriterionOutcome outcome) {
  static constexpr std::array<std::string_view, 6> kNames = {"met", "partly", "unmet", "unknown", "needs-human", "not-applicable"};
  return kNames[static_cast<size_t>(outcome)];
}

}  // namespace day
