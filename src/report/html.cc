// The report as one self-contained page: the application of web/ with one profile put into it.
#include "report/page_file.h"
#include "report/page_view.h"
#include "report/report.h"

namespace day {

std::string RenderHtml(const Audit& audit) {
  return FillPage(PageKind::kReport, {.title = audit.profile.release + " · openness audit", .view = RenderPageView(audit), .profile = RenderJson(audit)});
}

}  // namespace day
