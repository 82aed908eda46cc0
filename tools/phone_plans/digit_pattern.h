// Regular expressions over digits, as libphonenumber's metadata has them, made into one deterministic automaton.
//
// Read are: digits, \d, classes, groups (capturing or not), alternatives, ?, {n}, {n,m}. Nothing else stands in the metadata; whatever
// else comes is an error of the build.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace day::phone_plans {

struct State {
  std::array<uint16_t, 10> next{};  // 0: no way on
  uint16_t accepts = 0;             // bits of the patterns that end here
};

// Every pattern with the bits that its matches get. State 0 is dead, state 1 is where matching begins; the automaton is minimal, so
// that equal patterns give equal automata. Errors: kInvalid names the pattern; kLimit where there would be more than 65,000 states.
Result<std::vector<State>> CompilePatterns(const std::vector<std::pair<std::string_view, uint16_t>>& patterns);

}  // namespace day::phone_plans
