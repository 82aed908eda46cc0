#include "report/spdx_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace day {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string TextOf(std::vector<SpdxFile> files) {
  SpdxDocument document("tool", "/srv");
  for (SpdxFile& file : files) document.Add(std::move(file));
  return document.Text(0);
}
SpdxFile FileOf(std::string expression, std::vector<std::string> ids) {
  const SpdxExtract extract{expression, "words", true};
  return {.path = "a", .sha1 = "00", .expression = expression, .ids = std::move(ids), .extracts = {extract}};
}

TEST(SpdxDocument, DescribesEachFileOnce) {
  const std::string text = TextOf({FileOf("MIT", {"MIT"}), {.path = "./a"}, {.path = "/srv/x/../a"}, {.path = "b"}});
  EXPECT_THAT(text, HasSubstr("Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-File-1\nRelationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-File-2\n"));
  EXPECT_THAT(text, Not(HasSubstr("SPDXRef-File-3")));
  EXPECT_THAT(text, HasSubstr("FileName: ./a\n"));
}

TEST(SpdxDocument, SaysWhereThereIsNothingToDescribeOrToShow) {
  EXPECT_THAT(TextOf({}), HasSubstr("Relationship: SPDXRef-DOCUMENT DESCRIBES NONE\n"));
  EXPECT_THAT(TextOf({{.path = "a", .ids = {"LicenseRef-b"}}}), HasSubstr("\nLicenseID: LicenseRef-b\nExtractedText: <text>NOASSERTION</text>\n"));
}

TEST(SpdxDocument, SaysNoneOnlyOfAFileThatWasReadAsAWhole) {
  EXPECT_THAT(TextOf({{.path = "a", .states_nothing = true}}), HasSubstr("LicenseConcluded: NOASSERTION\nLicenseInfoInFile: NONE\n"));
  EXPECT_THAT(TextOf({{.path = "a", .states_nothing = false}}), HasSubstr("LicenseConcluded: NOASSERTION\nLicenseInfoInFile: NOASSERTION\n"));
}

TEST(SpdxDocument, GivesTheWordsOfEveryLicenseRef) {
  const std::string text = TextOf({FileOf("MIT AND (LicenseRef-b OR LicenseRef-MIT-modified)", {"LicenseRef-b", "LicenseRef-MIT-modified", "MIT"}),
                                   {.path = "x", .ids = {"LicenseRef-Llama-3.1"}}});
  EXPECT_THAT(text, HasSubstr("LicenseConcluded: MIT AND (LicenseRef-b OR LicenseRef-MIT-modified)\n"));
  EXPECT_THAT(text, HasSubstr("\nLicenseID: LicenseRef-b\nExtractedText: <text>words</text>\nLicenseName: NOASSERTION\n"));
  EXPECT_THAT(text,
              HasSubstr("\nLicenseID: LicenseRef-MIT-modified\nExtractedText: <text>words</text>\nLicenseName: MIT License, modified\nLicenseComment: As in"));
  EXPECT_THAT(text, HasSubstr("\nLicenseName: Llama 3.1 Community License Agreement\nLicenseCrossReference: https://"));
}

TEST(SpdxDocument, PrefersTheTextOfALicenseToATagThatNamesIt) {
  SpdxFile tag = FileOf("LicenseRef-b", {"LicenseRef-b"}), text = tag, second = tag;
  tag.extracts = {{"LicenseRef-b", "the tag", false}};
  text.path = "b", text.extracts = {{"LicenseRef-b", "the text", true}};
  second.path = "c", second.extracts = {{"LicenseRef-b", "another", true}};
  EXPECT_THAT(TextOf({tag, text, second}), HasSubstr("<text>the text</text>"));
}

