// Any bytes are a text; every match has lines in order and within the text.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "license/license.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto lines = 1 + static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
  for (bool license_file : {true, false})
    for (const day::LicenseMatch& match : day::IdentifyLicenseText(text, license_file))
      if (match.first_line == 0 || match.last_line < match.first_line || match.last_line > lines || match.similarity < 0 || match.similarity > 1) std::abort();
  for (const day::LicenseMatch& tag : day::FindLicenseTags(text, day::IgnoredTags::kIfNoOther))
    if (tag.first_line == 0 || tag.last_line < tag.first_line || tag.last_line > lines || (tag.id.empty() && tag.problem.empty())) std::abort();
  (void)day::LicenseFromName(text);
  (void)day::LicenseFromHubId(text);
  return 0;
}
