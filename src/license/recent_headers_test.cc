#include "license/recent_headers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace day {
namespace {

std::vector<std::string> IdsOf(const std::vector<LicenseMatch>& matches) {
  std::vector<std::string> ids;
  for (const LicenseMatch& match : matches) ids.push_back(match.id);
  return ids;
}

TEST(RecentHeaders, SaysTheSameTheSecondTime) {
  RecentHeaders headers(RecentHeaders::Clauses::kLeftOut);
  for (const char* text : {"# Licensed under the Apache License, Version 2.0\n", "// This file is under the MIT License.\n", "nothing", ""})
    for (int times = 0; times < 3; ++times) EXPECT_EQ(IdsOf(headers.ReadAround(text).matches), IdsOf(IdentifyLicenseText(text, false))) << text;
}
TEST(RecentHeaders, TellsTextsApartThatShareASlot) {
  RecentHeaders headers(RecentHeaders::Clauses::kLeftOut);
  for (size_t i = 0; i < 4 * RecentHeaders::kSlots; ++i) {
    const bool apache = i % 3 == 0;
    const std::string text = std::string("# Licensed under the ") + (apache ? "Apache License, Version 2.0" : "MIT License") + "\n# file " + std::to_string(i);
    ASSERT_EQ(IdsOf(headers.ReadAround(text).matches), std::vector<std::string>{apache ? "Apache-2.0" : "MIT"}) << text;
  }
}
TEST(RecentHeaders, IdentifiesTextsTooLongToKeep) {
  RecentHeaders headers(RecentHeaders::Clauses::kLeftOut);
  const std::string text = "# Licensed under the Apache License, Version 2.0\n" + std::string(RecentHeaders::kMaxText, 'x');
  EXPECT_EQ(IdsOf(headers.ReadAround(text).matches), IdsOf(IdentifyLicenseText(text, false)));
}

TEST(RecentHeaders, ReadsTheClausesOfTextsWhereTheyAreWanted) {
  const std::string header =
      "/*\n * Permission to use, copy, modify, and/or distribute this software for any\n * purpose with or without fee is hereby granted, provided that the "
      "above\n * copyright notice and this permission notice appear in all copies.\n *\n * THE SOFTWARE IS PROVIDED \"AS IS\" AND THE AUTHOR DISCLAIMS ALL "
      "WARRANTIES\n * WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF\n * MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE "
      "FOR\n * ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES\n * WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN "
      "AN\n * "
      "ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF\n * OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.\n */\n";
  std::string code;
  while (code.size() < 4 * header.size()) code += "int x = " + std::to_string(code.size()) + ";\n";
  const std::string text = code + header + code;
  const auto lines = static_cast<uint32_t>(std::count(code.begin(), code.end(), '\n'));
  RecentHeaders with(RecentHeaders::Clauses::kOfTexts), without(RecentHeaders::Clauses::kLeftOut);
  for (int times = 0; times < 2; ++times) {
    const LicenseReading reading = with.ReadAround(text);
    ASSERT_EQ(IdsOf(reading.matches), std::vector<std::string>{"ISC"});
    EXPECT_EQ(reading.matches[0].first_line, lines + 2);
    ASSERT_GE(reading.clauses.size(), 4u);
    EXPECT_EQ(reading.clauses.front().first_line, lines + 2);
    EXPECT_TRUE(std::string_view(text).substr(reading.clauses.front().begin).starts_with("Permission to use"));
    EXPECT_EQ(reading.clauses.back().type, ClauseType::kNoWarranty);
    EXPECT_TRUE(without.ReadAround(text).clauses.empty());
  }
}

}  // namespace
}  // namespace day
