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
TEST(ClauseStructure, ALeadThatIsNotDoneLeadsParagraphsThatNothingMarks) {
  constexpr std::string_view kText =
      "You are permitted to:\n\nUse the tool at school.\n\nModify the source code.\n\nYou may not:\n\nUse the tool in a shop.\n\nTrain other AI models on "
      "its data.\n\nThe terms end here.\n\nDistribute copies to friends.\n";
  EXPECT_TRUE(Says(kText, ClauseType::kDerivatives, false, {}));
  EXPECT_TRUE(Denies(kText, ClauseType::kNoTraining));
  EXPECT_FALSE(Denies(kText, ClauseType::kRedistribution));  // a sentence with its own subject ended the list
}
TEST(ClauseStructure, ANumberedSectionEndsAListWithoutMarkers) {
  EXPECT_FALSE(Denies("You may not:\n\nsell the work\n\n4. Distribution of copies\n\nCopies may be passed on.\n", ClauseType::kRedistribution));
}
TEST(ClauseStructure, AHeadingOfRestrictionsLeadsItemsWithoutASubject) {
  EXPECT_TRUE(Denies("Restrictions\n\n- Redistribution of the files\n- Commercial use\n", ClauseType::kRedistribution));
  EXPECT_TRUE(Denies("### License Restrictions\n\n1. Modification of the weights.\n", ClauseType::kDerivatives));
  EXPECT_TRUE(Denies("## Requirements\n\n- Attribution to the institute\n", ClauseType::kAttribution));
  EXPECT_TRUE(Says("## Permitted Uses\n\n- Modify the files\n", ClauseType::kDerivatives, false, {}));
  EXPECT_FALSE(Denies("Restrictions\n\n- You may redistribute the files.\n", ClauseType::kRedistribution));
  EXPECT_FALSE(Says("## Permitted Uses\n\n- The licensee shall not modify the files\n", ClauseType::kDerivatives, false, {}));
}
TEST(ClauseStructure, ATickOrACrossIsAnAnswer) {
  EXPECT_TRUE(Denies("| What | Allowed |\n|---|---|\n| Commercial use | \u274c |\n", ClauseType::kNonCommercial));
  EXPECT_TRUE(Denies("\u274c Redistribution\n\u274c Modification\n", ClauseType::kDerivatives));
  EXPECT_TRUE(Says("\u2705 Redistribution\n\u2705 Modification\n", ClauseType::kRedistribution, false, {}));
  EXPECT_TRUE(Denies(":x: Commercial use\n:heavy_check_mark: Modification\n", ClauseType::kNonCommercial));
  EXPECT_FALSE(Denies("\u2705 Commercial use\n\u274c Liability\n", ClauseType::kNonCommercial));
}
TEST(ClauseStructure, AnExceptionForWhatTheLawAllowsIsNone) {
  EXPECT_TRUE(Denies("Except and solely to the extent that applicable law permits it, you may not: (a) distribute the app; (b) adapt it.",
                     ClauseType::kRedistribution));
  EXPECT_TRUE(Denies("To the fullest extent permitted by law, you may not modify the program.", ClauseType::kDerivatives));
  EXPECT_TRUE(Denies("You may not modify the program, except where mandatory law permits this.", ClauseType::kDerivatives));
  EXPECT_FALSE(Denies("Except as this agreement or the law permits, you may not modify it.\n\nYou may modify it at home.\n", ClauseType::kDerivatives));
}
TEST(ClauseStructure, ABanOfItsOwnNeedsNoLeadOfConditions) {
  EXPECT_TRUE(
      Denies("Use is permitted provided that the following conditions are met:\n1. The user agrees not to modify the model.\n", ClauseType::kDerivatives));
  EXPECT_FALSE(Denies("If you pass it on, you shall meet the following conditions:\n1. You may not alter the model.\n", ClauseType::kDerivatives));
}
TEST(ClauseStructure, AChineseSectionEndsTheListsBeforeIt) {
  EXPECT_FALSE(Denies("4.2 您承诺不采取以下行为：\n(1)散布谣言。\n第5条 商务合作\n5.1 商业使用请与我们联系。\n", ClauseType::kNoTraining));
  EXPECT_FALSE(Denies("4.2 您不得从事以下行为：\n(1)散布谣言。\n第5条 数据\n5.1 训练数据均为开源数据。\n", ClauseType::kNoTraining));
}
TEST(ClauseStructure, ASentenceEndsBeforeMarkup) {
  EXPECT_FALSE(Denies("**Selling the derivative works requires a license.** No rights under this agreement are lost.\n", ClauseType::kShareAlike));
}

}  // namespace
}  // namespace day
