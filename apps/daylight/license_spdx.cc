#include "license_spdx.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>

namespace day::app {
namespace {

int64_t TimeOfBuild() {
  constexpr int64_t kYear9999 = 253'402'300'799;
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  const std::string_view text(epoch ? epoch : "");
  int64_t given = 0;
  const bool number = std::from_chars(text.data(), text.data() + text.size(), given).ec == std::errc();
  return number && given >= 0 && given <= kYear9999 ? given : 0;
}

}  // namespace

SpdxDocument NewSpdxDocument() {
  std::error_code gone;  // a folder that was deleted has no name
  const std::filesystem::path folder = std::filesystem::current_path(gone);
  return {fmt::format("daylight-{}", DAY_VERSION), gone ? "/" : folder.string()};
}

void AddToSpdx(SpdxDocument& document, LicenseAnswer answer) {
  document.Add({.path = answer.path,
                .sha1 = answer.sha1,
                .expression = answer.Expression(),
                .ids = answer.Ids(),
                .states_nothing = answer.matches.empty() && answer.license_class == LicenseClass::kNone,
                .extracts = std::move(answer.extracts)});
}

std::string SpdxText(const SpdxDocument& document) { return document.Text(TimeOfBuild()); }

}  // namespace day::app
