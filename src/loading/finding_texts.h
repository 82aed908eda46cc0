// What a finding of a load means, and what to do instead: knowledge/loading/findings.yaml.
#pragma once

#include <string_view>

namespace day {

struct FindingText {
  std::string_view title, means, remedy;
};

// Of the id of a LoadFinding. Every id that src/loading gives has one; empty texts for any other word.
FindingText TextOfFinding(std::string_view id);

}  // namespace day
