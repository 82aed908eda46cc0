#include "metadata/name_license.h"

#include <algorithm>
#include <vector>

#include "metadata/field_names.h"
#include "metadata/joined_names.h"
#include "metadata/pages.h"
#include "text/utf8.h"

namespace day::metadata {
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
  for (const std::string_view start : {"see ", "file:", "file ", "license file", "license in", "license.", "licence.", "copying", "{{", "your "})
    if (lower.starts_with(start)) return true;
  for (const std::string_view whole : {"license", "licence", "none", "noassertion", "todo", "tbd", "unknown", "n/a", "other"})
    if (lower == whole) return true;
  for (const std::string_view end : {".txt", ".md", ".rst"})
    if (lower.ends_with(end)) return true;
  return false;
}

NamedLicense OfExpression(std::string expression) {
  const LicenseClass license_class = ClassOfExpression(expression);
  return {std::move(expression), license_class};
}

// "Classpath exception" as the id that SPDX has for it, behind a license: an exception that it does not know only adds permissions.
std::optional<NamedLicense> WithException(std::string_view name, std::string_view names) {
  const std::string lower = ToLowerAscii(name);
  const size_t with = lower.find(" with ");
  if (with == lower.npos || !(lower.ends_with("exception") || lower.ends_with("exceptions"))) return std::nullopt;
  std::string_view license = TrimAscii(name.substr(0, with));
  while (license.ends_with(',')) license.remove_suffix(1);
  auto named = NameOne(license, names);
  if (!named || named->expression.empty() || named->expression.find(' ') != std::string::npos) return named;
  std::string_view exception = std::string_view(lower).substr(with + 6);
  exception = TrimAscii(exception.substr(0, exception.rfind("exception")));
  for (const std::string_view word : {"the ", "gnu "})
    if (exception.starts_with(word)) exception.remove_prefix(4);
  const std::string id = ReplaceAll(std::string(exception), " ", "-");
  for (const std::string_view end : {"-exception", "-exception-2.0", "-exception-3.1", "-exception-3.0", "-exception-2.2", "-exception-1.0"})
    if (auto expression = NormalizeExpression(named->expression + " WITH " + id + std::string(end))) return OfExpression(std::move(*expression));
  return named;
}

// "Eclipse Public License (EPL) 2.0" without the letters that its words begin with; other words in parentheses may change what is meant.
std::string WithoutInitials(std::string_view name) {
  const size_t open = name.find('('), close = name.find(')', std::min(open, name.size()));
  if (close == name.npos || close - open < 3) return std::string(name);
  std::string initials;
  const std::string before = ToLowerAscii(name.substr(0, open)), inside = ToLowerAscii(name.substr(open + 1, close - open - 1));
  for (size_t begin = 0; begin < before.size();) {
    const size_t end = std::min(before.find(' ', begin), before.size());
    const std::string_view word = std::string_view(before).substr(begin, end - begin);
    if (!word.empty() && word != "and" && word != "of" && word != "the") initials += word.front();
    begin = end + 1;
  }
  if (!initials.ends_with(inside)) return std::string(name);
  return std::string(TrimAscii(name.substr(0, open))) + std::string(name.substr(close + 1));
}

// R's "GPL (>= 2)" as "GPL 2 or later".
std::string WithoutBound(std::string_view name) {
  const size_t open = name.find("(>=");
  if (open == name.npos || !name.ends_with(')')) return std::string(name);
  const std::string_view version = TrimAscii(name.substr(open + 3, name.size() - open - 4));
  if (version.empty() || version.find_first_not_of("0123456789.") != version.npos) return std::string(name);
  return std::string(name.substr(0, open)) + std::string(version) + " or later";
}

}  // namespace

std::optional<NamedLicense> NameOne(std::string_view written, std::string_view names) {
  if (auto named = FieldName(names, written)) return named;
  const std::string name = WithoutInitials(WithoutBound(written));
  const auto facts = LicenseFromName(name);
  if (facts && !facts->id.empty()) {
    auto expression = NormalizeExpression(facts->id);
    return expression ? OfExpression(std::move(*expression)) : NamedLicense{facts->id, facts->license_class};
  }
  if (auto expression = NormalizeExpression(name)) return OfExpression(std::move(*expression));
  if (auto named = WithException(name, names)) return named;
  if (facts) return NamedLicense{"", facts->license_class};
  return std::nullopt;
}

std::optional<NamedLicense> NameLicense(std::string_view written, std::string_view names) {
  written = TrimAscii(written);
  if (written.starts_with("License ::")) {
    const std::string_view last = WithoutClassifier(written);
    if (auto named = FieldName("trove", last)) return named;
    auto named = NameLicense(last);
    // "BSD License": which one is not said, but that it is approved is.
    const bool approved = written.starts_with("License :: OSI Approved ::") && named && named->expression.empty();
    if (approved && (named->license_class == LicenseClass::kOpenContent || named->license_class == LicenseClass::kUnknown))
      named->license_class = LicenseClass::kOsiApproved;
    return named;
  }
  if (const std::string id = IdOfPage(written); !id.empty())
    if (auto named = NameOne(id, {})) return named;
  if (auto named = FieldName(names, written)) return named;
  if (written.empty() || PointsToAFile(written)) return std::nullopt;
  if (written.size() > kLongestName || written.find('\n') != written.npos) {
    const std::vector<LicenseMatch> matches = IdentifyLicenseText(written, true);
    if (matches.empty()) return NamedLicense{};
    return NamedLicense{matches.front().id, matches.front().license_class};
  }
  if (auto named = NameOne(written, names)) return named;
  if (auto named = NameJoined(written, names)) return named;
  return NamedLicense{};
}

std::optional<NamedLicense> NameLicense(const Stated& stated) {
  const auto one = [&stated](const std::string& written, const std::string& page) {
    auto named = NameLicense(written, stated.names);
    // The page of a license tells which of a family it is; other words than a license's name may take back what the page says.
    const bool open = !named || (named->expression.empty() && IsOpen(named->license_class));
    if (const std::string id = IdOfPage(page); open && !id.empty())
      if (auto by_page = NameOne(id, {})) return by_page;
    return named;
  };
  if (stated.choices.empty()) return one(stated.written, stated.page);
  std::vector<NamedLicense> choices;
  for (const Stated::Choice& choice : stated.choices)
    if (auto named = one(choice.written, choice.page)) choices.push_back(std::move(*named));
  if (choices.empty()) return std::nullopt;
  return JoinNamed(choices, Joins::kChoice);
}

}  // namespace day::metadata
