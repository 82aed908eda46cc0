#include "metadata/pages.h"

#include "license/license.h"
#include "text/utf8.h"

namespace day::metadata {

std::string IdOfPage(std::string_view url) {
  constexpr size_t kLongest = 300;  // limit: bytes of an address
  if (url.size() > kLongest) return {};
  if (url.find("://") == url.npos && !url.starts_with("www.") && url.find(".org/") == url.npos) return {};
  constexpr std::string_view kNuGet = "licenses.nuget.org/";  // an expression follows
  if (const size_t at = url.find(kNuGet); at != url.npos) return ReplaceAll(std::string(url.substr(at + kNuGet.size())), "%20", " ");
  return LicenseFromAddress(url);
}

}  // namespace day::metadata
