#include "probes/license_text/recent_headers.h"

#include <gtest/gtest.h>

namespace day::license_text {
namespace {

std::vector<std::string> IdsOf(const std::vector<LicenseMatch>& matches) {
  std::vector<std::string> ids;
  for (const LicenseMatch& match : matches) ids.push_back(match.id);
  return ids;
}

TEST(RecentHeaders, SaysTheSameTheSecondTime) {
  RecentHeaders headers;
  for (const char* text : {"# Licensed under the Apache License, Version 2.0\n", "// This file is under the MIT License.\n", "nothing", ""})
    for (int times = 0; times < 3; ++times) EXPECT_EQ(IdsOf(headers.Identify(text)), IdsOf(IdentifyLicenseText(text, false))) << text;
}
TEST(RecentHeaders, TellsTextsApartThatShareASlot) {
  RecentHeaders headers;
  for (size_t i = 0; i < 4 * RecentHeaders::kSlots; ++i) {
    const bool apache = i % 3 == 0;
    const std::string text = std::string("# Licensed under the ") + (apache ? "Apache License, Version 2.0" : "MIT License") + "\n# file " + std::to_string(i);
    ASSERT_EQ(IdsOf(headers.Identify(text)), std::vector<std::string>{apache ? "Apache-2.0" : "MIT"}) << text;
  }
}
TEST(RecentHeaders, IdentifiesTextsTooLongToKeep) {
  RecentHeaders headers;
  const std::string text = "# Licensed under the Apache License, Version 2.0\n" + std::string(RecentHeaders::kMaxText, 'x');
  EXPECT_EQ(IdsOf(headers.Identify(text)), IdsOf(IdentifyLicenseText(text, false)));
}

}  // namespace
}  // namespace day::license_text
