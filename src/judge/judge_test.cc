#include "judge/judge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "judge/cases.h"
#include "judge/mot.h"
#include "judge/verdict_json.h"
#include "knowledge/knowledge.h"
#include "text/json.h"
#include "text/yaml.h"

namespace day {
namespace {

TEST(Definitions, AreThoseOfTheKnowledgeFolderInOrder) {
  std::vector<std::string> names;
  for (const Definition& definition : Definitions()) names.push_back(definition.id + "-" + definition.version);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  for (std::string_view name : {"mof-1.1", "osaid-1.0", "columbia-2024"}) EXPECT_NE(std::find(names.begin(), names.end(), name), names.end()) << name;
}

TEST(Definitions, AreFoundByIdAndByIdWithVersion) {
  ASSERT_TRUE(FindDefinition("mof"));
  EXPECT_EQ(FindDefinition("mof"), FindDefinition("mof-1.1"));
  EXPECT_FALSE(FindDefinition("mof-9"));
  EXPECT_FALSE(FindDefinition(""));
}

TEST(Definitions, HoldInAllTheirCases) {
  std::map<std::string, size_t> cases;
  for (const EmbeddedFile& file : KnowledgeFilesBelow("definitions/")) {
    const size_t folder = file.path.find("/cases/");
    if (folder == file.path.npos) continue;
    const std::string id(file.path.substr(file.path.find('/') + 1, folder - file.path.find('/') - 1));
    const Definition* definition = FindDefinition(id);
    ASSERT_TRUE(definition) << file.path;
    const auto results = RunCases(file.bytes, file.path, *definition);
    ASSERT_TRUE(results) << results.error().message;
    for (const CaseResult& result : *results) {
      ++cases[id];
      for (const std::string& failure : result.failures) ADD_FAILURE() << file.path << ": " << result.name << ": " << failure;
    }
  }
  for (const Definition& definition : Definitions()) EXPECT_GT(cases[definition.id + "-" + definition.version], 0u) << definition.id;
}

Profile FromCase(std::string_view yaml) {
  const auto value = ParseYaml(yaml);
  EXPECT_TRUE(value);
  auto profile = ProfileFromCase(*value, "test");
  EXPECT_TRUE(profile);
  return std::move(*profile);
}

TEST(Judge, GivesEveryCriterionAReasonAndEveryOpenOneARemedy) {
  const Profile nothing = FromCase("complete: true");
  const Profile unseen = FromCase("complete: false");
  for (const Definition& definition : Definitions()) {
    for (const Profile* profile : {&nothing, &unseen}) {
      for (const CriterionVerdict& criterion : Judge(*profile, definition).criteria) {
        EXPECT_NE(criterion.outcome, CriterionOutcome::kMet) << definition.id << " " << criterion.id;
        EXPECT_FALSE(criterion.because.empty()) << definition.id << " " << criterion.id;
        EXPECT_FALSE(criterion.remedy.empty()) << definition.id << " " << criterion.id << " " << criterion.reason;
      }
    }
  }
}

TEST(Judge, IsTotalOnAnEmptyProfile) {
  for (const Definition& definition : Definitions()) {
    const DefinitionVerdict verdict = Judge(Profile{}, definition);
    EXPECT_FALSE(verdict.headline.empty());
    EXPECT_EQ(verdict.criteria.size(), definition.criteria.size());
    EXPECT_NE(verdict.outcome, CriterionOutcome::kMet);
  }
}

TEST(Judge, HeadlineOfAClassSaysWhatStandsBeforeTheNext) {
  const Profile profile = FromCase("{complete: true, components: {model-card: {licenses: MIT}}}");
  const DefinitionVerdict verdict = Judge(profile, *FindDefinition("mof"));
  EXPECT_EQ(verdict.class_label, "Unclassified");
  EXPECT_EQ(verdict.headline.rfind("Unclassified: 1 of the 6 requirements of Class III - Open Model are met; not met: ", 0), 0u) << verdict.headline;
  EXPECT_NE(verdict.headline.find("Model architecture (missing)"), std::string::npos) << verdict.headline;
}

TEST(Judge, CallsNoReleaseOneThatReachesNoClassWhileSomethingIsNotKnown) {
  const DefinitionVerdict verdict = Judge(FromCase("{complete: false, components: {model-card: {licenses: MIT}}}"), *FindDefinition("mof"));
  EXPECT_EQ(verdict.class_label, "Class not known");
  EXPECT_EQ(verdict.outcome, CriterionOutcome::kUnknown);
}

TEST(Judge, FillsAPlaceholderOnceAndOnlyFromTheDefinition) {
  // The license's words come from the release: braces in them stay what they are.
  auto profile = ProfileFromMot("release: {name: x, license: {}, components: [{name: Model card, license: 'arXiv {component} {license}'}]}");
  ASSERT_TRUE(profile);
  const DefinitionVerdict verdict = Judge(*profile, *FindDefinition("mof"));
  for (const CriterionVerdict& criterion : verdict.criteria)
    if (criterion.id == "model-card") {
      EXPECT_EQ(criterion.remedy, "Put model card under an open license instead of custom terms.");
    }
}

TEST(VerdictToValue, SpellsClassAndProgressAsTheModelOpennessToolDoes) {
  const auto profile = ProfileFromMot(
      "release: {name: x, license: {distribution: {name: CC-BY-4.0}, code: {name: MIT}}, components: [{name: Model architecture}, {name: Model parameters "
      "(Final)}, "
      "{name: Evaluation results}, {name: Model card}, {name: Data card}, {name: Technical report}]}");
  ASSERT_TRUE(profile) << profile.error().message;
  const Value value = VerdictToValue(Judge(*profile, *FindDefinition("mof")));
  EXPECT_EQ(value["id"].string(), "mof");
  EXPECT_EQ(value["class"].integer(), 3);
  EXPECT_EQ(value["label"].string(), "Class III - Open Model");
  EXPECT_EQ(value["level"].string(), "III");
  EXPECT_EQ(value["progress"]["3"].number(), 100);
  EXPECT_EQ(value["progress"]["2"].number(), 60);
  EXPECT_EQ(value["progress"]["1"].number(), 0);
  EXPECT_TRUE(value["differs_from_mot"].is_array());
  EXPECT_EQ(value["criteria"].items().size(), 17u);
  EXPECT_TRUE(ParseJson(WriteJson(value)));
}

TEST(VerdictToValue, SpeaksOfNoClassWhereTheDefinitionHasNone) {
  const Value value = VerdictToValue(Judge(Profile{}, *FindDefinition("osaid")));
  EXPECT_FALSE(value.Find("class"));
  EXPECT_FALSE(value.Find("progress"));
  EXPECT_EQ(value["outcome"].string(), "unknown");
}

TEST(RunCases, NamesWhatDiffersFromTheExpected) {
  const auto results = RunCases("- {name: wrong, profile: {complete: true}, expect: {outcome: met, criteria: {model-card: met, nothing: met}}}", "cases.yaml",
                                *FindDefinition("mof"));
  ASSERT_TRUE(results) << results.error().message;
  ASSERT_EQ(results->size(), 1u);
  EXPECT_EQ(results->front().failures,
            (std::vector<std::string>{"outcome is 'unmet', expected 'met'", "model-card is 'unmet', expected 'met'", "there is no criterion 'nothing'"}));
}

TEST(RunCases, RefusesACaseThatItDoesNotUnderstand) {
  const auto results = RunCases("- {name: odd, profile: {components: {gold: {}}}, expect: {}}", "cases.yaml", *FindDefinition("mof"));
  ASSERT_FALSE(results);
  EXPECT_EQ(results.error().message, "cases.yaml:1: components: 'gold' is not a component of the stack");
}

}  // namespace
}  // namespace day
