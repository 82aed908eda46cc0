#include "probes/license_metadata/name_license.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/utf8.h"

namespace day::license_metadata {
namespace {

constexpr size_t kLongestName = 200;  // bytes; what is longer is a text

// "License :: OSI Approved :: MIT License" by its last part; other classifiers by nothing.
std::string_view WithoutClassifier(std::string_view written) {
  if (!written.starts_with("License ::")) return written;
  const std::string_view last = TrimAscii(written.substr(written.rfind("::") + 2));
  return last == "OSI Approved" || last == "DFSG approved" ? std::string_view() : last;
}

bool PointsToAFile(std::string_view written) {
  const std::string lower = ToLowerAscii(written);
  for (const std::string_view start : {"see ", "file:", "license file", "license in", "license.", "licence.", "copying", "{{", "your "})
    if (lower.starts_with(start)) return true;
  for (const std::string_view whole : {"license", "licence", "none", "noassertion", "todo", "tbd", "unknown", "n/a", "other"})
    if (lower == whole) return true;
  for (const std::string_view end : {".txt", ".md", ".rst"})
    if (lower.ends_with(end)) return true;
  return false;
}

// The id in a URL of SPDX, OSI, GitHub's license pages, Creative Commons or Apache; "" for another page.
std::string IdOfUrl(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"})
    if (url.starts_with(scheme)) url.remove_prefix(scheme.size());
  if (url.starts_with("www.")) url.remove_prefix(4);
  while (url.ends_with('/')) url.remove_suffix(1);
  for (const std::string_view end : {".html", ".txt", ".php"})
    if (url.ends_with(end)) url.remove_suffix(end.size());
  for (const std::string_view page : {"spdx.org/licenses/", "opensource.org/licenses/", "opensource.org/license/", "choosealicense.com/licenses/"})
    if (url.starts_with(page)) return std::string(url.substr(page.size()));
  if (url == "apache.org/licenses/LICENSE-2.0") return "Apache-2.0";
  if (url.starts_with("creativecommons.org/publicdomain/zero/1.0")) return "CC0-1.0";
  constexpr std::string_view kCreativeCommons = "creativecommons.org/licenses/";
  if (!url.starts_with(kCreativeCommons)) return {};
  url.remove_prefix(kCreativeCommons.size());
  const size_t slash = url.find('/');
  if (slash == url.npos) return {};
  const std::string_view version = url.substr(slash + 1, url.find('/', slash + 1) - slash - 1);
  return "CC-" + std::string(url.substr(0, slash)) + "-" + std::string(version);
}

std::optional<NamedLicense> NameOne(std::string_view name) {
  const auto facts = LicenseFromName(name);
  if (facts && !facts->id.empty()) return NamedLicense{facts->id, facts->license_class};
  if (const Result<std::string> expression = NormalizeExpression(name)) return NamedLicense{*expression, ClassOfExpression(*expression)};
  if (facts) return NamedLicense{"", facts->license_class};
  return std::nullopt;
}

// "MIT/Apache-2.0" of old Cargo, "GPL-2+ or MIT" of Debian, "MIT | GPL-2" of R: alternatives that are no SPDX expression.
std::optional<NamedLicense> NameAlternatives(std::string_view written) {
  std::string joined;
  while (!written.empty()) {
    size_t end = written.size(), next = written.size();
    for (const std::string_view separator : {"/", "|", " or ", " OR "})
      if (const size_t at = written.find(separator); at < end) end = at, next = at + separator.size();
    const auto one = NameOne(TrimAscii(written.substr(0, end)));
    if (!one || one->expression.empty()) return std::nullopt;
    joined += (joined.empty() ? "" : " OR ") + one->expression;
    written.remove_prefix(next);
  }
  const Result<std::string> expression = NormalizeExpression(joined);
  if (!expression) return std::nullopt;
  return NamedLicense{*expression, ClassOfExpression(*expression)};
}

}  // namespace

std::optional<NamedLicense> NameLicense(std::string_view written) {
  written = TrimAscii(written);
  if (written.starts_with("License :: OSI Approved ::")) {
    auto named = NameLicense(WithoutClassifier(written));
    // "BSD License": which one is not said, but that it is approved is.
    if (named && named->expression.empty() && named->license_class == LicenseClass::kOpenContent) named->license_class = LicenseClass::kOsiApproved;
    return named;
  }
  written = WithoutClassifier(written);
  if (const std::string id = IdOfUrl(written); !id.empty())
    if (auto named = NameOne(id)) return named;
  if (written.empty() || PointsToAFile(written)) return std::nullopt;
  if (written.size() > kLongestName || written.find('\n') != written.npos) {
    const std::vector<LicenseMatch> matches = IdentifyLicenseText(written, true);
    return matches.empty() ? NamedLicense{} : NamedLicense{matches.front().id, matches.front().license_class};
  }
  if (auto named = NameOne(written)) return named;
  if (auto named = NameAlternatives(written)) return named;
  return NamedLicense{};
}

}  // namespace day::license_metadata
