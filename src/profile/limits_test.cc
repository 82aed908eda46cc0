// An open license, and words beside it that take from it.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "profile/scan_for_test.h"

namespace day {
namespace {

Scan Card(std::string license) {
  Scan scan;
  scan.Weights("model.safetensors").File("README.md").Has("card.kind", "model").Has("card.field", std::move(license), {{"name", "license"}}, 2);
  return scan;
}
Scan& Limited(Scan& scan, std::string about, std::vector<Field> more = {}, std::string effect = "denied", uint32_t line = 9) {
  std::vector<Field> fields = {{"effect", std::move(effect)}, {"about", std::move(about)}, {"how", "sentence"}};
  for (Field& field : more) fields.push_back(std::move(field));
  return scan.Has("license.limit", "non-commercial", std::move(fields), line);
}

TEST(Limits, MakeAPartUnderAnOpenLicenseOpenNoLonger) {
  Scan scan = Card("apache-2.0");
  const Profile profile = Limited(scan, "weights").Resolved();
  ASSERT_EQ(profile.licensing.weights.size(), 1u);
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"non-commercial"});
  EXPECT_EQ(profile.licensing.weights[0].evidence.size(), 2u);
  EXPECT_NE(profile.licensing.weights[0].scope.find("under Apache-2.0, limited by README.md:9"), std::string::npos) << profile.licensing.weights[0].scope;
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kLicensed).state, GateState::kConditional);
  const Finding* finding = FindingOf(profile, "limited-license");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->title, "The weights are offered under Apache-2.0, and a sentence limits the use");
  EXPECT_EQ(finding->evidence.size(), 2u);
}
TEST(Limits, OfOnePartLeaveTheOthers) {
  Scan scan;
  scan.License("LICENSE", "MIT", "osi-approved").Code("run.py").File("README.md");
  EXPECT_EQ(Expressions(Limited(scan, "weights").Resolved().licensing.code), Names{"MIT"});
  EXPECT_EQ(Expressions(Limited(scan, "release").Resolved().licensing.code), Names{"non-commercial"});
}
TEST(Limits, OfAModelThatTheyLinkToLeaveTheCode) {
  const auto code = [](std::string host, std::string what) {
    Scan scan;
    scan.License("LICENSE", "MIT", "osi-approved").Code("run.py").File("README.md");
    scan.Link(std::move(host), "acme/acme-7b-chat", "for research only", 9, std::move(what));
    return Expressions(Limited(scan, "release", {{"named", "yes"}}).Resolved().licensing.code);
  };
  EXPECT_EQ(code("hub-model", "model"), Names{"MIT"});
  EXPECT_EQ(code("github", "repository"), Names{"non-commercial"});
}
TEST(Limits, InAFolderOrInCopiedWorkReachNothing) {
  for (const char* path : {"docs/old.md", "third_party/acme/README.md"}) {
    Scan scan = Card("apache-2.0");
    scan.File(path);
    const Profile profile = Limited(scan, "weights").Resolved();
    EXPECT_EQ(Expressions(profile.licensing.weights), Names{"Apache-2.0"}) << path;
    EXPECT_EQ(FindingOf(profile, "limited-license"), nullptr) << path;
  }
}
TEST(Limits, OfTheWholeOrOfAThingByNameDoNotTakeBackASentenceOnThePart) {
  const auto weights = [](std::string about, std::vector<Field> more, uint32_t line) {
    Scan scan;
    scan.Weights("model.safetensors").File("README.md");
    scan.Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", "weights"}, {"how", "sentence"}}, 20);
    return Expressions(Limited(scan, std::move(about), std::move(more), "denied", line).Resolved().licensing.weights);
  };
  EXPECT_EQ(weights("release", {}, 90), Names{"MIT"});
  EXPECT_EQ(weights("weights", {{"named", "yes"}}, 90), Names{"MIT"});
  EXPECT_EQ(weights("weights", {{"named", "yes"}}, 21), Names{"non-commercial"});
  EXPECT_EQ(weights("weights", {}, 90), Names{"non-commercial"});
}
TEST(Limits, OfTheWholeDoNotTakeBackASentenceOnThePartWhereverItsTermsWereRead) {
  const auto code = [](std::string about, uint32_t line) {
    Scan scan;
    scan.License("LICENSE", "AGPL-3.0-only", "osi-approved").Code("run.py").File("README.md");
    scan.Has("license.statement", "AGPL-3.0-or-later", {{"class", "osi-approved"}, {"about", "code"}, {"how", "sentence"}}, 20);
    return Expressions(Limited(scan, std::move(about), {}, "denied", line).Resolved().licensing.code);
  };
  EXPECT_EQ(code("release", 90), Names{"AGPL-3.0-only"});
  EXPECT_EQ(code("release", 21), Names{"non-commercial"});  // of the same paragraph
  EXPECT_EQ(code("code", 90), Names{"non-commercial"});
}
TEST(Limits, ByASecondLicenseAreNoneBesideCopyleft) {
  for (const auto& [license, shown] : {std::pair{"agpl-3.0", "AGPL-3.0-only"}, {"mit", "non-commercial"}}) {
    Scan scan = Card(license);
    EXPECT_EQ(Expressions(Limited(scan, "weights", {}, "conditional").Resolved().licensing.weights), Names{shown});
  }
}
TEST(Limits, ThatDecideAreStillHeldAgainstTheCard) {
  Scan scan = Card("apache-2.0");
  scan.Has("license.statement", "", {{"class", "non-commercial"}, {"about", "weights"}, {"how", "sentence"}}, 9);
  const Profile profile = Limited(scan, "weights").Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"non-commercial"});
  EXPECT_NE(FindingOf(profile, "limited-license"), nullptr);
}
TEST(Limits, OfACardsFieldAreOfWhatTheCardIsOf) {
  Scan scan = Card("apache-2.0");
  scan.Has("license.limit", "non-commercial", {{"effect", "denied"}, {"about", "release"}, {"how", "card"}, {"field", "license_name"}}, 3).Code("run.py");
  const Profile profile = scan.Resolved();
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"non-commercial"});
  EXPECT_EQ(Expressions(profile.licensing.code), Names{"Apache-2.0"});
}

