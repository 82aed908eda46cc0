#include "license/text_difference.h"

#include <gtest/gtest.h>

#include <string>

namespace day {
namespace {

const std::string kA = "You may use the model.\nYou may share it with anyone.\nKeep this notice.\n";

TEST(TextDifference, IsNoneForTheSameWordsSetOtherwise) {
  const TextDifference difference = CompareLicenseTexts(kA, "YOU MAY use the model; you may\nshare it, with anyone. Keep this notice!");
  EXPECT_TRUE(difference.compared);
  EXPECT_TRUE(difference.words.empty());
  EXPECT_TRUE(difference.only_a.empty() && difference.only_b.empty());
}
TEST(TextDifference, ShowsWhatWasAddedWithItsLinesAndClause) {
  const std::string b = "You may use the model.\nYou may not use it for any commercial purpose.\nYou may share it with anyone.\nKeep this notice.\n";
  const TextDifference difference = CompareLicenseTexts(kA, b);
  ASSERT_EQ(difference.words.size(), 1u);
  const WordDifference& words = difference.words[0];
  EXPECT_EQ(words.a_begin, words.a_end);
  EXPECT_EQ(words.b_first_line, 2u);
  EXPECT_TRUE(words.substantive);
  ASSERT_EQ(difference.only_b.size(), 1u);
  EXPECT_EQ(difference.only_b[0].type, ClauseType::kNonCommercial);
  EXPECT_TRUE(difference.only_a.empty());
}
TEST(TextDifference, TellsWordsOfSubstanceFromOthers) {
  const TextDifference difference = CompareLicenseTexts(kA, "You may use the software.\nYou may share it with anyone.\nKeep this notice.\n");
  ASSERT_EQ(difference.words.size(), 1u);
  EXPECT_FALSE(difference.words[0].substantive);
}
TEST(TextDifference, ComparesClausesAloneWhereTextsHaveLittleInCommon) {
  std::string a, b;
  for (int i = 0; i < 2000; ++i) {
    a += "word" + std::to_string(i) + " ";
    b += "other" + std::to_string(i) + " ";
  }
  const TextDifference difference = CompareLicenseTexts(a, b + ".\n\nCommercial use is prohibited.\n");
  EXPECT_FALSE(difference.compared);
  EXPECT_EQ(difference.only_b.size(), 1u);
}
TEST(TextDifference, TakesEmptyTexts) {
  EXPECT_TRUE(CompareLicenseTexts("", "").words.empty());
  EXPECT_EQ(CompareLicenseTexts("", kA).words.size(), 1u);
  EXPECT_EQ(CompareLicenseTexts(kA, "").words.size(), 1u);
}

}  // namespace
}  // namespace day
