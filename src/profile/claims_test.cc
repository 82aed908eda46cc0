// What a release says of itself, held against the terms and parts that the tests state.
#include <gtest/gtest.h>

#include "profile/scan_for_test.h"

namespace day {
namespace {

TEST(Claims, AreJudgedByTheTermsOfTheirSection) {
  Scan scan;
  scan.Weights("model.safetensors").File("README.md");
  scan.Has("license.statement", "CC-BY-4.0", {{"class", "open-content"}, {"about", "weights"}, {"how", "sentence"}, {"section", "Base"}}, 3);
  scan.Has("license.statement", "CC-BY-NC-4.0", {{"class", "non-commercial"}, {"about", "weights"}, {"how", "sentence"}, {"section", "Chat"}}, 9);
  const auto claim = [&](std::string section) {
    Scan with = scan;
    with.Has("claim.sentence", "It is an open model.", {{"words", "open"}, {"about", "weights"}, {"strength", "plain"}, {"section", std::move(section)}}, 12);
    return with.Resolved().claims.at(0).verdict;
  };
  EXPECT_EQ(claim("Chat"), ClaimVerdict::kNotSupported);
  EXPECT_EQ(claim("Base"), ClaimVerdict::kSupported);
  EXPECT_EQ(claim("News"), ClaimVerdict::kPartly);
}

TEST(Claims, AreJudgedByTheTermsOfTheModelThatTheyName) {
  Scan scan;
  scan.Weights("model.safetensors").File("README.md");
  const auto terms = [&](std::string id, std::string license_class, std::string says, uint32_t line) {
    scan.Has("license.statement", std::move(id), {{"class", std::move(license_class)}, {"about", "weights"}, {"how", "sentence"}, {"section", "License"}},
             line);
    scan.Says(std::move(says));
  };
  terms("Apache-2.0", "osi-approved", "Acme-2B is under Apache 2.0.", 3);
  terms("LicenseRef-Acme", "custom", "The Acme-5B model (and its parts) is under the Acme License.", 5);
  const auto claim = [&](std::string sentence) {
    return Scan(scan).Claims(std::move(sentence), "open-weights,open", "weights").Resolved().claims.at(0).verdict;
  };
  EXPECT_EQ(claim("We open Acme-2B."), ClaimVerdict::kSupported);
  EXPECT_EQ(claim("Today we open **Acme-5B**."), ClaimVerdict::kNotSupported);
  EXPECT_EQ(claim("We open Acme-5B-Chat."), ClaimVerdict::kPartly) << "another model";
  terms("LicenseRef-Acme", "custom", "Acme3.1 is under the Acme License.", 7);
  EXPECT_EQ(claim("We open Acme3."), ClaimVerdict::kPartly) << "another version";
  EXPECT_EQ(claim("We open Acme."), ClaimVerdict::kPartly);
  terms("Apache-2.0", "osi-approved", "Acme-9B-Chat and Acme-9B, made with PyTorch2.1, are under Apache-2.0.", 9);
  EXPECT_EQ(claim("We open Acme-9B."), ClaimVerdict::kSupported) << "it stands there, behind another";
  EXPECT_EQ(claim("We open Acme under Apache-2.0."), ClaimVerdict::kPartly) << "a license is no model";
  EXPECT_EQ(claim("We open Acme, made with PyTorch2.1."), ClaimVerdict::kPartly) << "nor is a library";
}

TEST(Claims, AreNotSupportedWhereTheTermsSayOtherwise) {
  const Profile profile = Scan()
                              .License("MODEL_LICENSE", "CC-BY-NC-4.0", "non-commercial")
                              .Weights("model.safetensors")
                              .File("README.md")
                              .Claims("Acme is open source.", "open-source", "release")
                              .Resolved();
  ASSERT_EQ(profile.claims.size(), 1u);
  EXPECT_EQ(profile.claims[0].verdict, ClaimVerdict::kNotSupported);
  const Finding* finding = FindingOf(profile, "open-washing");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->severity, Severity::kHigh);
  EXPECT_EQ(finding, &profile.findings.front());
}

TEST(Claims, AreNotHeldAgainstTheReleaseWhereTheirLinksLeadToAnothersWork) {
  const auto verdict = [](std::string label, std::string repository) {
    Scan scan("acme/acme");
    scan.License("MODEL_LICENSE", "CC-BY-NC-4.0", "non-commercial").Weights("model.safetensors").File("README.md");
    scan.Has("claim.sentence", "Acme-Med is fully open source!", {{"words", "open-source"}, {"about", "release"}, {"strength", "full"}, {"subject", "acme"}},
             3);
    scan.Has("link", "https://github.com/" + repository, {{"host", "github"}, {"name", repository}, {"text", std::move(label)}}, 3);
    return scan.Resolved().claims.at(0).verdict;
  };
  EXPECT_EQ(verdict("Code", "zebra/vlm"), ClaimVerdict::kUnverifiable);
  EXPECT_EQ(verdict("Code", "acme/vlm"), ClaimVerdict::kNotSupported);
  EXPECT_EQ(verdict("a tool", "zebra/vlm"), ClaimVerdict::kNotSupported);
}

TEST(Claims, AreUnverifiableWhereNoTermsAreStated) {
  const Profile profile = Scan()
                              .License("LICENSE", "MIT", "osi-approved")
                              .File("README.md")
                              .Link("hub-model", "acme/acme-7b", "our weights")
                              .Claims("An open model.", "open-model", "weights")
                              .Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kUnverifiable);
  EXPECT_EQ(FindingOf(profile, "open-washing"), nullptr);
}

