#include "judge/definition.h"

#include <gtest/gtest.h>

#include <string>

#include "knowledge/knowledge.h"

namespace day {
namespace {

constexpr std::string_view kGood = R"(id: own
version: "1"
name: Own definition
source: a test
kind: elements
licenses:
  - {id: open, osi-approved: true}
components:
  - {id: weights, name: Weights, from: [pretrained-weights]}
criteria:
  - id: weights
    name: Weights
    requirement: The weights are there.
    condition: {component: weights, released: true, license: open}
levels:
  - {id: all, name: All, requires: [weights]}
)";

// The good definition with one piece of it replaced.
std::string With(std::string_view what, std::string_view by) {
  std::string text(kGood);
  const size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

std::string ErrorOf(const std::string& yaml) {
  const auto result = ParseDefinition(yaml, "own.yaml");
  if (result) return "no error";
  EXPECT_EQ(result.error().kind, ErrorKind::kInvalid);
  return result.error().message;
}
std::string ErrorOfCondition(std::string_view condition) { return ErrorOf(With("{component: weights, released: true, license: open}", condition)); }

TEST(ParseDefinition, ReadsAllOfASmallDefinition) {
  const auto definition = ParseDefinition(kGood, "own.yaml");
  ASSERT_TRUE(definition) << definition.error().message;
  EXPECT_EQ(definition->id, "own");
  EXPECT_EQ(definition->kind, Definition::Kind::kElements);
  ASSERT_EQ(definition->criteria.size(), 1u);
  EXPECT_EQ(definition->criteria[0].condition.op, Operator::kComponent);
  EXPECT_TRUE(definition->criteria[0].condition.released);
  EXPECT_EQ(definition->criteria[0].components, std::vector<std::string>{"pretrained-weights"});
  ASSERT_EQ(definition->levels.size(), 1u);
  EXPECT_EQ(definition->levels[0].requires_, std::vector<std::string>{"weights"});
}

TEST(ParseDefinition, NamesFileLineFieldAndTheKnownOperatorsForAnUnknownOne) {
  const std::string error = ErrorOfCondition("{mostly: weights}");
  EXPECT_NE(error.find("own.yaml:14: criterion weights: unknown operator 'mostly'"), std::string::npos) << error;
  EXPECT_NE(error.find("all, any, not, at-least, ask, component, part, document, finding"), std::string::npos) << error;
}

TEST(ParseDefinition, ReadsWhatTheClausesOfALicenseMustComeTo) {
  const auto definition = ParseDefinition(With("osi-approved: true}", "classes: [custom], answers: {use: [\"yes\", unknown]}}"), "own.yaml");
  ASSERT_TRUE(definition) << definition.error().message;
  EXPECT_EQ(definition->licenses[0].answers[0], (std::vector<Answer>{Answer::kYes, Answer::kUnknown}));
  EXPECT_TRUE(definition->licenses[0].answers[1].empty());
}
TEST(ParseDefinition, RefusesAnswersAndFreedomsThatAreNone) {
  EXPECT_NE(ErrorOf(With("osi-approved: true}", "answers: {use: [maybe]}}")).find("'maybe' is not an answer"), std::string::npos);
  EXPECT_NE(ErrorOf(With("osi-approved: true}", "answers: {sell: [\"yes\"]}}")).find("unknown field 'sell'"), std::string::npos);
}

TEST(ParseDefinition, RefusesWhatIsNotYaml) { EXPECT_EQ(ErrorOf("id: [").rfind("own.yaml", 0), 0u); }

TEST(ParseDefinition, RefusesAnEmptyFile) { EXPECT_NE(ErrorOf("").find("must be a map"), std::string::npos); }

TEST(ParseDefinition, RefusesAMissingField) { EXPECT_NE(ErrorOf(With("name: Own definition\n", "")).find("name: is missing"), std::string::npos); }

TEST(ParseDefinition, RefusesAnUnknownField) {
  EXPECT_NE(ErrorOf(With("source: a test", "sauce: a test")).find("own.yaml:4: definition: unknown field 'sauce'"), std::string::npos);
}

TEST(ParseDefinition, RefusesAFieldThatStandsTwice) {
  EXPECT_NE(ErrorOf(With("source: a test", "source: a test\nsource: another")).find("'source' stands twice"), std::string::npos);
}

TEST(ParseDefinition, RefusesAnUnknownKind) {
  EXPECT_NE(ErrorOf(With("kind: elements", "kind: grades")).find("kind: 'grades' is not one of classes, elements, map"), std::string::npos);
}

TEST(ParseDefinition, RefusesAComponentThatTheStackDoesNotHave) {
  EXPECT_NE(ErrorOf(With("[pretrained-weights]", "[weights-of-gold]")).find("'weights-of-gold' is not a component of the stack"), std::string::npos);
  EXPECT_NE(ErrorOfCondition("{component: gold, released: true}").find("unknown component 'gold'"), std::string::npos);
}

TEST(ParseDefinition, RefusesAListOfLicensesThatItDoesNotHave) {
  EXPECT_NE(ErrorOfCondition("{component: weights, license: nice}").find("unknown list of licenses 'nice'"), std::string::npos);
}

TEST(ParseDefinition, RefusesALevelThatRequiresAnUnknownCriterion) {
  EXPECT_NE(ErrorOf(With("requires: [weights]", "requires: [code]")).find("unknown criterion 'code'"), std::string::npos);
}

TEST(ParseDefinition, RefusesAnIdUsedTwice) {
  EXPECT_NE(ErrorOf(With("levels:\n", "levels:\n  - {id: all, name: All, requires: [weights]}\n")).find("'all' stands twice"), std::string::npos);
}

TEST(ParseDefinition, RefusesAComponentWithNothingToTest) {
  EXPECT_NE(ErrorOfCondition("{component: weights}").find("needs something to test"), std::string::npos);
}

TEST(ParseDefinition, RefusesUnknownStatesGatesAndAvailabilities) {
  EXPECT_NE(ErrorOfCondition("{component: weights, gate: {present: ajar}}").find("'ajar' is not a gate's state"), std::string::npos);
  EXPECT_NE(ErrorOfCondition("{component: weights, gate: {window: open}}").find("'window' is not a gate"), std::string::npos);
  EXPECT_NE(ErrorOfCondition("{component: weights, availability: unknown}").find("'availability' must be one of"), std::string::npos);
  EXPECT_NE(ErrorOfCondition("{component: weights, assurance: sure}").find("'sure' is not an assurance"), std::string::npos);
}

TEST(ParseDefinition, RefusesAGateThatWouldCountUnknownAsMet) {
  EXPECT_NE(ErrorOfCondition("{component: weights, gate: {present: [open, unknown]}}").find("unknown never counts as met"), std::string::npos);
}

TEST(ParseDefinition, RefusesAtLeastOfFewerThanItCounts) {
  EXPECT_NE(ErrorOfCondition("{at-least: 2, of: [{finding: x}]}").find("'at-least: 2' of only 1"), std::string::npos);
  EXPECT_NE(ErrorOfCondition("{at-least: 0, of: [{finding: x}]}").find("from 1 on"), std::string::npos);
}

TEST(ParseDefinition, RefusesOperatorsTooDeepInEachOther) {
  std::string deep = "{finding: x}";
  for (uint32_t i = 0; i <= kMaxConditionDepth; ++i) deep = "{not: " + deep + "}";
  EXPECT_NE(ErrorOfCondition(deep).find("deep in each other"), std::string::npos);
}

TEST(ParseDefinition, RefusesAnEmptyListOfConditions) { EXPECT_NE(ErrorOfCondition("{all: []}").find("at least one condition"), std::string::npos); }

TEST(ParseDefinition, RefusesAFileThatIsTooLarge) { EXPECT_NE(ErrorOf(std::string(kMaxDefinitionBytes + 1, '#')).find("at most"), std::string::npos); }

TEST(ParseDefinition, RefusesARemedyForAnUnknownReason) {
  EXPECT_NE(ErrorOf(std::string(kGood) + "remedies: {bored: Sleep.}\n").find("'bored' is not a reason"), std::string::npos);
}

TEST(ParseDefinition, ReadsEveryBuiltInDefinition) {
  size_t count = 0;
  for (const EmbeddedFile& file : KnowledgeFilesBelow("definitions/")) {
    if (!file.path.ends_with("/definition.yaml")) continue;
    const auto definition = ParseDefinition(file.bytes, file.path);
    EXPECT_TRUE(definition) << definition.error().message;
    ++count;
    if (!definition) continue;
    // The folder says which definition stands in it.
    EXPECT_EQ(file.path, "definitions/" + definition->id + "-" + definition->version + "/definition.yaml");
    for (const Criterion& criterion : definition->criteria) {
      bool required = false;
      for (const Level& level : definition->levels)
        for (const auto* list : {&level.requires_, &level.optional})
          for (const std::string& id : *list) required = required || id == criterion.id;
      EXPECT_TRUE(required) << file.path << ": no level speaks of " << criterion.id;
    }
  }
  EXPECT_GE(count, 3u);
}

}  // namespace
}  // namespace day
