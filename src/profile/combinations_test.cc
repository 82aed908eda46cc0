#include "profile/combinations.h"

#include <gtest/gtest.h>

#include "profile/scan_for_test.h"

namespace day {
namespace {

Scan WithHeader(std::string whole, std::string part, std::string path = "src/a.py") {
  Scan scan;
  scan.License("LICENSE", std::move(whole), "osi-approved")
      .Code("run.py")
      .File(std::move(path), "source")
      .Has("license.tag", std::move(part), {{"class", "osi-approved"}});
  return scan;
}

TEST(Combinations, NameFilesUnderCopyleftInAReleaseThatCannotCarryThem) {
  for (const auto& [whole, part] : {std::pair{"Apache-2.0", "GPL-2.0-only"},
                                    {"MIT", "GPL-3.0-or-later"},
                                    {"GPL-2.0-only", "GPL-3.0-only"},
                                    {"GPL-3.0-only", "GPL-2.0-only"},
                                    {"GPL-3.0-only", "AGPL-3.0-only"}}) {
    const Profile profile = WithHeader(whole, part).Resolved();
    const Finding* finding = FindingOf(profile, "copyleft-part");
    ASSERT_NE(finding, nullptr) << whole << ' ' << part;
    EXPECT_NE(finding->detail.find("src/a.py is under"), std::string::npos) << finding->detail;
    EXPECT_EQ(finding->evidence.size(), 2u) << "both places";
  }
}
TEST(Combinations, AllowWhatGoesTogether) {
  for (const auto& [whole, part] : {std::pair{"GPL-3.0-or-later", "GPL-3.0-only"},
                                    {"GPL-3.0-only", "GPL-2.0-or-later"},
                                    {"AGPL-3.0-only", "GPL-3.0-only"},
                                    {"Apache-2.0", "MIT"},
                                    {"Apache-2.0", "LGPL-2.1-only"},
                                    {"MIT", "MIT OR GPL-2.0-only"},
                                    {"MIT", "GPL-2.0-only WITH Classpath-exception-2.0"}})
    EXPECT_EQ(FindingOf(WithHeader(whole, part).Resolved(), "copyleft-part"), nullptr) << whole << ' ' << part;
  EXPECT_EQ(FindingOf(WithHeader("MIT", "GPL-3.0-only", "tests/a.py").Resolved(), "copyleft-part"), nullptr);
}
TEST(Combinations, SayNothingOfCopyleftWhereTheFilesAreAllThatIsKnown) {
  Scan scan;
  scan.Code("run.py").Has("license.tag", "GPL-3.0-only", {{"class", "osi-approved"}});
  EXPECT_EQ(FindingOf(scan.Resolved(), "copyleft-part"), nullptr);
}

Scan WeightsUnder(std::string license, std::string license_class = "osi-approved") {
  Scan scan;
  scan.License("LICENSE", license, license_class)
      .Weights("model.safetensors")
      .File("README.md")
      .Has("card.kind", "model")
      .Has("card.field", license, {{"name", "license"}});
  return scan;
}

TEST(Combinations, NameTheTermsOfABaseModelThatAreNotPassedOn) {
  Scan scan = WeightsUnder("MIT");
  scan.Has("card.field", "other/x, meta-llama/Llama-3.1-8B", {{"name", "base_model"}}, 4);
  const Profile profile = scan.Resolved();
  const Finding* finding = FindingOf(profile, "base-model-terms");
  ASSERT_NE(finding, nullptr);
  EXPECT_NE(finding->detail.find("meta-llama/Llama-3.1-8B, by README.md:4"), std::string::npos) << finding->detail;
}
TEST(Combinations, TakeABaseModelFromWhereverTheReleaseStatesIt) {
  Scan adapter = WeightsUnder("MIT");
  adapter.File("adapter_config.json", "config").Has("config.field", "meta-llama/Llama-2-7b-hf", {{"name", "base_model_name_or_path"}}, 3);
  const Profile profile = adapter.Resolved();
  const Finding* finding = FindingOf(profile, "base-model-terms");
  ASSERT_NE(finding, nullptr);
  EXPECT_NE(finding->detail.find("meta-llama/Llama-2-7b-hf, by adapter_config.json:3"), std::string::npos) << finding->detail;
  Scan quantized = WeightsUnder("MIT");
  quantized.File("acme-Q4_0.gguf", "weights")
      .Has("weights.format", "gguf", {{"executes", "no"}, {"meta.general.base_model.0.repo_url", "https://huggingface.co/meta-llama/Llama-3.1-8B"}}, 0);
  const Profile of_quantized = quantized.Resolved();
  const Finding* by_header = FindingOf(of_quantized, "base-model-terms");
  ASSERT_NE(by_header, nullptr);
  EXPECT_NE(by_header->detail.find("by acme-Q4_0.gguf; "), std::string::npos) << "a header has no lines: " << by_header->detail;
}
TEST(Combinations, TakeABaseModelFromASentenceThatSaysSo) {
  Scan made, used;
  made = WeightsUnder("MIT");
  made.Has("link", "https://huggingface.co/google/gemma-2-9b",
           {{"host", "hub-model"}, {"name", "google/gemma-2-9b"}, {"text", "Gemma"}, {"context", "It is fine-tuned from Gemma on our data."}}, 5);
  EXPECT_NE(FindingOf(made.Resolved(), "base-model-terms"), nullptr);
  used = WeightsUnder("MIT");
  used.Has("link", "https://huggingface.co/google/gemma-2-9b",
           {{"host", "hub-model"}, {"name", "google/gemma-2-9b"}, {"text", "Gemma"}, {"context", "It is better than Gemma, and not fine-tuned from it."}}, 5);
  EXPECT_EQ(FindingOf(used.Resolved(), "base-model-terms"), nullptr);
}
TEST(Combinations, AreContentWhereTheBaseModelsTermsAreNamed) {
  Scan scan = WeightsUnder("LicenseRef-Llama-3.1", "custom");
  scan.Has("card.field", "meta-llama/Llama-3.1-8B", {{"name", "base_model"}}, 4);
  EXPECT_EQ(FindingOf(scan.Resolved(), "base-model-terms"), nullptr);
}

TEST(Combinations, NameRestrictedDataBehindOpenWeights) {
  Scan scan = WeightsUnder("MIT");
  scan.Link("hub-dataset", "acme/corpus", "trained on our corpus", 5, "dataset")
      .Has("license.statement", "CC-BY-NC-4.0", {{"class", "non-commercial"}, {"about", "data"}, {"how", "sentence"}}, 6);
  const Profile profile = scan.Resolved();
  const Finding* finding = FindingOf(profile, "restricted-data");
  ASSERT_NE(finding, nullptr);
  EXPECT_GE(finding->evidence.size(), 2u);
}

TEST(Combinations, NamePlacesThatNameNoLicenseInCommon) {
  Scan scan;
  scan.License("LICENSE", "MIT", "osi-approved")
      .Code("run.py")
      .File("pyproject.toml")
      .Has("license.metadata", "Apache-2.0", {{"class", "osi-approved"}, {"field", "license"}}, 3);
  const Profile profile = scan.Resolved();
  const Finding* finding = FindingOf(profile, "license-conflict");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->evidence.size(), 2u);
  EXPECT_NE(finding->detail.find("LICENSE: MIT; pyproject.toml: Apache-2.0"), std::string::npos) << finding->detail;
}
TEST(Combinations, HoldAModelsCardAgainstTheLicenseFileBesideItsWeights) {
  const auto release = [](bool told_apart) {
    Scan scan;
    scan.License("LICENSE", "Apache-2.0", "osi-approved").Weights("model.safetensors").File("README.md");
    scan.Has("card.kind", "model").Has("card.field", "mit", {{"name", "license"}}, 2);
    if (told_apart) scan.Has("license.statement", "Apache-2.0", {{"class", "osi-approved"}, {"about", "code"}, {"how", "sentence"}}, 9);
    return scan.Resolved();
  };
  const Profile profile = release(false);
  const Finding* finding = FindingOf(profile, "license-conflict");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->evidence.size(), 2u);
  EXPECT_EQ(FindingOf(release(true), "license-conflict"), nullptr);
}
TEST(Combinations, HoldTheReadmesSentenceAgainstTheLicenseFile) {
  const auto release = [](const char* document) {
    Scan scan;
    scan.License("LICENSE", "MIT", "osi-approved").Code("run.py").File(document);
    scan.Has("license.statement", "Apache-2.0", {{"class", "osi-approved"}, {"about", "release"}, {"how", "sentence"}}, 9);
    return scan.Resolved();
  };
  EXPECT_NE(FindingOf(release("README.md"), "license-conflict"), nullptr);
  EXPECT_EQ(FindingOf(release("ACKNOWLEDGMENTS.md"), "license-conflict"), nullptr);
}
TEST(Combinations, SeeNoConflictInAChoiceOfBothOrInOnlyAndLater) {
  for (const auto& [file, metadata] : {std::pair{"MIT", "MIT OR Apache-2.0"}, {"GPL-3.0-only", "GPL-3.0-or-later"}}) {
    Scan scan;
    scan.License("LICENSE", file, "osi-approved")
        .Code("run.py")
        .File("pyproject.toml")
        .Has("license.metadata", metadata, {{"class", "osi-approved"}, {"field", "license"}}, 3);
    EXPECT_EQ(FindingOf(scan.Resolved(), "license-conflict"), nullptr) << file;
  }
}

}  // namespace
}  // namespace day