TEST(SpdxDocument, AssertsNothingThatItsGrammarCannotSay) {
  for (const char* expression : {"MIT AND NONE", "NOASSERTION OR MIT", "DocumentRef-a:LicenseRef-b", "LicenseRef-a:b", "LicenseRef-b+", "LicenseRef-",
                                 "Apache-2.0 WITH LicenseRef-Limits", "MIT WITH No-Such-exception", "No-Such", "MIT OR", "", "LicenseRef-a\nLicenseID: b"}) {
    const std::string text = TextOf({FileOf(expression, {expression})});
    EXPECT_THAT(text, HasSubstr("LicenseConcluded: NOASSERTION\n")) << expression;
    EXPECT_THAT(text, Not(HasSubstr("LicenseInfoInFile: LicenseRef-a:"))) << expression;
    EXPECT_THAT(text, Not(HasSubstr("\nLicenseID: b\n"))) << expression;
  }
  EXPECT_THAT(TextOf({FileOf("Apache-2.0 WITH LicenseRef-Limits", {"Apache-2.0"})}), HasSubstr("LicenseInfoInFile: NOASSERTION\n"));
}

TEST(SpdxDocument, LetsNoTextEndItsSectionOrActOnATerminal) {
  SpdxFile file = FileOf("LicenseRef-b", {"LicenseRef-b"});
  file.path = "a\nLicenseConcluded: MIT";
  file.extracts = {{"LicenseRef-b", "a </text> b <text> \x1b[31m c\r\nd \xff\u202e e", true}};
  const std::string text = TextOf({file});
  EXPECT_THAT(text, HasSubstr("<text>a < /text> b < text>  [31m c\nd \uFFFD  e</text>\n"));
  EXPECT_THAT(text, HasSubstr("FileName: ./a\\nLicenseConcluded: MIT\n"));
  file.extracts[0].text.assign(3 * kMaxExtractedText, 'a');
  EXPECT_LT(TextOf({file}).size(), kMaxExtractedText + 2000);
  EXPECT_THAT(TextOf({file}), HasSubstr("aaa […]</text>"));
}

TEST(SpdxExtractsOf, TakesTheLinesOfWhatHasNoSpdxId) {
  const std::vector<LicenseMatch> matches = {{.id = "MIT", .first_line = 1, .last_line = 1},
                                             {.id = "LicenseRef-a", .first_line = 2, .last_line = 3, .how = "text"},
                                             {.id = "MIT OR LicenseRef-b", .first_line = 3, .last_line = 3, .how = "tag"},
                                             {.id = "LicenseRef-c", .first_line = 4, .last_line = 900}};
  const auto extracts = SpdxExtractsOf("one\ntwo\nthree\nfour", matches);
  ASSERT_EQ(extracts.size(), 3u);
  EXPECT_EQ(extracts[0].text, "two\nthree\n");
  EXPECT_TRUE(extracts[0].is_license);
  EXPECT_EQ(extracts[1].text, "three\n");
  EXPECT_FALSE(extracts[1].is_license);
  EXPECT_EQ(extracts[2].text, "four");
  EXPECT_EQ(SpdxExtractsOf("", matches)[0].text, "");
  EXPECT_EQ(SpdxExtractsOf("one\n", matches)[2].text, "");
  EXPECT_LE(SpdxExtractsOf(std::string(3 * kMaxExtractedText, 'a'), std::vector<LicenseMatch>(5000, matches[1])).size(), 64u);
}

TEST(SpdxFileNames, AreRelativeToOneFolder) {
  EXPECT_THAT(SpdxFileNames({"a", "./b/../c", "d//e"}, "/w"), ElementsAre("./a", "./c", "./d/e"));
  EXPECT_THAT(SpdxFileNames({"../a/x", "b"}, "/v/w"), ElementsAre("./a/x", "./w/b"));
  EXPECT_THAT(SpdxFileNames({"/etc/x/LICENSE"}, "/w"), ElementsAre("./LICENSE"));
  EXPECT_THAT(SpdxFileNames({"/etc/x/a", "/etc/y/b", "/etc/x"}, "/w"), ElementsAre("./x/a", "./y/b", "./x"));
  EXPECT_THAT(SpdxFileNames({"/a", "../../../../b"}, "/w"), ElementsAre("./a", "./b"));
  EXPECT_TRUE(SpdxFileNames({}, "/w").empty());
}

}  // namespace
}  // namespace day
