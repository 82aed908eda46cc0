// What the shape of a text does to its clauses: leads, lists, pages, rows, and what the rest of the text grants.
#include <gtest/gtest.h>

#include "license/clause_wordings_test_help.h"

namespace day {
namespace {

bool Denies(std::string_view text, ClauseType type) { return Says(text, type, true, {}); }

TEST(ClauseStructure, ASentenceThatGivesExamplesGoesOnWithTheOneBefore) {
  EXPECT_TRUE(Denies("Any other use is strictly forbidden. This includes employing the images as training data for a company.", ClauseType::kNoTraining));
  EXPECT_TRUE(Denies("You are forbidden from using the work for AI. This includes, but is not limited to:\n1. training any AI systems;\n2. prompting them.",
                     ClauseType::kNoTraining));
  EXPECT_FALSE(Denies("You may not sell the work. This license applies to training any AI systems.", ClauseType::kNoTraining));
}
TEST(ClauseStructure, WhatIsBarredButForWhatThisTextPermitsCountsWhereItPermitsNothing) {
  constexpr std::string_view kBan = "Except as expressly permitted in this agreement, you may not distribute the program.\n";
  EXPECT_TRUE(Denies(kBan, ClauseType::kRedistribution));
  EXPECT_FALSE(Denies(std::string(kBan) + "\nYou may copy and distribute the program if you include this notice.\n", ClauseType::kRedistribution));
}
TEST(ClauseStructure, AParagraphGoesOnBehindThePagesNumber) {
  EXPECT_TRUE(
      Denies("The licensee agrees that it will not use the model\n\n- 3 -\n\nfor the surveillance of persons in public places.", ClauseType::kFieldOfUse));
  EXPECT_TRUE(Denies("You may not use the model for the\n\nPage 2 of 7\n\ndevelopment of weapons.", ClauseType::kFieldOfUse));
}
TEST(ClauseStructure, AMarkerThatCountsOnWithinAParagraphIsNoItem) {
  EXPECT_TRUE(Denies("You will not use the model, in whole or in part, for (i) any purpose that hurts people,\n(ii) military purposes, or\n(iii) surveillance.",
                     ClauseType::kFieldOfUse));
}
TEST(ClauseStructure, AnItemOrARowIsNoHeading) {
  EXPECT_TRUE(Denies("Restrictions\n* No redistribution of the weights\n* No changes\n", ClauseType::kRedistribution));
  EXPECT_TRUE(Denies("| Redistribution | Not allowed |\n", ClauseType::kRedistribution));
  EXPECT_TRUE(Denies("Redistribution: not allowed\n", ClauseType::kRedistribution));
}
TEST(ClauseStructure, TheLeadOfAWholeAgreementGrantsNothing) {
  EXPECT_FALSE(
      Says("In consideration of these promises, the parties agree as follows:\n\n1. No Assignment or Sublicense.\n", ClauseType::kRedistribution, false, {}));
}
TEST(ClauseStructure, BritishSpellingIsReadAsAmerican) {
  EXPECT_TRUE(Denies("Onward sharing of the files is not authorised.", ClauseType::kRedistribution));
  EXPECT_TRUE(Denies("The licence does not permit you to commercialise the data.", ClauseType::kNonCommercial));
}

}  // namespace
}  // namespace day