TEST(Claims, OfAllAreBorneOutInPartByTheCodeThatIsHereWhereNoTermsOfTheModelAreStated) {
  const auto verdict = [](std::string words, std::string about, std::string strength = "plain") {
    Scan scan;
    scan.License("LICENSE", "MIT", "osi-approved").Code("run.py").File("README.md").Link("hub-model", "acme/acme-7b", "our weights");
    return scan.Claims("Acme is it.", std::move(words), std::move(about), std::move(strength)).Resolved().claims.at(0).verdict;
  };
  EXPECT_EQ(verdict("open", "release", "full"), ClaimVerdict::kPartly);
  EXPECT_EQ(verdict("open", "release"), ClaimVerdict::kUnverifiable) << "first of all the model is said to be open";
  EXPECT_EQ(verdict("open-source", "code,weights"), ClaimVerdict::kUnverifiable);
  EXPECT_EQ(verdict("open-model", "weights"), ClaimVerdict::kUnverifiable) << "code shows nothing of a model alone";
  EXPECT_EQ(verdict("public", "release"), ClaimVerdict::kPartly);
  EXPECT_EQ(verdict("open-weights", "weights"), ClaimVerdict::kUnverifiable) << "code shows nothing of weights";
  EXPECT_EQ(verdict("free", "release, weights"), ClaimVerdict::kUnverifiable) << "the sentence is about them";
}

TEST(Claims, ArePartlyBorneOutWhereTheRestCouldNotBeTold) {
  const Profile profile = Scan()
                              .License("MODEL_LICENSE", "MIT", "osi-approved")
                              .Weights("model.safetensors")
                              .File("README.md")
                              .Claims("Acme is open source.", "open-source", "release")
                              .Incomplete()
                              .Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kPartly) << "its weights are; whether its training code is released nobody saw";
}

TEST(Claims, OfOpenSourceAreOnlyPartlySupportedWithoutTrainingCodeAndData) {
  const Profile profile = Scan()
                              .License("LICENSE", "MIT", "osi-approved")
                              .Weights("model.safetensors")
                              .File("README.md")
                              .Claims("Acme is open source.", "open-source", "release")
                              .Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kPartly);
}

