#include "license/added_duties.h"

#include <gtest/gtest.h>

#include <string>

#include "license/license.h"
#include "license/listed_text_for_test.h"

namespace day {
namespace {

size_t Duties(std::string_view text) { return FindDuties(TheLicenseIndex(), TheLicensePhrases(), text).size(); }

bool IsCalledOpen(const std::string& text) {
  for (const LicenseMatch& match : IdentifyLicenseText(text, true))
    if (IsOpen(match.license_class)) return true;
  return false;
}

class SentenceBesideALicense : public testing::TestWithParam<const char*> {};
TEST_P(SentenceBesideALicense, ThatLimitsMakesItAnother) {
  const std::string sentence = GetParam();
  EXPECT_EQ(Duties(sentence), 1U);
  for (const char* id : {"MIT", "BSD-3-Clause", "ISC"}) {
    EXPECT_FALSE(IsCalledOpen(ListedText(id) + "\n\n" + sentence + "\n")) << id << ", after it";
    EXPECT_FALSE(IsCalledOpen("Our project\n\n" + sentence + "\n\n" + ListedText(id))) << id << ", before it";
  }
}
INSTANTIATE_TEST_SUITE_P(InWordsThatNoRuleKnows, SentenceBesideALicense,
                         testing::Values("The permission granted above does not extend to government agencies.",
                                         "This license does not permit selling the software or offering it as a hosted service.",
                                         "A royalty of 5% of revenue must be paid for each copy.", "Modified versions may not be distributed.",
                                         "Only members of the club may use the program.", "Our approval is needed before you distribute it."));

TEST(SentenceBesideALicense, ThatLimitsNothingLeavesItAsItIs) {
  for (const char* sentence : {"This project was made by many people.", "Everybody is welcome to open an issue.", "Icons are covered by the MIT License.",
                               "The tests do not take long.", "The license above does not apply to the fonts.", "THE PROGRAM COMES WITHOUT ANY WARRANTY.",
                               "Models that are loaded are not themselves subject to this license."}) {
    EXPECT_EQ(Duties(sentence), 0U) << sentence;
    EXPECT_TRUE(IsCalledOpen(ListedText("MIT") + "\n\n" + sentence + "\n")) << sentence;
  }
}
TEST(SentenceBesideALicense, MayComeFromAnotherOpenOne) {
  EXPECT_EQ(Duties("The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software."), 0U);
}
TEST(SentenceBesideALicense, IsLookedForInAnyText) {
  EXPECT_EQ(Duties(""), 0U);
  EXPECT_LE(Duties(std::string("\0you may not use it\xff\xfe", 22)), 1U);
}

}  // namespace
}  // namespace day
