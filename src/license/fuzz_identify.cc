// Any bytes are a text; every match has lines in order and within the text, and what they come to is an expression.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "license/expression.h"
#include "license/file_reference.h"
#include "license/license.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto lines = 1 + static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
  for (bool license_file : {true, false}) {
    const std::vector<day::LicenseMatch> matches = day::IdentifyLicenseText(text, license_file);
    for (const day::LicenseMatch& match : matches)
      if (match.first_line == 0 || match.last_line < match.first_line || match.last_line > lines || match.similarity < 0 || match.similarity > 1) std::abort();
    const std::string expression = day::ExpressionOf(matches);
    if (!expression.empty() && expression.size() <= day::kMaxExpressionSize && !day::ParseExpression(expression)) std::abort();
    (void)day::ClassOf(matches);
    for (const day::LicenseMatch& match : matches)
      if (day::WithReferredFile(match, matches).empty()) std::abort();
  }
  for (const day::LicenseMatch& tag : day::FindLicenseTags(text, day::IgnoredTags::kIfNoOther))
    if (tag.first_line == 0 || tag.last_line < tag.first_line || tag.last_line > lines || (tag.id.empty() && tag.problem.empty())) std::abort();
  (void)day::LicenseFromName(text);
  (void)day::LicenseFromHubId(text);
  return 0;
}
