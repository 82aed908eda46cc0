#include "report/site_page.h"

#include <string_view>

#include "base/assert.h"
#include "report/page_file.h"
#include "report/page_view.h"

namespace day {
namespace {

// What the page says of itself; one source, so that header and page cannot part.
std::string_view PolicyIn(std::string_view html) {
  constexpr std::string_view kOpen = "http-equiv=\"Content-Security-Policy\" content=\"";
  const size_t at = html.find(kOpen);
  DAY_ASSERT(at != html.npos);
  html.remove_prefix(at + kOpen.size());
  return html.substr(0, html.find('"'));
}

}  // namespace

SitePage RenderSitePage() {
  SitePage site{.html = FillPage(PageKind::kSite, {.title = "Daylight · openness audit", .view = RenderSiteView(), .profile = "null"}), .policy = {}};
  site.policy = std::string(PolicyIn(site.html)) + "; frame-ancestors 'none'";
  return site;
}

}  // namespace day
