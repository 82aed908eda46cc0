// A page of releases: filtered, sorted, with the cells of the matrix.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "database/database.h"

namespace day {

struct PageQuery {
  struct GateFilter {
    std::string component, gate, state;
  };
  std::string part;  // of the name, in any case
  std::string publisher;
  std::string license;  // one of the terms of the weights, or all of them as the column has them
  std::string license_class, architecture, base;
  std::string released_from, released_to;  // YYYY-MM-DD, both included; only of releases of which the day is known
  std::string definition, outcome;         // both or neither: "osaid", "met"; an outcome, a level or a class
  std::vector<GateFilter> gates;           // all of them
  std::string sort = "release";            // one of PageSorts(), verdict:DEFINITION or gate:COMPONENT.GATE, after "-" from the largest
  std::string group;                       // one of PageGroups(): those alike stand together, each group sorted; "" for none
  int64_t limit = 50, offset = 0;
  bool matrix = true;
};
inline constexpr int64_t kMaxPage = 500;  // limit: releases of a page
inline constexpr int64_t kMaxOffset = 10'000'000;
inline constexpr size_t kMaxGateFilters = 8;

const std::vector<std::string_view>& PageSorts();  // columns
const std::vector<std::string_view>& PageGroups();

// As JSON: total, offset, limit, components, gates, releases. A cell is a letter: o open, c conditional, p partial, x closed, ? unknown, - not
// applicable; `weak` has a bit for each gate whose evidence is weak, the lowest for the first gate; `verdicts` what each definition says. With a
// group each release says its own, and `groups` how many releases each of those on the page has. Of the newest revisions.
// Error kInvalid: a sort, a group, a component, a gate, a state, a definition, an outcome, a class of terms or a day that there is not: what can only
// be a slip of the hand is no fact. What is as free as a name (a publisher, a license, an architecture, a base) may have no release.
Result<std::string> ReleasesPage(const Connection& connection, const PageQuery& query);

}  // namespace day
