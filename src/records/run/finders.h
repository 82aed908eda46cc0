// The finders that there are, by their names, with the patterns that were compiled when Daylight was built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/measure/finder_set.h"

namespace day::records {

struct FinderChoice {
  std::vector<std::string> only;     // ids; all where empty
  std::vector<std::string> regions;  // two letters each: where telephone numbers without a country's code are dialed
};

// Error kInvalid names an id or a region that there is none of.
Result<FinderSet> ChooseFinders(const FinderChoice& choice);

// "pii, secrets"
inline constexpr std::string_view kFinderIds = "pii, secrets";
bool IsFinderId(std::string_view id);

}  // namespace day::records
