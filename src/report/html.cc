// The report as one self-contained page: the application of web/, built with the program, with one profile put into it.
#include <fmt/format.h>

#include "base/assert.h"
#include "base/embedded.h"
#include "report/page_view.h"
#include "report/report.h"
#include "text/utf8.h"

namespace day {

std::span<const EmbeddedFile> ReportPageFiles();  // cmake/report_page.cmake

namespace {

// Where the page (web/index.html) takes what is shown. Each stands there once: a test says so of the page that was built.
constexpr std::string_view kTitle = "daylight:title", kView = "daylight:view", kProfile = "daylight:profile";

std::string_view Page() {
  for (const EmbeddedFile& file : ReportPageFiles())
    if (file.path == "report.html") return file.bytes;
  DAY_ASSERT(false);
  return {};
}

// For text between tags: nothing of it is markup.
std::string Escaped(std::string_view text) { return ReplaceAll(ReplaceAll(Printable(text), "&", "&amp;"), "<", "&lt;"); }

}  // namespace

std::string RenderHtml(const Audit& audit) {
  const std::string profile = RenderJson(audit), view = RenderPageView(audit), title = Escaped(audit.profile.release);
  std::string_view page = Page();
  std::string out;
  out.reserve(page.size() + profile.size() + view.size() + title.size());
  for (const auto& [mark, content] : {std::pair{kTitle, &title}, {kView, &view}, {kProfile, &profile}}) {
    const size_t at = page.find(mark);
    DAY_ASSERT(at != page.npos);
    out.append(page.substr(0, at)).append(*content);
    page.remove_prefix(at + mark.size());
  }
  return out.append(page);
}

}  // namespace day
