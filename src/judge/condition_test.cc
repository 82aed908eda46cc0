#include "judge/condition.h"

#include <gtest/gtest.h>

#include "judge/license_list.h"

namespace day {
namespace {

using enum CriterionOutcome;

// A condition that comes out as told, by a finding or a gate of a component.
Condition Of(CriterionOutcome outcome) {
  Condition condition;
  condition.op = Operator::kComponent;
  condition.subject = std::string(NameOf(outcome));
  condition.gates = {{GateId::kPresent, false, {GateState::kOpen}}};
  return condition;
}

Profile TheProfile() {
  Profile profile;
  auto add = [&](CriterionOutcome outcome, GateState state) {
    ComponentProfile component;
    component.id = NameOf(outcome);
    component.gate(GateId::kPresent) = {state, Strength::kStrong, "so it is", {"e-" + component.id}};
    profile.components.push_back(component);
  };
  add(kMet, GateState::kOpen);
  add(kPartly, GateState::kPartial);
  add(kUnmet, GateState::kClosed);
  add(kUnknown, GateState::kUnknown);
  add(kNotApplicable, GateState::kNotApplicable);
  return profile;
}

CriterionOutcome Combine(Operator op, const std::vector<CriterionOutcome>& outcomes, uint32_t count = 0, Reach* reach = nullptr) {
  Condition condition;
  condition.op = op;
  condition.count = count;
  for (CriterionOutcome outcome : outcomes) {
    if (outcome == kNeedsHuman) {
      Condition ask;
      ask.op = Operator::kAsk;
      ask.question = "is it?";
      ask.children.push_back(Of(kMet));
      condition.children.push_back(ask);
    } else {
      condition.children.push_back(Of(outcome));
    }
  }
  if (reach) *reach = ReachOf(condition, Definition{}, TheProfile());
  return Evaluate(condition, Definition{}, TheProfile()).outcome;
}
Reach ReachOfAll(Operator op, const std::vector<CriterionOutcome>& outcomes, uint32_t count = 0) {
  Reach reach;
  Combine(op, outcomes, count, &reach);
  return reach;
}

TEST(Condition, AllIsAsItsWorst) {
  EXPECT_EQ(Combine(Operator::kAll, {kMet, kMet}), kMet);
  EXPECT_EQ(Combine(Operator::kAll, {kMet, kUnknown, kUnmet}), kUnmet);
  EXPECT_EQ(Combine(Operator::kAll, {kMet, kUnknown, kPartly}), kPartly);
  EXPECT_EQ(Combine(Operator::kAll, {kMet, kUnknown, kNeedsHuman}), kUnknown);
  EXPECT_EQ(Combine(Operator::kAll, {kMet, kNeedsHuman}), kNeedsHuman);
}

TEST(Condition, AnyIsAsItsBestButNeverTakesUnknownForMet) {
  EXPECT_EQ(Combine(Operator::kAny, {kUnmet, kUnknown, kMet}), kMet);
  EXPECT_EQ(Combine(Operator::kAny, {kUnmet, kUnknown}), kUnknown);
  EXPECT_EQ(Combine(Operator::kAny, {kPartly, kUnknown}), kUnknown);
  EXPECT_EQ(Combine(Operator::kAny, {kPartly, kUnmet}), kPartly);
  EXPECT_EQ(Combine(Operator::kAny, {kUnknown, kNeedsHuman}), kNeedsHuman);
}

TEST(Reach, GoesFromAllAgainstToAllFor) {
  const auto is = [](Reach reach, CriterionOutcome least, CriterionOutcome most) { return reach.least == least && reach.most == most; };
  EXPECT_TRUE(is(ReachOfAll(Operator::kAtLeast, {kMet, kUnknown, kUnknown}, 3), kPartly, kMet));
  EXPECT_TRUE(is(ReachOfAll(Operator::kAtLeast, {kUnmet, kUnknown, kUnknown}, 3), kUnmet, kPartly));
  EXPECT_TRUE(is(ReachOfAll(Operator::kAll, {kMet, kNeedsHuman}), kUnmet, kMet));
  EXPECT_TRUE(is(ReachOfAll(Operator::kAny, {kPartly, kUnknown}), kPartly, kMet));
  EXPECT_TRUE(is(ReachOfAll(Operator::kNot, {kUnknown}), kUnmet, kMet));
  EXPECT_TRUE(is(ReachOfAll(Operator::kAll, {kMet, kNotApplicable}), kMet, kMet));
}

TEST(Condition, WhatDoesNotApplyIsLeftOut) {
  EXPECT_EQ(Combine(Operator::kAll, {kMet, kNotApplicable}), kMet);
  EXPECT_EQ(Combine(Operator::kAny, {kUnmet, kNotApplicable}), kUnmet);
  EXPECT_EQ(Combine(Operator::kAll, {kNotApplicable}), kNotApplicable);
  EXPECT_EQ(Combine(Operator::kAtLeast, {kNotApplicable, kNotApplicable}, 1), kNotApplicable);
}

TEST(Condition, NotChangesMetAndUnmetOnly) {
  EXPECT_EQ(Combine(Operator::kNot, {kMet}), kUnmet);
  EXPECT_EQ(Combine(Operator::kNot, {kUnmet}), kMet);
  EXPECT_EQ(Combine(Operator::kNot, {kUnknown}), kUnknown);
  EXPECT_EQ(Combine(Operator::kNot, {kPartly}), kPartly);
}

TEST(Condition, AtLeastCountsWhatIsMetAndSaysWhatCouldStillFillTheNumber) {
  EXPECT_EQ(Combine(Operator::kAtLeast, {kMet, kMet, kUnmet}, 2), kMet);
  EXPECT_EQ(Combine(Operator::kAtLeast, {kMet, kNeedsHuman, kUnmet}, 2), kNeedsHuman);
  EXPECT_EQ(Combine(Operator::kAtLeast, {kMet, kUnknown, kUnmet}, 2), kUnknown);
  EXPECT_EQ(Combine(Operator::kAtLeast, {kMet, kUnmet, kUnmet}, 2), kPartly);
  EXPECT_EQ(Combine(Operator::kAtLeast, {kUnmet, kUnmet}, 2), kUnmet);
}

TEST(Condition, AskTurnsMetIntoAQuestionAndNothingElse) {
  EXPECT_EQ(Combine(Operator::kAsk, {kMet}), kNeedsHuman);
  EXPECT_EQ(Combine(Operator::kAsk, {kUnmet}), kUnmet);
  EXPECT_EQ(Combine(Operator::kAsk, {kUnknown}), kUnknown);
}

TEST(Condition, CarriesTheEvidenceOfWhatDecidedAndNoOther) {
  Condition all;
  all.op = Operator::kAll;
  all.children = {Of(kMet), Of(kUnmet)};
  const Evaluation evaluation = Evaluate(all, Definition{}, TheProfile());
  EXPECT_EQ(evaluation.evidence, EvidenceIds{"e-unmet"});
  EXPECT_EQ(evaluation.Because(), "unmet: so it is");
}

TEST(Condition, SaysOnceWhatHoldsOfSeveralThingsHoweverDeepTheyStand) {
  Condition inner, all;
  inner.op = all.op = Operator::kAny;
  inner.children = {Of(kUnmet), Of(kUnmet)};
  Profile profile = TheProfile();
  profile.components.push_back(*profile.Find("unmet"));
  profile.components.back().id = "another";
  Condition another = Of(kUnmet);
  another.subject = "another";
  all.children = {inner, another, inner};
  EXPECT_EQ(Evaluate(all, Definition{}, profile).Because(), "unmet, another: so it is");
}

TEST(Condition, NamesAThingOnceForAllThatIsSaidOfItInARow) {
  Evaluation evaluation;
  evaluation.sentences = {{{"Card"}, "is there"}, {{"Card"}, "is under MIT"}, {{}, "is it?"}, {{"Card", "Paper"}, "are linked"}};
  EXPECT_EQ(evaluation.Because(), "Card: is there; is under MIT; is it?; Card, Paper: are linked");
  EXPECT_EQ(Evaluation().Because(), "");
}

TEST(Condition, OfAComponentThatTheProfileDoesNotHaveIsUnknown) {
  Condition condition = Of(kMet);
  condition.subject = "never-heard-of";
  EXPECT_EQ(Evaluate(condition, Definition{}, TheProfile()).outcome, kUnknown);
}

LicenseList Osi() {
  LicenseList list;
  list.id = "osi";
  list.osi_approved = true;
  return list;
}

TEST(LicenseList, ReadsExpressions) {
  const LicenseList osi = Osi();
  auto of = [&](std::string_view expression) { return ExpressionOnList(expression, LicenseClass::kUnknown, osi); };
  EXPECT_EQ(of("MIT"), OnList::kYes);
  EXPECT_EQ(of("mit"), OnList::kYes);
  EXPECT_EQ(of("CC-BY-NC-4.0"), OnList::kNo);
  EXPECT_EQ(of("MIT AND CC-BY-NC-4.0"), OnList::kNo);
  EXPECT_EQ(of("MIT OR CC-BY-NC-4.0"), OnList::kYes);
  EXPECT_EQ(of("(MIT OR CC-BY-NC-4.0) AND Apache-2.0"), OnList::kYes);
  EXPECT_EQ(of("GPL-2.0-only WITH Classpath-exception-2.0"), OnList::kYes);
  EXPECT_EQ(of("MIT AND LicenseRef-Own"), OnList::kUnknown);
  EXPECT_EQ(of("CC-BY-NC-4.0 AND LicenseRef-Own"), OnList::kNo);
}

TEST(LicenseList, TakesNothingFromAMalformedExpression) {
  const LicenseList osi = Osi();
  for (std::string_view expression : {"", "MIT MIT", "(MIT", "MIT)", "MIT AND", "OR MIT", "MIT WITH", "()", "MIT WITH (MIT)"})
    EXPECT_NE(ExpressionOnList(expression, LicenseClass::kUnknown, osi), OnList::kYes) << expression;
}

TEST(LicenseList, BoundsDepthAndLength) {
  const LicenseList osi = Osi();
  EXPECT_EQ(ExpressionOnList(std::string(5000, '(') + "MIT" + std::string(5000, ')'), LicenseClass::kUnknown, osi), OnList::kUnknown);
  std::string longer = "MIT";
  for (int i = 0; i < 5000; ++i) longer += " OR MIT";
  EXPECT_EQ(ExpressionOnList(longer, LicenseClass::kUnknown, osi), OnList::kUnknown);
}

TEST(LicenseList, DoesNotTakeAChangedLicenseForTheOneItIsNearestTo) {
  LicenseBinding binding;
  binding.expression = "MIT";
  binding.license_class = LicenseClass::kModifiedOpen;
  EXPECT_EQ(BindingOnList(binding, Osi()), OnList::kNo);
}

TEST(LicenseList, GoesByTheClassWhereThereIsNoId) {
  LicenseBinding binding;
  binding.license_class = LicenseClass::kOsiApproved;
  EXPECT_EQ(BindingOnList(binding, Osi()), OnList::kYes);
  binding.license_class = LicenseClass::kNonCommercial;
  EXPECT_EQ(BindingOnList(binding, Osi()), OnList::kNo);
  binding.license_class = LicenseClass::kUnknown;
  EXPECT_EQ(BindingOnList(binding, Osi()), OnList::kUnknown);
}

}  // namespace
}  // namespace day