TEST(Claims, OfOpenWeightsNeedNoTrainingCode) {
  const Profile profile = Scan()
                              .License("LICENSE", "MIT", "osi-approved")
                              .Weights("model.safetensors")
                              .File("README.md")
                              .Claims("Open weights.", "open-weights", "weights")
                              .Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kSupported);
}

TEST(Claims, OfOpenWeightsAreNotCalledFalseWhereTheWeightsCanBeHad) {
  const Profile profile = Scan()
                              .License("MODEL_LICENSE", "CC-BY-NC-4.0", "non-commercial")
                              .Weights("model.safetensors")
                              .File("README.md")
                              .Claims("An open-weight model.", "open-weights", "weights")
                              .Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kPartly);
}

TEST(Claims, InAFolderThatSayOfThisOnlyThatItCanBeHadAreAsLikelyAnothers) {
  const auto claims = [](std::string path, std::string words, std::string strength) {
    Scan scan;
    scan.Weights("model.safetensors").File(std::move(path));
    scan.Has("claim.sentence", "This database is freely available.",
             {{"words", std::move(words)}, {"about", "data"}, {"strength", std::move(strength)}, {"subject", "this"}});
    return scan.Resolved().claims.size();
  };
  EXPECT_EQ(claims("data/otter/README.txt", "free", "access"), 0u);
  EXPECT_EQ(claims("data/otter/README.txt", "open", "plain"), 1u);
  EXPECT_EQ(claims("README.md", "free", "access"), 1u);
}

TEST(Claims, AreNoTruerForNamingTheirTerms) {
  Scan scan;
  scan.License("MODEL_LICENSE", "CC-BY-NC-4.0", "non-commercial").Weights("model.safetensors").File("README.md");
  scan.Claims("Acme is open, under CC-BY-NC-4.0.", "open", "weights")
      .Has("license.statement", "CC-BY-NC-4.0", {{"class", "non-commercial"}, {"about", "weights"}});
  EXPECT_EQ(scan.Resolved().claims.at(0).verdict, ClaimVerdict::kNotSupported);
}

TEST(Claims, OfBeingFullyOpenAreDeniedByAskingFirst) {
  const auto verdict = [](std::string strength, std::string limits) {
    Scan scan;
    scan.License("MODEL_LICENSE", "Apache-2.0", "osi-approved").Weights("model.safetensors").File("README.md");
    scan.Has("claim.sentence", "Acme is fully open after registration.",
             {{"words", "open"}, {"about", "weights"}, {"strength", std::move(strength)}, {"limits", std::move(limits)}}, 3);
    return scan.Resolved().claims.at(0).verdict;
  };
  EXPECT_EQ(verdict("full", "application"), ClaimVerdict::kNotSupported);
  EXPECT_EQ(verdict("full", "non-commercial,research"), ClaimVerdict::kNotSupported);
  EXPECT_NE(verdict("full", "research"), ClaimVerdict::kNotSupported);
  EXPECT_NE(verdict("plain", "application"), ClaimVerdict::kNotSupported);
}

TEST(Claims, AreNotCalledFalseByTheTermsOfOneThingAmongOthers) {
  const auto verdict = [](std::string reach) {
    Scan scan;
    scan.Weights("model.safetensors").File("README.md").Claims("An open model.", "open-model", "weights");
    scan.Has("license.statement", "", {{"class", "non-commercial"}, {"about", "weights"}, {"how", "sentence"}, {"reach", std::move(reach)}}, 7);
    return scan.Resolved().claims.at(0).verdict;
  };
  EXPECT_EQ(verdict(""), ClaimVerdict::kNotSupported);
  EXPECT_EQ(verdict("some"), ClaimVerdict::kPartly);
}

