// The pages of web/ (cmake/report_page.cmake builds them), with what stands in their four places. For this room only.
#pragma once

#include <cstdint>
#include <string>

namespace day {

enum class PageKind : uint8_t { kReport, kSite };

struct PageContent {
  std::string title;          // text, of a release: shown escaped
  std::string view, profile;  // JSON that is safe inside HTML
};
// The page of a report may ask nobody, that of the site its own server.
std::string FillPage(PageKind kind, const PageContent& content);

}  // namespace day
