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

// What is neither open nor modified has a sentence that nobody understood.
bool IsCalledModified(const std::string& text) { return std::ranges::any_of(IdentifyLicenseText(text, true), &LicenseMatch::IsModified); }

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
                                         "You may run the checkpoint as is; tuning it is reserved to us.", "The dataset is intended for coursework.",
                                         "Attribution in the user interface is mandatory.", "Redistribution happens through our website alone.",
                                         "The rights granted end on 31 December 2025.", "Commercial licence: EUR 500 per year and seat."));

// Nobody here reads these languages; a sentence that says something may limit.
INSTANTIATE_TEST_SUITE_P(InOtherLanguages, SentenceBesideALicense,
                         testing::Values("Der Verkauf der Gewichte bedarf einer Vereinbarung.", "Toute vente est soumise à un accord.",
                                         "La venta del modelo queda reservada a los autores.", "Solo para uso académico.",
                                         "La vendita del modello deve essere approvata.", "A venda do modelo não é livre.",
                                         "Het model mag worden gedeeld onder vrienden.", "Модель может быть продана автором.",
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
    EXPECT_EQ(IsCalledOpen(ListedText("MIT") + "\n\n" + sentence + "\n"), Count(sentence, false) == 0) << sentence;
  }
  EXPECT_EQ(Count("The tests do not take long.", false), 1U) << "of which nothing is understood";
}
TEST(SentenceBesideALicense, ThatSaysWhoHoldsOrMadeTheWorkLimitsNothingByTheWordsOfNames) {
  for (const char* line :
       {"Copyright (c) 2023 The Commercial Research Company, only", "Copyright (c) 2024 Mag. Hans Müller", "Copyright (c) 2024 University of Sind",
        "Copyright 2024 Void Software Ltd.", "© 2024 Single Cell Data Project", "\u00A92019-2024 Data Not Found GmbH", "(c) 2024 Up To Date Software AB",
        "Copyright (C) 2024, No Code Company. All rights reserved.", "COPYRIGHT 2024 VOID SOFTWARE LTD.", "Copyright (c) 2024 John Weeks, Code for America",
        "Copyright (c) 2024 The Non-Profit Society for Private Use of Computers", "Developed by the Institute for Private Law and Data",
        "Portions Copyright (c) 2011 Data Without Borders <mail@borders.example>", "Copyright (c) 2021 Single Cell\nCopyright (c) 2022 Void Project",
        "Copyright (c) 2024 The Institute for\nPrivate Use of Data"}) {
    EXPECT_EQ(Duties(line), 0U) << line;
    for (const char* id : {"MIT", "BSD-3-Clause"}) EXPECT_TRUE(IsCalledOpen(line + ("\n\n" + ListedText(id)))) << line;
  }
}
TEST(SentenceBesideALicense, ThatLimitsBehindTheNameOfAHolderCounts) {
  for (const char* line :
       {"Copyright (c) 2024 Acme. Commercial use is prohibited.", "Copyright 2024 Acme, for research use only", "Copyright (c) 2024 Acme, only for members",
        "Copyright (c) 2024 Acme. Only Members May Use The Software.", "Copyright (c) 2024 Acme. USE BY COMPANIES IS NOT COVERED.",
        "Copyright (c) 2024 Acme - Not for Resale of Copies", "COPYRIGHT 2024 ACME, USE BY MEMBERS ONLY", "Copyright (c) 2024 Acme\nYou must pay for each copy",
        "Developed by students, not by companies, whom the license excludes", "Copyright 2024 Acme, who must be asked for each use"})
    EXPECT_FALSE(IsCalledOpen(line + ("\n\n" + ListedText("MIT")))) << line;
}
TEST(SentenceBesideALicense, MayHoldTheNumberOfAGrant) {
  for (const char* sentence :
       {"This work was supported by the National Science Foundation under Grant No. IIS-1234567.",
        "The program was funded by DARPA under contract no. FA8750-17-C-0131.", "This work received funding under EU project No 101070631.",
        "Any opinions, findings, and conclusions in this material are those of the authors and do not necessarily reflect the views of the funders."})
    EXPECT_TRUE(IsCalledOpen(ListedText("MIT") + "\n\n" + sentence + "\n")) << sentence;
  EXPECT_EQ(Duties("The grant no longer holds once you sell the program"), 1U);
  EXPECT_EQ(Duties("The project grants no rights to companies"), 1U);
}
TEST(SentenceBesideALicense, AboutContributionsBindsNoUser) {
  for (const char* sentence : {"By contributing, you agree that your contributions will be licensed under its MIT License.",
                               "By contributing to this project, you agree to license your contributions under the terms of the license above.",
                               "Unless you explicitly state otherwise, any contribution intentionally submitted for inclusion in the work by you shall be "
                               "licensed as above, without any additional terms or conditions."})
    EXPECT_TRUE(IsCalledOpen(ListedText("MIT") + "\n\n" + sentence + "\n")) << sentence;
  for (const char* sentence : {"By contributing, you agree that users must pay for the software.",
                               "By contributing or using the model, you agree to pay a fee.", "You must license your contributions to us, for a fee."})
    EXPECT_EQ(Duties(sentence), 1U) << sentence;
}
TEST(SentenceBesideALicense, ThatSaysWhatThereIsOrWasLimitsNothing) {
  for (const char* sentence :
       {"Model card and data sheet are not included.", "The model weights are not included in this repository.", "This repository contains only the code.",
        "本软件仅包含代码。", "This product includes software developed by the Trial Data Project.",
        "The name of the program must not be confused with others.", "The model was not trained on personal data.",
        "The data did not include any private documents.", "This is not an official Google product.", "The code from Foo is only used in tests.",
        "As required by the MIT license, the notice of the original authors follows.", "A commercial license is also available; contact us for details.",
        "TL;DR: You can do anything with it as long as you include this notice.",
        "The country in which you currently reside may have restrictions on the import, possession, use or re-export of encryption software."})
    EXPECT_FALSE(IsCalledModified(ListedText("MIT") + "\n\n" + sentence + "\n")) << sentence;
  for (const char* sentence :
       {"Use by companies is not included.", "The right to host the model was not granted.", "The license was not given to companies.",
        "The license includes only the right to look.", "The program is only used by members.", "You can do anything with it as long as you include our logo."})
    EXPECT_EQ(Duties(sentence), 1U) << sentence;
}
TEST(SentenceBesideALicense, ThatDisclaimsInOneClauseMayLimitInAnother) {
  for (const char* sentence :
       {"Only our customers may use the program and its trademarks.", "Use by competitors ends the license, and bug reports are welcome.",
        "With our trademarks comes a duty: every user must show them.", "No warranty is given; companies must not use the model.",
        "Companies must buy the program, but there is no liability for it", "Die Software darf nicht verkauft werden, eine Haftung wird nicht übernommen.",
        "使用者不得出售本软件，作者不承担任何责任。"})
    EXPECT_EQ(Duties(sentence), 1U) << sentence;
  for (const char* sentence : {"If you use the code in a paper, we would appreciate a citation.", "Contributions to the project are welcome, if tested.",
                               "In no event, unless required by law, will anyone who modifies the program be liable, whether in contract, tort or otherwise.",
                               "The model may be wrong; we are not responsible for its output.", "本软件按原样提供，不提供任何担保。",
                               "作者对使用本软件造成的任何损失不承担任何责任。", "Für Schäden durch die Software wird keine Haftung übernommen.",
                               "As a special exception, if you link the program with others, you may use the result under terms of your choice."})
    EXPECT_EQ(Duties(sentence), 0U) << sentence;
}
TEST(SentenceBesideALicense, MayNameTheLicenseInOtherLanguages) {
  for (const char* sentence : {"Dieses Projekt ist unter der MIT-Lizenz lizenziert.", "Este proyecto está licenciado bajo la licencia MIT."})
    EXPECT_EQ(Duties(sentence), 0U) << sentence;
  EXPECT_EQ(Duties("Dieses Projekt ist unter der MIT-Lizenz lizenziert, der Verkauf ist untersagt."), 1U);
}
TEST(SentenceBesideALicense, IsReadAlikeWithEveryApostrophe) {
  for (const char* sentence :
       {"We don't let competitors use the model.", "We don\u2019t let competitors use the model.", "We don\u02BCt let competitors use the model.",
        "Companies can\u2019t use the model.", "Companies won't get the model.", "The model isn\u2019t for companies.", "Companies aren't among the users.",
        "Users mustn\u2019t sell the model.", "L\u2019usage n\u2019est pas libre.", "L'usage n'est pas libre.", "ПРОГРАММА НЕ ПРОДАЁТСЯ ДРУГИМ"})
    EXPECT_EQ(Duties(sentence), 1U) << sentence;
  EXPECT_EQ(Duties("The authors\u2019 work is the program\u2019s heart, \u2018as it were\u2019."), 0U);
}
TEST(HarmlessPhrases, HideAWordEach) {
  const LicensePhrases& phrases = TheLicensePhrases();
  const LicenseIndex& index = TheLicenseIndex();
  size_t count = 0;
  for (const PhraseRow& row : index.phrases()) {
    if (row.kind != PhraseKind::kHarmless && row.kind != PhraseKind::kLacking) continue;
    const std::span<const uint32_t> words = index.Tokens(row.token_place, row.token_count);
    std::string spelled;
    for (const uint32_t word : words) spelled.append(index.Word(word)).append(" ");
    EXPECT_TRUE(phrases.Any(PhraseKind::kLimiting, words)) << spelled;
    ++count;
  }
  EXPECT_GT(count, 50U);
}
TEST(SentenceBesideALicense, ThatNobodyUnderstandsLeavesItsIdAndNoClass) {
  const std::string_view sentence = "Ten parts of a hundred go to the speakers of the tongue.";
  EXPECT_EQ(Duties(sentence), 0U);
  const std::vector<LicenseMatch> matches = IdentifyLicenseText(fmt::format("{}\n\n{}\n", ListedText("MIT"), sentence), true);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].id, "MIT");
  EXPECT_EQ(matches[0].license_class, LicenseClass::kUnknown);
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
TEST(SentenceBesideALicense, ThatBeginsAsOneOfAnOpenLicenseMayGoOnOtherwise) {
  for (const char* sentence :
       {"By using the software, you agree that your outputs belong to us.", "Subject to the terms and conditions of this license, companies need our approval.",
        "You may use the software provided that the following conditions are met: schools pay and nobody sells it."})
    EXPECT_EQ(Duties(sentence), 1U) << sentence;
  for (const char* sentence :
       {"You must give any other recipients of the Work or Derivative Works a copy of this License.",
        "Redistributions in binary form must reproduce the above notice of copyright, this list of conditions and the following disclaimer.",
        "You must cause any modified files to carry prominent notices stating that You changed the files."})
    EXPECT_EQ(Duties(sentence), 0U) << sentence;
}
TEST(SentenceBesideALicense, EndsWhereAParagraphOfMarkupDoes) {
  const std::string harmless = "The program comes without any warranty", limit = "You must pay for each copy";
  for (const char* between : {"</p>\n<p>", "<br>", "</H2><p class=\"a\">", "</h6>", "<dt>", "<dl>", "</caption>", "<table>", "<article>", "<main>", "<center>",
                              "\u2029 ", "\n\n", "\n> \n> ", "\nNote: "}) {
    EXPECT_EQ(Duties(harmless + between + limit), 1U) << between;
    EXPECT_EQ(Duties(harmless + between + harmless), 0U) << between;
  }
  EXPECT_EQ(Duties("<p>The program comes with<b>out</b> any warranty <a href=x>that you must</a> pay for"), 0U);
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