TEST(Claims, ThatFailOnOneGroundAreOneFinding) {
  Scan scan;
  scan.License("MODEL_LICENSE", "CC-BY-NC-4.0", "non-commercial").Weights("model.safetensors").File("README.md");
  scan.Claims("Acme is open source.", "open-source", "release").Claims("We open-source Acme.", "open-source", "release");
  const Profile profile = scan.Resolved();
  EXPECT_EQ(profile.claims.size(), 2u);
  EXPECT_EQ(std::count_if(profile.findings.begin(), profile.findings.end(), [](const Finding& finding) { return finding.id == "open-washing"; }), 1);
}

TEST(Claims, OfCodeAloneAreJudgedByTheCode) {
  const Profile profile =
      Scan().License("LICENSE", "MIT", "osi-approved").File("README.md").Claims("A library, open source.", "open-source", "code").Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kSupported);
}

TEST(Claims, ToBeFullyOpenAreNotSupportedWhereTheDataIsNot) {
  const Profile profile = Scan()
                              .License("LICENSE", "MIT", "osi-approved")
                              .License("DATA_LICENSE", "CC-BY-NC-4.0", "non-commercial")
                              .Weights("model.safetensors")
                              .File("data/train.jsonl", "data")
                              .Has("data.format", "jsonl", {{"rows", "1000"}, {"columns", "text"}})
                              .File("README.md")
                              .Claims("A fully open model.", "open", "release", "full")
                              .Resolved();
  EXPECT_EQ(profile.claims.at(0).verdict, ClaimVerdict::kNotSupported);
  EXPECT_NE(profile.claims.at(0).because.find("CC-BY-NC-4.0"), std::string::npos);
}

TEST(Claims, OfADocumentInAFolderNeedASubject) {
  const auto claims = [](const std::string& subject) {
    return Scan()
        .License("LICENSE", "MIT", "osi-approved")
        .File("docker/tool/README.md")
        .Has("claim.sentence", "Tool is open source.", {{"words", "open-source"}, {"about", "release"}, {"strength", "plain"}, {"subject", subject}})
        .Resolved()
        .claims.size();
  };
  EXPECT_EQ(claims("tool"), 0u);
  EXPECT_EQ(claims("we"), 1u);
  EXPECT_EQ(claims("acme"), 1u);
}

TEST(Claims, LeaveARepositoryThatWasGivenToItselfThoughItIsNamedLikeTheRelease) {
  const auto verdict = [](const std::string& name, std::string object) {
    return Scan("acme/acme")
        .License("MODEL_LICENSE", "CC-BY-NC-4.0", "non-commercial")
        .Weights("model.safetensors")
        .File("README.md")
        .Link("github", name, "", 5)
        .Has("claim.sentence", "We release Acme-7B and open-source " + name, {{"words", "open-source"}, {"about", "weights"}, {"object", std::move(object)}}, 5)
        .Resolved()
        .claims.at(0)
        .verdict;
  };
  EXPECT_EQ(verdict("acme/acme.cpp", "acme/acme.cpp"), ClaimVerdict::kUnverifiable);
  EXPECT_EQ(verdict("acme/acme.cpp", "Acme-7B, see acme/acme.cpp"), ClaimVerdict::kNotSupported) << "the link is not what was given";
  EXPECT_EQ(verdict("acme/Acme", "acme/Acme"), ClaimVerdict::kNotSupported) << "the release itself";
}

TEST(Claims, LeaveSiblingsThatTheyLinkToToThemselves) {
  Scan scan;
  scan.License("MODEL_LICENSE", "LicenseRef-Acme", "custom").File("README.md").Link("hub-model", "acme/acme-7b", "our weights");
  scan.Claims("We open-sourced Tulip-2.", "open-source", "weights")
      .Has("link", "https://github.com/acme/Tulip-2", {{"host", "github"}, {"name", "acme/Tulip-2"}, {"text", "Tulip-2"}});
  ASSERT_EQ(scan.Resolved().claims.size(), 1u);
  EXPECT_EQ(scan.Resolved().claims[0].verdict, ClaimVerdict::kUnverifiable);
  scan.Claims("We open-sourced acme-7b and Tulip-2.", "open-source", "weights");
  EXPECT_EQ(scan.Resolved().claims[1].verdict, ClaimVerdict::kNotSupported);
}

