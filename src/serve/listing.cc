#include "serve/listing.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/markup_text.h"

namespace day {
namespace {

constexpr int64_t kMostListed = 100;  // releases; the rest by the API

// Everything but letters, digits and "-._~" as %41.
std::string PercentEncoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) out += c;
    else fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::string ReleaseLink(std::string_view release) { return "/releases/" + PercentEncoded(release); }

Result<std::string> ListingPage(const CatalogView& view, const std::vector<Route>& routes) {
  DAY_TRY_ASSIGN(Rows count, view.connection().Query("SELECT count(*) FROM revisions WHERE latest"));
  DAY_TRY_ASSIGN(const bool any, count.Next());
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Daylight"
      "</title><style>body{{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}td,th{{text-align:left;padding:.1rem 1rem .1rem "
      "0}}</style>"
      "</head><body><h1>Daylight</h1><p>{} releases. <a href=\"/api/v1/openapi.json\">What can be asked</a>:</p><ul>\n",
      any ? count.Integer(0, 0) : 0);
  for (const Route& route : routes)
    if (!route.post && route.path.find('{') == route.path.npos && route.path != "/" && std::ranges::none_of(route.parameters, &RouteParameter::required))
      out += fmt::format("<li><a href=\"{0}\">{0}</a> {1}</li>\n", MarkupEscape(route.path), MarkupEscape(route.summary));
  out += "</ul><table><tr><th>Release</th><th>Open</th><th>Terms of the weights</th></tr>\n";
  DAY_TRY_ASSIGN(Rows rows, view.connection().Query(fmt::format(
                                "SELECT release, cells_open, cells_applicable, license FROM revisions WHERE latest ORDER BY release LIMIT {}", kMostListed)));
  for (;;) {
    DAY_TRY_ASSIGN(const bool more, rows.Next());
    if (!more) break;
    for (size_t row = 0; row < rows.size(); ++row)
      out += fmt::format("<tr><td><a href=\"{}\">{}</a></td><td>{} of {}</td><td>{}</td></tr>\n", ReleaseLink(rows.Text(0, row)), MarkupEscape(rows.Text(0, row)),
                         rows.Integer(1, row), rows.Integer(2, row), MarkupEscape(rows.Text(3, row)));
  }
  return out + "</table></body></html>\n";
}

}  // namespace day
