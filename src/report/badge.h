// A badge: one word on how open a release is, for a README, with the report behind it.
#pragma once

#include <string>
#include <string_view>

#include "report/report.h"

namespace day {

struct Badge {
  std::string label;    // "openness", or the definition's name
  std::string message;  // a class ("Class II"), or a fraction ("5 of 6 to Class III"), or an outcome
  std::string color;    // #rrggbb
};
// By the audit's verdict of this definition; by the cells of the matrix where there is none.
Badge BadgeOf(const Audit& audit, std::string_view definition);

// `link`: where the report is, or "". Everything is escaped; nothing is fetched.
std::string RenderBadgeSvg(const Badge& badge, std::string_view link);
std::string RenderBadgeJson(const Badge& badge);  // as the endpoint badge of shields.io reads it
// For a README: the picture at `image`, linked.
std::string RenderBadgeMarkdown(const Badge& badge, std::string_view image, std::string_view link);

}  // namespace day
