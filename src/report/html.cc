// The report as one self-contained page: the application of web/ with one profile put into it.
#include "report/page_file.h"
#include "report/page_view.h"
#include "report/report.h"

namespace day {

std::string RenderHtml(const Audit& audit) {
  return FillPage({.connect = "'none'", .title = audit.profile.release, .view = RenderPageView(audit), .profile = RenderJson(audit)});
}

}  // namespace day
