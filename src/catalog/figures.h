// Figures of an ecosystem: how open releases are over time, under which terms, and how much hangs on how few.
//
// All of the newest revision of each release. What is not known is counted and said, and is part of no share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "database/database.h"

namespace day {

// Counts of releases by period, component and state of one gate, as JSON. `period`: year, quarter or month, by the day of release. Releases of
// which that day is not known are part of no period: `undated` says how many there are, `undated_counts` what they have. Errors (kInvalid): another period or
// gate.
Result<std::string> OpennessOverTime(const Connection& connection, std::string_view gate, std::string_view period);

// Counts of releases by part, license and class. `part`: code, weights, data, documentation, or "" for all.
Result<std::string> LicensesInUse(const Connection& connection, std::string_view part);

// Shares of releases and their concentration: the Herfindahl–Hirschman index (the sum of squared shares, 0 to 1), and 1 by it: how many equal ones
// would be as concentrated. `by`: one of ConcentrationKeys(). The largest `most` are listed; the index counts all that are known; `not_counted` says
// how many are not, and why: `unknown`; of licenses also `unnamed` (terms without an SPDX id, of which two need not be the same) and `none` (no terms
// are stated). Error kInvalid: another key.
Result<std::string> Concentration(const Connection& connection, std::string_view by, int64_t most);
const std::vector<std::string_view>& ConcentrationKeys();  // publisher, base, root, architecture, license, license-class

// Who was made from what. Without `root` the base models with the most releases below them; with it, what was made from it, to the end.
// At most `most` nodes, the largest first; each with its releases directly and altogether below it. `stating`: how many releases name a model
// that they were made from, in their card or an adapter's configuration; of the others it is not known whether there is one.
Result<std::string> Lineage(const Connection& connection, std::string_view root, int64_t most);

inline constexpr int64_t kMaxListed = 1'000;  // limit: entries of a list of figures

}  // namespace day
