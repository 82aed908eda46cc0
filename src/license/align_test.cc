#include "license/align.h"

#include <gtest/gtest.h>

#include <random>
#include <string_view>

#include "license/tokens.h"

namespace day {
namespace {

std::vector<uint32_t> Letters(std::string_view text) { return {text.begin(), text.end()}; }

TEST(Alignment, OfEqualTextsHasNoDifference) {
  const auto alignment = Align(Letters("abc"), Letters("abc"), 10);
  ASSERT_TRUE(alignment.has_value());
  EXPECT_EQ(alignment->matched, 3U);
  EXPECT_TRUE(alignment->differences.empty());
}

TEST(Alignment, SaysWhatWasAddedAndTakenAway) {
  const auto alignment = Align(Letters("abXYcdf"), Letters("abcdef"), 10);
  ASSERT_TRUE(alignment.has_value());
  ASSERT_EQ(alignment->differences.size(), 2U);
  EXPECT_EQ(alignment->differences[0].query_begin, 2U);
  EXPECT_EQ(alignment->differences[0].query_end, 4U);
  EXPECT_EQ(alignment->differences[0].text_begin, alignment->differences[0].text_end);
  EXPECT_EQ(alignment->differences[1].text_end - alignment->differences[1].text_begin, 1U);
  EXPECT_EQ(alignment->matched, 5U);
}

TEST(Alignment, StopsAtItsBound) {
  EXPECT_FALSE(Align(Letters("abcdefgh"), Letters("ijklmnop"), 15).has_value());
  EXPECT_TRUE(Align(Letters("abcdefgh"), Letters("ijklmnop"), 16).has_value());
  EXPECT_FALSE(Align(Letters(std::string(5000, 'a')), Letters(""), 9000).has_value());
  EXPECT_TRUE(Align(Letters(""), Letters(""), 0).has_value());
}

TEST(Alignment, RebuildsTheQueryFromTheText) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<uint32_t> text, query;
    for (uint32_t i = 0, size = random() % 60; i < size; ++i) text.push_back(random() % 6);
    for (uint32_t i = 0, size = random() % 60; i < size; ++i) query.push_back(random() % 6);
    const auto alignment = Align(query, text, 1000);
    ASSERT_TRUE(alignment.has_value());
    std::vector<uint32_t> rebuilt;
    uint32_t at = 0, matched = 0;
    auto keep = [&](uint32_t end) {
      for (; at < end; ++at, ++matched) rebuilt.push_back(text[at]);
    };
    for (const TokenDifference& difference : alignment->differences) {
      keep(difference.text_begin);
      rebuilt.insert(rebuilt.end(), query.begin() + difference.query_begin, query.begin() + difference.query_end);
      at = difference.text_end;
    }
    keep(static_cast<uint32_t>(text.size()));
    EXPECT_EQ(rebuilt, query);
    EXPECT_EQ(matched, alignment->matched);
  }
}

TEST(Align, MovesARunThatOneSideHasToTheDifferenceBeforeIt) {
  // "[historical] permission [notice and permission] to use" is one title that was left out.
  const std::vector<uint32_t> text = LicenseWords("historical permission notice and permission to use"), query = LicenseWords("permission to use");
  const auto alignment = Align(query, text, 100);
  ASSERT_TRUE(alignment.has_value());
  ASSERT_EQ(alignment->differences.size(), 1U);
  EXPECT_EQ(alignment->differences[0].text_begin, 0U);
  EXPECT_EQ(alignment->differences[0].text_end, 4U);
  EXPECT_EQ(alignment->matched, 3U);
}

TEST(LicenseTokens, AreTheSameInEveryTypography) {
  EXPECT_EQ(LicenseWords("The licensor's \"Work\" -- non-commercial"), LicenseWords("the LICENSOR\xE2\x80\x99S \xE2\x80\x9CWork\xE2\x80\x9D noncommercial"));
  EXPECT_EQ(LicenseWords("<p>The <b>licence</b>&nbsp;text</p>"), LicenseWords("the license text"));
  EXPECT_EQ(LicenseWords("// 1. Use\n// (b) Copy"), LicenseWords("Use copy"));
  EXPECT_EQ(LicenseWords("see https://example.org/a?b=c now"), LicenseWords("see now"));
  EXPECT_EQ(LicenseWords("\xC3\x84NDERUNG"), LicenseWords("\xC3\xA4nderung"));
  EXPECT_EQ(LicenseWords("\xC4NDERUNG"), LicenseWords("\xC3\xA4nderung"));  // Latin-1
}

TEST(LicenseTokens, LeaveOutCopyrightNoticesAndNothingElse) {
  EXPECT_TRUE(LicenseWords("Copyright (c) 2020-2024 Some People, Inc. All rights reserved.").empty());
  EXPECT_TRUE(LicenseWords("\xC2\xA9 2020 Some People").empty());
  EXPECT_TRUE(LicenseWords("Copyright [yyyy] [name of copyright owner]").empty());
  EXPECT_EQ(LicenseWords("the above copyright notice").size(), 4U);
  EXPECT_EQ(LicenseWords("Copyright holders may").size(), 3U);
  EXPECT_EQ(LicenseWords("Copyright (c) 2020 Someone. Permission is granted").size(), 3U);
}

TEST(LicenseTokens, KeepFiguresOfVersions) {
  EXPECT_EQ(LicenseWords("version 2. The").size(), 3U);
  EXPECT_EQ(LicenseWords("License version 1.1. The").size(), 5U);
}

TEST(LicenseTokens, KnowTheirLines) {
  const auto tokens = TokenizeLicense("one\n\ntwo three\n<a\nhref=x>four");
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[0].line, 1U);
  EXPECT_EQ(tokens[1].line, 3U);
  EXPECT_EQ(tokens[3].line, 5U);
}

TEST(LicenseTokens, AreBounded) { EXPECT_EQ(TokenizeLicense("a b c d e f", 3).size(), 3U); }

TEST(LicenseTokens, KnowWordsWrittenTogether) {
  EXPECT_TRUE(IsCompound(HashWord("notlimited"), HashWord("not"), HashWord("limited")));
  EXPECT_FALSE(IsCompound(HashWord("notlimited"), HashWord("not"), HashWord("limits")));
  EXPECT_FALSE(IsCompound(HashWord("limited"), HashWord("not"), HashWord("limited")));
}

}  // namespace
}  // namespace day