size_t Conflicts(const Profile& profile) {
  size_t found = 0;
  for (const Finding& finding : profile.findings) found += finding.id == "license-conflict" ? 1 : 0;
  return found;
}

TEST(TermsConflicts, ShowTheStricterLicense) {
  Scan scan = Card("mit");
  const Profile profile = scan.License("LICENSE", "CC-BY-NC-4.0", "non-commercial").Resolved();
  ASSERT_EQ(Expressions(profile.licensing.weights), Names{"CC-BY-NC-4.0"});
  EXPECT_EQ(profile.licensing.weights[0].how, "license-file");
  EXPECT_EQ(profile.licensing.weights[0].evidence.size(), 2u);
  EXPECT_EQ(Conflicts(profile), 1u);
}
TEST(TermsConflicts, OfACardWithTheLicenseFileLeaveTheCodeItsLicense) {
  Scan scan = Card("gemma");
  const Profile profile = scan.Code("run.py").License("LICENSE", "Apache-2.0", "osi-approved").Resolved();
  EXPECT_EQ(Expressions(profile.licensing.code), Names{"Apache-2.0"});
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"LicenseRef-Gemma"});
}
TEST(TermsConflicts, HoldMetadataOfWeightsAgainstTheCard) {
  const auto release = [](std::string of_card, std::string of_weights) {
    Scan scan;
    scan.File("README.md", "document").Has("card.kind", "model").Has("card.field", std::move(of_card), {{"name", "license"}});
    scan.File("model.gguf", "weights")
        .Has("weights.format", "gguf", {{"executes", "no"}, {"parameters", "7"}, {"meta.general.license", std::move(of_weights)}});
    return scan.Resolved();
  };
  EXPECT_EQ(FindingOf(release("apache-2.0", "apache-2.0"), "license-conflict"), nullptr);
  EXPECT_EQ(FindingOf(release("apache-2.0", "some words"), "license-conflict"), nullptr);
  const Profile profile = release("apache-2.0", "cc-by-nc-4.0");
  const Finding* finding = FindingOf(profile, "license-conflict");
  ASSERT_NE(finding, nullptr);
  EXPECT_NE(finding->detail.find("model.gguf: CC-BY-NC-4.0"), std::string::npos);
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"CC-BY-NC-4.0"});
}
TEST(TermsConflicts, AreOneFindingHoweverManyPlacesTakePart) {
  Scan scan;
  scan.Weights("model.safetensors").File("README.md").Has("card.field", "cc-by-nc-4.0", {{"name", "license"}}, 2);
  scan.Has("license.statement", "MIT", {{"class", "osi-approved"}, {"about", "release"}, {"how", "sentence"}}, 9);
  scan.License("LICENSE", "Apache-2.0", "osi-approved");
  const Profile profile = scan.Resolved();
  EXPECT_EQ(Conflicts(profile), 1u);
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"CC-BY-NC-4.0"});
  EXPECT_EQ(FindingOf(profile, "license-conflict")->evidence.size(), 3u);
}
TEST(TermsConflicts, HoldACardAgainstALicenseFileThatIsWrittenForModels) {
  Scan scan = Card("apache-2.0");
  const Profile profile = scan.License("LICENSE", "LicenseRef-Llama-3.1", "custom").Resolved();
  EXPECT_EQ(Conflicts(profile), 1u);
  EXPECT_EQ(Expressions(profile.licensing.weights), Names{"LicenseRef-Llama-3.1"});
  Scan same = Card("llama3.1");
  EXPECT_EQ(Conflicts(same.License("LICENSE", "LicenseRef-Llama-3.1", "custom").Resolved()), 0u);
  Scan code;  // a license for models says nothing of the package beside it
  code.License("LICENSE", "LicenseRef-Llama-3.1", "custom").Weights("model.safetensors").Code("run.py").File("pyproject.toml");
  EXPECT_EQ(Conflicts(code.Has("license.metadata", "MIT", {{"class", "osi-approved"}, {"field", "license"}}, 3).Resolved()), 0u);
}

}  // namespace
}  // namespace day
