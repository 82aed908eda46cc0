#include "report/page_file.h"

#include <string_view>
#include <utility>

#include "base/assert.h"
#include "base/embedded.h"
#include "text/utf8.h"

namespace day {

std::span<const EmbeddedFile> ReportPageFiles();  // cmake/report_page.cmake

namespace {

// Where a page (web/index.html, web/build.mjs) takes what is shown. Each stands there once, in this order: the build says so.
constexpr std::string_view kConnect = "daylight:connect", kTitle = "daylight:title", kView = "daylight:view", kProfile = "daylight:profile";

std::string_view PageOf(PageKind kind) {
  for (const EmbeddedFile& file : ReportPageFiles())
    if (file.path == (kind == PageKind::kSite ? "site.html" : "report.html")) return file.bytes;
  DAY_ASSERT(false);
  return {};
}

// For text between tags: nothing of it is markup.
std::string Escaped(std::string_view text) { return ReplaceAll(ReplaceAll(Printable(text), "&", "&amp;"), "<", "&lt;"); }

}  // namespace

std::string FillPage(PageKind kind, const PageContent& content) {
  const std::string connect = kind == PageKind::kSite ? "'self'" : "'none'", title = Escaped(content.title);
  std::string_view page = PageOf(kind);
  std::string out;
  out.reserve(page.size() + content.profile.size() + content.view.size() + title.size());
  for (const auto& [mark, text] : {std::pair{kConnect, &connect}, {kTitle, &title}, {kView, &content.view}, {kProfile, &content.profile}}) {
    const size_t at = page.find(mark);
    DAY_ASSERT(at != page.npos);
    out.append(page.substr(0, at)).append(*text);
    page.remove_prefix(at + mark.size());
  }
  return out.append(page);
}

}  // namespace day
