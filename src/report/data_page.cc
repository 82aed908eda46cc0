#include "report/data_page.h"

#include <utility>

#include "report/page_file.h"
#include "report/page_view.h"

namespace day {

std::string RenderDataPage(std::string_view title, std::string json) {
  return FillPage(PageKind::kReport, {.title = std::string(title) + " · data report", .view = RenderDataView(title), .profile = std::move(json)});
}

}  // namespace day