TEST(Claims, AreNotJudgedByWhatAnotherFolderSaysOfItsOwn) {
  Scan scan;
  scan.File("old/README.md").Has("license.statement", "CC-BY-NC-4.0", {{"class", "non-commercial"}, {"about", "data"}, {"how", "sentence"}});
  scan.File("README.md").Claims("Our data is open-sourced.", "open-source", "data");
  ASSERT_EQ(scan.Resolved().claims.size(), 1u);
  EXPECT_EQ(scan.Resolved().claims[0].verdict, ClaimVerdict::kUnverifiable);
  EXPECT_NE(scan.Resolved().claims[0].because.find("one folder only"), std::string::npos);
  Scan inside;
  inside.File("old/README.md").Has("license.statement", "CC-BY-NC-4.0", {{"class", "non-commercial"}, {"about", "data"}, {"how", "sentence"}});
  inside.Has("claim.sentence", "We open-source this data.", {{"words", "open-source"}, {"about", "data"}, {"strength", "plain"}, {"subject", "we"}}, 9);
  EXPECT_EQ(inside.Resolved().claims.at(0).verdict, ClaimVerdict::kNotSupported);
}

TEST(Claims, OfAnOpenSourceModelWithoutTermsAreNotSupportedWhereItsCodeIsNotOpen) {
  const auto verdict = [](std::string id, std::string license_class) {
    Scan scan;
    scan.License("LICENSE", std::move(id), std::move(license_class)).Code("run.py").File("README.md");
    scan.Link("hub-model", "acme/acme-7b", "our weights", 1, "model").Claims("Acme: an open-source language model", "open-source", "weights");
    return scan.Resolved().claims.at(0).verdict;
  };
  EXPECT_EQ(verdict("CC-BY-NC-4.0", "non-commercial"), ClaimVerdict::kNotSupported);
  EXPECT_EQ(verdict("MIT", "osi-approved"), ClaimVerdict::kUnverifiable);
}

TEST(Claims, OfAModelAreNotBorneOutByItsCodeOrItsTraining) {
  const auto verdict = [](std::string about) {
    Scan scan;
    scan.License("LICENSE", "MIT", "osi-approved").Code("train.py", "pretraining-code").File("README.md").Link("hub-model", "acme/acme-7b", "our weights");
    return scan.Claims("Acme is it.", "open-source", std::move(about)).Resolved().claims.at(0).verdict;
  };
  EXPECT_EQ(verdict("weights"), ClaimVerdict::kUnverifiable);
  EXPECT_EQ(verdict("release"), ClaimVerdict::kUnverifiable);
  EXPECT_EQ(verdict("code,weights"), ClaimVerdict::kUnverifiable);
}

TEST(Claims, ToBeOpenAreBorneOutInPartByAnOpenLicenseWithSomethingAdded) {
  const auto verdict = [](std::string words, std::string strength) {
    return Scan()
        .License("MODEL_LICENSE", "LicenseRef-MIT-modified", "modified-open")
        .Weights("model.safetensors")
        .File("README.md")
        .Claims("Acme is it.", std::move(words), "weights", std::move(strength))
        .Resolved()
        .claims.at(0)
        .verdict;
  };
  EXPECT_EQ(verdict("open", "plain"), ClaimVerdict::kPartly);
  EXPECT_EQ(verdict("open-source", "plain"), ClaimVerdict::kNotSupported) << "that has a definition";
  EXPECT_EQ(verdict("open", "full"), ClaimVerdict::kNotSupported);
}

}  // namespace
}  // namespace day
