#include "license/added_duties.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "license/license.h"
#include "license/listed_text_for_test.h"
#include "license/reference_difference.h"

namespace day {
namespace {

size_t Count(std::string_view text, bool duties) {
  const std::vector<SentenceBeside> found = FindSentencesBeside(TheLicenseIndex(), TheLicensePhrases(), text);
  return static_cast<size_t>(std::ranges::count(found, duties, &SentenceBeside::duty));
}
size_t Duties(std::string_view text) { return Count(text, true); }

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
                                         "Only members of the club may use the program.", "Our approval is needed before you distribute it.",
                                         "You may build the program as long as you pay for it.", "Earning money with the weights is off the table.",
                                         "The rights end once you compete with the authors, and no longer extend to you.",
                                         "Each picture that the model makes has to carry our name.", "Keep your changes to the code to yourself.",
                                         "Your permission lapses if you criticize us.", "Each named user needs a seat.",
                                         "You may run the checkpoint as is; tuning it is reserved to us.", "The dataset is intended for coursework."));

// Nobody here reads these languages; a sentence that says something may limit.
INSTANTIATE_TEST_SUITE_P(InOtherLanguages, SentenceBesideALicense,
                         testing::Values("Der Verkauf der Gewichte bedarf einer Vereinbarung.", "Toute vente est soumise à un accord.",
                                         "La venta del modelo queda reservada a los autores.", "La vendita del modello deve essere approvata.",
                                         "A venda do modelo não é livre.", "Het model mag worden gedeeld onder vrienden.", "Модель может быть продана автором.",
                                         "本モデルの販売には許諾が必要です", "모델은 판매할 수 없습니다.", "使用者须先申请授权。", "商用请购买许可。"));

TEST(SentenceBesideALicense, ThatLimitsNothingLeavesItAsItIs) {
  for (const char* sentence : {"This project was made by many people.", "Everybody is welcome to open an issue.", "Icons are covered by the MIT License.",
                               "The tests do not take long.", "The license above does not apply to the fonts.", "THE PROGRAM COMES WITHOUT ANY WARRANTY.",
                               "Models that are loaded are not themselves subject to this license.", "All rights reserved by the author of the code.",
                               "If you use the code in a paper, we would appreciate a citation.", "Contributions to the project are welcome, if tested.",
                               "You do not need to ask the authors.", "Lizenz der Software", "Licence du logiciel", "本ソフトウェア", "软件许可证",
                               "See https://example.org/why-not/only-for-you/use.html for more.", "src/exclude.c src/use_only.c are part of the program",
                               "The license applies to every file unless a file says otherwise.", "The full text of the license can be found in COPYING."}) {
    EXPECT_EQ(Duties(sentence), 0U) << sentence;
    EXPECT_TRUE(IsCalledOpen(ListedText("MIT") + "\n\n" + sentence + "\n")) << sentence;
  }
}
TEST(SentenceBesideALicense, ThatNobodyUnderstandsLeavesItAsItIsAndIsShown) {
  const std::string_view sentence = "Ten parts of a hundred go to the speakers of the tongue.";
  EXPECT_EQ(Duties(sentence), 0U);
  const std::vector<LicenseMatch> matches = IdentifyLicenseText(fmt::format("{}\n\n{}\n", ListedText("MIT"), sentence), true);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].id, "MIT");
  ASSERT_EQ(matches[0].unread.size(), 1U);
  EXPECT_EQ(matches[0].unread[0].first, matches[0].unread[0].second);
  const std::vector<LicenseDifference> shown = DifferencesFromReference(fmt::format("{}\n\n{}\n", ListedText("MIT"), sentence), matches[0]);
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].added, "ten parts of a hundred go to the speakers of the tongue");
  EXPECT_TRUE(shown[0].unread);
  EXPECT_FALSE(shown[0].substantive);
}
TEST(SentenceBesideALicense, ThatNamesSomebodyOrRefersIsUnderstood) {
  for (const char* sentence : {"Written by the people of the marmot project in the Alps.", "The full text of the license can be found in COPYING.",
                               "Copyright of the pictures lies with the marmots themselves.", "THE PROGRAM COMES WITHOUT ANY WARRANTY OF ANY KIND.",
                               "Frobnicator for marmots", "The icons are licensed under the MIT license as well."})
    EXPECT_EQ(Count(sentence, false), 0U) << sentence;
}
TEST(SentenceBesideALicense, MayComeFromAnotherOpenOne) {
  EXPECT_EQ(Duties("The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software."), 0U);
}
TEST(SentenceBesideALicense, EndsWhereAParagraphOfMarkupDoes) {
  const std::string harmless = "The program comes without any warranty", limit = "You must pay for each copy";
  for (const char* between : {"</p>\n<p>", "<br>", "</H2><p class=\"a\">", "</h6>", "<dt>", "<dl>", "</caption>", "<table>", "<article>", "<main>", "<center>",
                              "\u2029 ", "\n\n", "\n> \n> ", "\nNote: "}) {
    EXPECT_EQ(Duties(harmless + between + limit), 1U) << between;
    EXPECT_EQ(Duties(harmless + between + harmless), 0U) << between;
  }
  EXPECT_EQ(Duties("<p>The program comes with<b>out</b> any warranty: <a href=x>you must</a> read it"), 0U);
}
TEST(SentenceBesideALicense, BeginsBehindTheLinesOfTheLicense) {
  const std::string text = "For more information see\nhttps://example.org\nCopies of the program\nmust not be sold\n";
  const auto duties = FindSentencesBeside(TheLicenseIndex(), TheLicensePhrases(), text, {true, false, false, true, true});
  ASSERT_EQ(duties.size(), 1U);
  EXPECT_EQ(duties[0].first_line, 3U);
  EXPECT_EQ(duties[0].last_line, 4U);
  EXPECT_TRUE(FindSentencesBeside(TheLicenseIndex(), TheLicensePhrases(), text, {true, false, false, false, false}).empty());
  for (const char* id : {"Unlicense", "MIT", "BSD-3-Clause"})
    for (const char* between : {"\n", " "}) EXPECT_FALSE(IsCalledOpen(ListedText(id) + between + "Copies are for\nmembers only, if they use it.\n")) << id;
}
TEST(SentenceBesideALicense, IsLookedForInAnyText) {
  EXPECT_EQ(Duties(""), 0U);
  EXPECT_LE(Duties(std::string("\0you may not use it\xff\xfe", 22)), 1U);
  for (const char* end : {"http:", "http://", "see http://.", "a.", "a_", "<", "</", "<p", "Ab:", "Ab: "}) EXPECT_EQ(Duties(end), 0U) << end;
}
// Each of these took the square of its size: 9 s for 64 KB of the first, 100 s for a MiB of the second.
TEST(SentenceBesideALicense, IsLookedForOnceHoweverManyThereAre) {
  constexpr size_t kBytes = size_t{256} << 10;
  const std::string mit = ListedText("MIT") + "\n";
  EXPECT_TRUE(IsCalledOpen(mit + std::string(kBytes, '<')));
  for (const std::string line : {"Aaaa: you must\n", "You may not sell it.\n\n", "You must buy it. "}) {
    std::string text = mit;
    while (text.size() < kBytes) text += line;
    EXPECT_FALSE(IsCalledOpen(text)) << line;
  }
}

}  // namespace
}  // namespace day
