// The page application of web/ (cmake/report_page.cmake builds it), with what stands in its four places. For this room only.
#pragma once

#include <string>

namespace day {

struct PageContent {
  std::string connect;        // what its policy lets it ask: 'none' or 'self'
  std::string title;          // text, of a release: shown escaped
  std::string view, profile;  // JSON that is safe inside HTML
};
std::string FillPage(const PageContent& content);

}  // namespace day
