// A badge: one word on how open a release is, for a README, with the report behind it.
#pragma once

#include <string>
#include <string_view>

#include "report/report.h"

namespace day {

struct Badge {
  std::string label;    // "openness", or the definition's name
  std::string message;  // a class ("Class II"), a fraction ("3 of 6 to Class III, 2 not known"), an outcome, or the figure of a map or a score
  std::string color;    // #rrggbb
};
// By the audit's verdict of this definition, in its own figure; by the cells of the matrix where there is none. What is not known is said, and is
// neither met nor unmet: where it decides, the color says neither.
Badge BadgeOf(const Audit& audit, std::string_view definition);

// `link`: where the report is, or "". Everything is escaped; nothing is fetched.
std::string RenderBadgeSvg(const Badge& badge, std::string_view link);
std::string RenderBadgeJson(const Badge& badge);  // as the endpoint badge of shields.io reads it
// For a README: the picture at `image`, linked.
std::string RenderBadgeMarkdown(const Badge& badge, std::string_view image, std::string_view link);

}  // namespace day
