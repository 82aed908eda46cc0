#include "license/license_words.h"

#include <gtest/gtest.h>

#include <string>

namespace day {
namespace {

TEST(LicenseWords, AreFoundAtEveryPlaceOfATextOfAnyLength) {
  for (const char* word : {"icense", "ICENSE", "icence", "ermission", "PERMISSION", "edistribution", "SPDX", "许可", "disclaims copyright",
                           "are permitted in any medium", "GPL", "distribution and use"})
    for (size_t before = 0; before < 40; ++before)
      for (size_t after = 0; after < 40; ++after) {
        const std::string text = std::string(before, 'x') + word + std::string(after, 'y');
        const WordPlaces places = FindLicenseWords(text);
        ASSERT_TRUE(HasLicenseWords(text)) << text;
        ASSERT_TRUE(places.first == before && places.last == before) << text;
      }
}
TEST(LicenseWords, AreNotFoundInTheirParts) {
  for (const char* word : {"icens", "cense", "iCENSE", "ermissio", "mission", "Permissio", "distribution", "spdx", "PDX", "censored", "display", "missing",
                           "permitted", "disclaims", "\xe8\xae\xb8", ""})
    for (size_t around = 0; around < 20; ++around) {
      const std::string text = std::string(around, '.') + word + std::string(around, '.');
      ASSERT_FALSE(HasLicenseWords(text)) << text;
      const WordPlaces places = FindLicenseWords(text);
      ASSERT_GT(places.first, places.last);
    }
}
TEST(LicenseWords, GivesTheFirstAndTheLast) {
  const std::string text = "SPDX" + std::string(100, ' ') + "License" + std::string(1'000, ' ') + "permission" + std::string(50, ' ');
  const WordPlaces places = FindLicenseWords(text);
  EXPECT_EQ(places.first, 0u);
  EXPECT_EQ(places.last, text.rfind("ermission"));
}

TEST(RareLicenseWords, AreInNoticesWithoutAnyOfTheOthers) {
  for (const char* notice :
       {"# Released under ASL 2.0\n", "It may be freely copied.", "under the same terms as Perl itself", "This is in the public domain."}) {
    EXPECT_FALSE(HasLicenseWords(notice)) << notice;
    EXPECT_TRUE(HasRareLicenseWords(notice)) << notice;
  }
  for (const char* text : {"", "int main() { return 0; }", "released"}) EXPECT_FALSE(HasRareLicenseWords(text)) << text;
}

}  // namespace
}  // namespace day
