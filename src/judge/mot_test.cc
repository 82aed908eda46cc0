#include "judge/mot.h"

#include <gtest/gtest.h>

#include <string>

#include "judge/mot_tables.h"

namespace day {
namespace {

std::string Model(std::string_view license, std::string_view components) {
  return "framework: {name: Model Openness Framework, version: '1.1', date: '2024-12-15'}\nrelease:\n  name: small\n  producer: somebody\n  license: " +
         std::string(license) + "\n  components:\n" + std::string(components);
}

Profile Read(const std::string& yaml) {
  auto profile = ProfileFromMot(yaml, "small.yml");
  EXPECT_TRUE(profile) << profile.error().message;
  return profile ? std::move(*profile) : Profile{};
}

std::string ErrorOf(std::string_view yaml) {
  const auto profile = ProfileFromMot(yaml, "small.yml");
  if (profile) return "no error";
  EXPECT_EQ(profile.error().kind, ErrorKind::kInvalid);
  return profile.error().message;
}

std::string LicenseOf(const Profile& profile, std::string_view id) {
  const ComponentProfile* component = profile.Find(id);
  if (!component) return "no component";
  if (component->licenses.empty()) return "no binding";
  const LicenseBinding& binding = component->licenses.front();
  return binding.expression.empty() ? std::string(NameOf(binding.license_class)) : binding.expression;
}

TEST(ProfileFromMot, HasEveryComponentOfTheStackAndKnowsOnlyWhatIsStated) {
  const Profile profile = Read(Model("{distribution: {name: MIT}}", "    - {name: Model card}\n"));
  EXPECT_EQ(profile.release, "small");
  EXPECT_EQ(profile.components.size(), TheStack().components.size());
  EXPECT_EQ(profile.Find("model-card")->assurance, Assurance::kClaimed);
  EXPECT_EQ(profile.Find("model-card")->gate(GateId::kPresent).state, GateState::kOpen);
  EXPECT_EQ(profile.Find("datasheet")->gate(GateId::kPresent).state, GateState::kClosed);
  EXPECT_EQ(profile.Find("system-prompts")->gate(GateId::kPresent).state, GateState::kUnknown);
  EXPECT_FALSE(profile.coverage.complete);
  EXPECT_EQ(profile.sources.front().kind, "mot");
}

TEST(ProfileFromMot, PointsToTheLinesThatStateComponentAndLicense) {
  const Profile profile = Read(Model("{distribution: {name: MIT}}", "    - {name: Model card}\n"));
  const ComponentProfile& card = *profile.Find("model-card");
  ASSERT_EQ(card.evidence.size(), 1u);
  ASSERT_EQ(card.licenses.front().evidence.size(), 1u);
  for (const EvidenceItem& item : profile.evidence) {
    if (item.id == card.evidence.front()) {
      EXPECT_EQ(item.evidence.at.line, 7u);
    }
    if (item.id == card.licenses.front().evidence.front()) {
      EXPECT_EQ(item.evidence.at.line, 5u);
    }
  }
}

TEST(ProfileFromMot, TakesTheComponentsLicenseThenItsTypesThenTheReleases) {
  const Profile profile = Read(Model("{distribution: {name: CC-BY-4.0}, code: {name: MIT}}",
                                     "    - {name: Inference code, license: Apache-2.0}\n    - {name: Training code}\n    - {name: Datasets}\n"));
  EXPECT_EQ(LicenseOf(profile, "inference-code"), "Apache-2.0");
  EXPECT_EQ(LicenseOf(profile, "pretraining-code"), "MIT");
  EXPECT_EQ(LicenseOf(profile, "pretraining-data"), "CC-BY-4.0");
}

TEST(ProfileFromMot, InheritsNothingWhereUnlicensedOrAnEmptyLicenseIsStated) {
  const Profile profile = Read(Model("{distribution: {name: MIT}}",
                                     "    - {name: Inference code, license: unlicensed}\n    - {name: Training code, license: ''}\n"
                                     "    - {name: Evaluation code, license: }\n"));
  EXPECT_EQ(LicenseOf(profile, "inference-code"), "none");
  EXPECT_EQ(LicenseOf(profile, "pretraining-code"), "none");
  EXPECT_EQ(LicenseOf(profile, "evaluation-code"), "MIT");
}

TEST(ProfileFromMot, SkipsAnEmptyLicenseOfTheTypeForTheReleases) {
  const Profile profile = Read(Model("{distribution: {name: MIT}, code: {name: '', path: ''}}", "    - {name: Inference code}\n"));
  EXPECT_EQ(LicenseOf(profile, "inference-code"), "MIT");
}

TEST(ProfileFromMot, ReadsExpressionsAndLicensesInWords) {
  const Profile profile = Read(Model("{}",
                                     "    - {name: Inference code, license: MIT OR Apache-2.0}\n    - {name: Training code, license: Apache 2.0}\n"
                                     "    - {name: Model card, license: apache-2.0}\n"));
  EXPECT_EQ(LicenseOf(profile, "inference-code"), "MIT OR Apache-2.0");
  EXPECT_EQ(LicenseOf(profile, "pretraining-code"), "Apache-2.0");
  EXPECT_EQ(LicenseOf(profile, "model-card"), "Apache-2.0");
}

TEST(ProfileFromMot, TakesWordsThatSayAComponentIsNotThereAtTheirWord) {
  const Profile profile = Read(Model("{distribution: {name: MIT}}", "    - {name: Data card, license: Component not include}\n"));
  EXPECT_EQ(profile.Find("datasheet")->gate(GateId::kPresent).state, GateState::kClosed);
  EXPECT_EQ(profile.Find("datasheet")->availability, Availability::kAbsent);
}

TEST(ProfileFromMot, CountsAComponentListedTwiceAsItsLastEntrySays) {
  const Profile profile = Read(Model("{}", "    - {name: Model card, license: MIT}\n    - {name: Model card, license: CC-BY-4.0}\n"));
  EXPECT_EQ(LicenseOf(profile, "model-card"), "CC-BY-4.0");
}

TEST(ProfileFromMot, NamesFileAndLineOfAComponentThatTheFrameworkDoesNotHave) {
  const std::string error = ErrorOf(Model("{}", "    - {name: Model card}\n    - {name: Secret sauce}\n"));
  EXPECT_NE(error.find("small.yml:8: 'Secret sauce' is not a component of the framework"), std::string::npos) << error;
}

TEST(ProfileFromMot, RefusesAFileWithoutARelease) {
  EXPECT_NE(ErrorOf("framework: {}").find("'release' is missing"), std::string::npos);
  EXPECT_NE(ErrorOf("").find("'release' is missing"), std::string::npos);
  EXPECT_NE(ErrorOf("- 1").find("'release' is missing"), std::string::npos);
}

TEST(ProfileFromMot, RefusesComponentsThatAreNoList) {
  EXPECT_NE(ErrorOf("release: {name: x, components: {name: Model card}}").find("'release.components'"), std::string::npos);
}

TEST(ProfileFromMot, RefusesALicenseThatIsNoMap) {
  EXPECT_NE(ErrorOf(Model("MIT", "    - {name: Model card}\n")).find("'release.license' must be a map"), std::string::npos);
}

TEST(ProfileFromMot, RefusesWhatIsNotYaml) { EXPECT_EQ(ErrorOf("release: [").rfind("small.yml", 0), 0u); }

TEST(ProfileFromMot, BoundsTheSizeAndTheNumberOfComponents) {
  EXPECT_NE(ErrorOf(std::string(kMaxMotBytes + 1, ' ')).find("at most"), std::string::npos);
  std::string many;
  for (size_t i = 0; i <= kMaxMotComponents; ++i) many += "    - {name: Model card}\n";
  EXPECT_NE(ErrorOf(Model("{}", many)).find("has more than"), std::string::npos);
}

TEST(MotTables, SpeaksOfTheSeventeenComponentsOfTheFrameworkAndOfTheStacks) {
  const MotTables& tables = TheMotTables();
  EXPECT_EQ(tables.components.size(), 17u);
  for (const MotComponent& component : tables.components) {
    EXPECT_TRUE(TheStack().Find(component.stack)) << component.stack;
    for (const std::string& also : component.also) EXPECT_TRUE(TheStack().Find(also)) << also;
  }
  EXPECT_TRUE(tables.IsOpen("Apache-2.0"));
  EXPECT_FALSE(tables.IsOpen("apache-2.0"));
  EXPECT_FALSE(tables.IsOpen("PDDL-1.0"));
  EXPECT_FALSE(tables.Fits("CC0-1.0", "data"));
}

}  // namespace
}  // namespace day
