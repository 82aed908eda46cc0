#include "report/profile_reader.h"

#include <gtest/gtest.h>

#include "report/sample_for_test.h"

namespace day {
namespace {

// A small profile, with one text replaced.
std::string With(std::string_view from = "", std::string_view to = "") {
  std::string json = RenderJson(SampleAudit());
  if (from.empty()) return json;
  const size_t at = json.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return json.replace(at, from.size(), to);
}

std::string WhyNot(std::string_view from, std::string_view to) {
  const auto read = ParseProfile(With(from, to), "p.json");
  return read ? "accepted" : read.error().message;
}

TEST(ProfileReader, GivesBackWhatWasWritten) {
  const std::string written = RenderJson(SampleAudit());
  auto read = ParseProfile(written, "p.json");
  ASSERT_TRUE(read) << read.error().message;
  const SavedProfile moved = std::move(*read);
  Audit again{.profile = moved.profile, .verdicts = {}};
  again.verdicts = JudgeAll(again.profile);
  EXPECT_EQ(RenderJson(again), written);
}

TEST(ProfileReader, RefusesWhatIsNotJson) {
  EXPECT_FALSE(ParseProfile("{", "p.json"));
  EXPECT_FALSE(ParseProfile("", "p.json"));
}

TEST(ProfileReader, RefusesAnotherSchema) {
  EXPECT_EQ(WhyNot("daylight-profile-1", "daylight-profile-9"), "p.json:2: this is no profile of the schema daylight-profile-1, but of 'daylight-profile-9'");
  EXPECT_FALSE(ParseProfile("[]", "p.json"));
}

TEST(ProfileReader, RefusesAWordThatIsNotInTheVocabulary) {
  EXPECT_NE(WhyNot("\"state\": \"open\"", "\"state\": \"wide\"").find("'wide' is no word for 'state'"), std::string::npos);
  EXPECT_NE(WhyNot("\"verdict\": \"not-supported\"", "\"verdict\": \"a lie\"").find("'a lie' is no word for 'verdict'"), std::string::npos);
  EXPECT_NE(WhyNot("\"class\": \"osi-approved\"", "\"class\": \"osi\"").find("no word for 'class'"), std::string::npos);
}

TEST(ProfileReader, RefusesEvidenceOfAFileThatIsNotListed) {
  EXPECT_NE(WhyNot("\"path\": \"README.md\", \"line\"", "\"path\": \"README.rst\", \"line\"").find("'README.rst' of this evidence is not listed"),
            std::string::npos);
}

TEST(ProfileReader, RefusesAnIdOfEvidenceThatIsNotThere) {
  EXPECT_NE(WhyNot("\"evidence\": [\"e-000000000001\"", "\"evidence\": [\"e-00000000000f\"").find("'e-00000000000f' is not in this profile"),
            std::string::npos);
}

TEST(ProfileReader, RefusesAnIdOfEvidenceThatStandsTwice) {
  EXPECT_NE(WhyNot("\"id\": \"e-000000000002\"", "\"id\": \"e-000000000001\"").find("stands here twice"), std::string::npos);
}

TEST(ProfileReader, RefusesASourceThatIsNotListed) {
  EXPECT_NE(WhyNot("\"source\": \"code\"", "\"source\": \"cod\"").find("there is no source 'cod'"), std::string::npos);
}

TEST(ProfileReader, RefusesADigestOfAnotherLength) {
  EXPECT_NE(WhyNot("\"size\": 1000, \"sha256\": \"", "\"size\": 1000, \"sha256\": \"00").find("64 hexadecimal digits"), std::string::npos);
}

TEST(ProfileReader, RefusesAProbeWithoutVersion) {
  EXPECT_NE(WhyNot("\"probe\": \"sample@2\"", "\"probe\": \"sample\"").find("a name and a version"), std::string::npos);
  EXPECT_NE(WhyNot("\"probe\": \"sample@2\"", "\"probe\": \"sample@\"").find("a name and a version"), std::string::npos);
}

TEST(ProfileReader, RefusesAComponentThatIsNotOfTheStackOrTwiceThere) {
  EXPECT_NE(WhyNot("\"id\": \"pretraining-code\"", "\"id\": \"soul\"").find("'soul' is no component of the stack"), std::string::npos);
  EXPECT_NE(WhyNot("\"id\": \"pretraining-code\"", "\"id\": \"data-preprocessing-code\"").find("stands here twice"), std::string::npos);
}

TEST(ProfileReader, RefusesANumberBelowZero) { EXPECT_NE(WhyNot("\"size\": 1000", "\"size\": -1").find("'size' must be a whole number"), std::string::npos); }

TEST(ProfileReader, RefusesAComponentWithoutAGate) {
  EXPECT_NE(WhyNot("\"complete\": {", "\"compleat\": {").find("the gate 'complete' is missing"), std::string::npos);
}

TEST(ProfileInPage, IsTheProfileThatAReportCarries) {
  const Audit audit = SampleAudit();
  EXPECT_EQ(ProfileInPage(RenderHtml(audit)), RenderJson(audit));
}

TEST(ProfileInPage, FindsNoneInOtherPages) {
  EXPECT_EQ(ProfileInPage(""), std::nullopt);
  EXPECT_EQ(ProfileInPage("<p>{\"schema\": \"profile\"}</p></script>"), std::nullopt);
  EXPECT_EQ(ProfileInPage("<script type=\"application/json\" id=\"profile\">{\"cut\": "), std::nullopt);
}

}  // namespace
}  // namespace day
