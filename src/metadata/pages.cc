#include "metadata/pages.h"

#include <algorithm>

#include "license/license.h"
#include "text/utf8.h"

namespace day::metadata {
namespace {

// Pages whose address does not hold the id. Without scheme, "www." and the kind of file; in lower case.
struct Page {
  std::string_view address, id;
};
constexpr Page kPages[] = {
    {"apache.org/licenses/license-2.0", "Apache-2.0"},
    {"apache.org/licenses/license-1.1", "Apache-1.1"},
    {"opensource.org/licenses/mit-license", "MIT"},
    {"opensource.org/licenses/apache2.0", "Apache-2.0"},
    {"opensource.org/licenses/cddl1", "CDDL-1.0"},
    {"opensource.org/licenses/zlib-license", "Zlib"},
    {"gnu.org/licenses/gpl-2.0", "GPL-2.0-only"},
    {"gnu.org/licenses/gpl-3.0", "GPL-3.0-only"},
    {"gnu.org/licenses/lgpl-2.1", "LGPL-2.1-only"},
    {"gnu.org/licenses/lgpl-3.0", "LGPL-3.0-only"},
    {"gnu.org/licenses/agpl-3.0", "AGPL-3.0-only"},
    {"gnu.org/licenses/old-licenses/gpl-2.0", "GPL-2.0-only"},
    {"gnu.org/licenses/old-licenses/lgpl-2.1", "LGPL-2.1-only"},
    {"eclipse.org/legal/epl-v10", "EPL-1.0"},
    {"eclipse.org/legal/epl-v20", "EPL-2.0"},
    {"eclipse.org/legal/epl-2.0", "EPL-2.0"},
    {"eclipse.org/org/documents/edl-v10", "BSD-3-Clause"},
    {"mozilla.org/mpl/2.0", "MPL-2.0"},
    {"mozilla.org/en-us/mpl/2.0", "MPL-2.0"},
    {"mozilla.org/mpl/mpl-1.1", "MPL-1.1"},
    {"boost.org/license_1_0", "BSL-1.0"},
    {"creativecommons.org/licenses/publicdomain", "CC-PDDC"},
    {"web.resource.org/cc/publicdomain", "CC-PDDC"},
    {"creativecommons.org/publicdomain/mark/1.0", "CC-PDM-1.0"},
    {"scripts.sil.org/ofl", "OFL-1.1"},
    {"unlicense.org", "Unlicense"},
    {"wtfpl.net", "WTFPL"},
};

}  // namespace

std::string IdOfPage(std::string_view url) {
  constexpr size_t kLongest = 300;  // limit: bytes of an address
  if (url.size() > kLongest) return {};
  const bool address = url.find("://") != url.npos || url.starts_with("www.") || url.find(".org/") != url.npos;
  if (!address) return {};
  for (const std::string_view scheme : {"https://", "http://"})
    if (url.starts_with(scheme)) url.remove_prefix(scheme.size());
  if (url.starts_with("www.")) url.remove_prefix(4);
  while (url.ends_with('/')) url.remove_suffix(1);
  for (const std::string_view end : {".html", ".txt", ".php", ".htm"})
    if (url.ends_with(end)) url.remove_suffix(end.size());
  const std::string lower = ToLowerAscii(url);
  for (const Page& page : kPages)
    if (lower == page.address) return std::string(page.id);
  for (const std::string_view page :
       {"spdx.org/licenses/", "opensource.org/licenses/", "opensource.org/license/", "choosealicense.com/licenses/", "licenses.nuget.org/"})
    if (url.starts_with(page)) return ReplaceAll(std::string(url.substr(page.size())), "%20", " ");
  if (url.starts_with("creativecommons.org/publicdomain/zero/1.0")) return "CC0-1.0";
  constexpr std::string_view kCreativeCommons = "creativecommons.org/licenses/";
  if (!url.starts_with(kCreativeCommons)) return {};
  url.remove_prefix(kCreativeCommons.size());
  const size_t slash = url.find('/');
  if (slash == url.npos) return {};
  const std::string_view version = url.substr(slash + 1, url.find('/', slash + 1) - slash - 1);
  const std::string id = "CC-" + std::string(url.substr(0, slash)) + "-" + std::string(version);
  // ".../by/3.0/us": a version for one country.
  const std::string_view country = url.substr(std::min(slash + 1 + version.size(), url.size()));
  const LicenseFacts* of_country = country.size() == 3 ? FindLicense(id + "-" + std::string(country.substr(1))) : nullptr;
  return of_country ? of_country->id : id;
}

}  // namespace day::metadata
