// A plain page of links, until there is more to see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/view.h"
#include "serve/route.h"

namespace day {

Result<std::string> ListingPage(const CatalogView& view, const std::vector<Route>& routes);
// "/releases/acme%2Fmodel-7b": where a release's report is.
std::string ReleaseLink(std::string_view release);

}  // namespace day
