#include "judge/ledger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "judge/cases.h"
#include "judge/judge.h"
#include "text/yaml.h"

namespace day {
namespace {

Profile Stated(std::string_view yaml) {
  const auto value = ParseYaml(yaml);
  EXPECT_TRUE(value.has_value());
  auto profile = ProfileFromCase(*value, "case");
  EXPECT_TRUE(profile.has_value()) << profile.error().message;
  return std::move(*profile);
}

LedgerEntry Of(const Profile& profile, std::string_view id) {
  for (LedgerEntry& entry : LedgerOf(profile))
    if (entry.id == id) return entry;
  ADD_FAILURE() << id;
  return {};
}

TEST(Ledger, HasEveryBenefitAndDrawbackOfTheStackAndNoOther) {
  const auto definition = ParseDefinition(*KnowledgeFile("ledger/definition.yaml"), "ledger/definition.yaml");
  ASSERT_TRUE(definition.has_value()) << definition.error().message;
  std::set<std::string> of_stack, of_ledger;
  for (const Category& category : TheStack().categories)
    for (const auto* items : {&category.benefits, &category.drawbacks})
      for (const LedgerItem& item : *items) of_stack.insert(item.id);
  for (const Criterion& criterion : definition->criteria) of_ledger.insert(criterion.id);
  EXPECT_EQ(of_stack, of_ledger);
  const Value signs = LoadKnowledge("ledger/signs.yaml");
  for (const auto& [id, value] : signs["items"].members()) EXPECT_TRUE(of_stack.contains(id)) << id;
}
TEST(Ledger, KnowsNothingOfWhatNobodyLookedAt) {
  for (const LedgerEntry& entry : LedgerOf(Stated("complete: false"))) EXPECT_NE(entry.state(), "unlocked") << entry.id;
  EXPECT_EQ(Of(Stated("complete: false"), "data-bias-review").state(), "not known");
}
TEST(Ledger, UnlocksWhatIsOpenAndCountsWhatIsThere) {
  const Profile profile = Stated(
      "{complete: true, components: {pretraining-data: {licenses: CC-BY-4.0}, pretraining-code: {licenses: MIT}, pretrained-weights: {licenses: MIT}, "
      "use-policy: {}}}");
  EXPECT_EQ(Of(profile, "data-bias-review").state(), "unlocked");
  EXPECT_EQ(Of(profile, "code-participation").state(), "unlocked");
  EXPECT_EQ(Of(profile, "weights-ecosystem").state(), "unlocked");
  EXPECT_EQ(Of(profile, "weights-audit").state(), "unlocked");
  EXPECT_EQ(Of(profile, "dist-redress").state(), "unlocked");
  const LedgerEntry reproducibility = Of(profile, "code-reproducibility");
  EXPECT_EQ(reproducibility.state(), "in part");
  EXPECT_TRUE(reproducibility.figure.starts_with("2 of 6")) << reproducibility.figure;
  EXPECT_EQ(Of(profile, "code-misuse").state(), "not live");
  EXPECT_EQ(Of(profile, "data-pii").state(), "a question");
}
TEST(Ledger, AsksNothingOfWhatIsClosed) {
  const Profile profile = Stated("{complete: true, components: {}}");
  EXPECT_EQ(Of(profile, "data-pii").state(), "not live");
  EXPECT_EQ(Of(profile, "weights-ecosystem").state(), "not unlocked");
  EXPECT_EQ(Of(profile, "weights-tampering").state(), "not live");
}
TEST(Ledger, SeesDrawbacksInFindingsAndTerms) {
  const Profile profile = Stated(
      "{complete: true, components: {pretrained-weights: {licenses: [{is: custom, answers: {use: conditional, study: no}}]}, aligned-weights: {licenses: "
      "MIT}}, "
      "findings: [pickled-weights, open-washing]}");
  EXPECT_EQ(Of(profile, "weights-tampering").state(), "live");
  EXPECT_EQ(Of(profile, "docs-false-trust").state(), "live");
  EXPECT_EQ(Of(profile, "dist-chills-research").state(), "live");
  EXPECT_EQ(Of(profile, "guard-bypass").state(), "live");
  EXPECT_EQ(Of(profile, "weights-audit").state(), "not unlocked");
}
TEST(Ledger, CountsSignsByTheNamesOfFiles) {
  Profile profile = Stated("{complete: true, components: {}}");
  profile.files.push_back({.path = "CONTRIBUTING.md", .state = FileState::kRead});
  profile.files.push_back({.path = "third_party/x/GOVERNANCE.md", .state = FileState::kRead});
  const std::string figure = Of(profile, "code-participation").figure;
  EXPECT_NE(figure.find("contribution guide (CONTRIBUTING.md)"), std::string::npos) << figure;
  EXPECT_NE(figure.find("no governance"), std::string::npos) << figure;
}

}  // namespace
}  // namespace day
