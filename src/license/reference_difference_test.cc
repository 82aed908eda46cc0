#include "license/reference_difference.h"

#include <gtest/gtest.h>

#include <string>

#include "license/listed_text_for_test.h"
#include "text/utf8.h"

namespace day {
namespace {

std::vector<LicenseDifference> Differences(const std::string& text) {
  const auto matches = IdentifyLicenseText(text, true);
  return matches.size() == 1 ? DifferencesFromReference(text, matches[0]) : std::vector<LicenseDifference>{};
}

TEST(ReferenceDifference, ShowsWhatWasAddedAndWhere) {
  const std::string text = ReplaceAll(ListedText("BSD-3-Clause"), "2. Redistributions", "\nUse by rivals is forbidden.\n\n2. Redistributions");
  const auto differences = Differences(text);
  ASSERT_EQ(differences.size(), 1U);
  EXPECT_EQ(differences[0].added, "use by rivals is forbidden");
  EXPECT_EQ(differences[0].missing, "");
  EXPECT_TRUE(differences[0].substantive);
  const auto line = static_cast<uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find("Use by")), '\n')) + 1;
  EXPECT_EQ(differences[0].first_line, line);
  EXPECT_EQ(differences[0].last_line, line);
}
TEST(ReferenceDifference, ShowsTheWordsThatWereLeftOut) {
  const auto differences = Differences(ReplaceAll(ListedText("Zlib"), "must not be misrepresented as being the original software", ""));
  ASSERT_FALSE(differences.empty());
  EXPECT_EQ(differences[0].added, "");
  EXPECT_NE(differences[0].missing.find("not be misrepresented as being the original software"), std::string::npos) << differences[0].missing;
}
TEST(ReferenceDifference, IsNoneOfATrueCopyAndOfItsHoldersName) {
  for (const char* id : {"MIT", "BSD-3-Clause", "Apache-2.0", "GPL-3.0-or-later"}) EXPECT_TRUE(Differences(ListedText(id)).empty()) << id;
  EXPECT_TRUE(Differences(ReplaceAll(ListedText("BSD-3-Clause"), "the copyright holder nor", "Acme Corporation nor")).empty());
}
TEST(ReferenceDifference, IsBounded) {
  std::string added;
  for (int i = 0; i < 200; ++i) added += "you must not do this ";
  const auto differences = Differences(ReplaceAll(ListedText("Apache-2.0"), "9. Accepting Warranty", added + "\n9. Accepting Warranty"));
  for (const LicenseDifference& one : differences) EXPECT_LE(std::count(one.added.begin(), one.added.end(), ' '), static_cast<std::ptrdiff_t>(kMaxWordsShown));
}
TEST(ReferenceDifference, IsNoneOfWhatIsNotKnownByItsWords) {
  LicenseMatch match;
  match.how = "text";
  for (const char* id : {"", "LicenseRef-Llama-2", "LicenseRef-Nobodys-modified", "MIT-modified"}) {
    match.id = id;
    match.first_line = 1;
    match.last_line = 3;
    EXPECT_TRUE(DifferencesFromReference("some words\nof a text\n", match).empty()) << id;
  }
  match.id = "MIT";
  match.first_line = 9;  // lines that the text does not have
  match.last_line = 2;
  EXPECT_TRUE(DifferencesFromReference("some words\n", match).empty());
}

}  // namespace
}  // namespace day
