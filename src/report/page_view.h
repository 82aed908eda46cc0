// What the report page shows beside the published profile: names, groups, words and what follows from several of its parts.
//
// The page (web/) decides nothing and knows no name of a component, gate or definition: all of it comes from here, so that every view says the same.
#pragma once

#include <string>
#include <string_view>

#include "report/report.h"

namespace day {

// JSON on one line, safe inside HTML. Its form is `View` of web/src/data/view.ts.
std::string RenderPageView(const Audit& audit);
// The same of what no release is needed for: the stack, gates, states, words and definitions. `SiteView` of web/src/data/site.ts.
std::string RenderSiteView();
// And of what is measured of data alone. `MeasuredView` of web/src/data/measured.ts.
std::string RenderDataView(std::string_view title);

}  // namespace day
