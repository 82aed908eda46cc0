#include "report/changes.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>

#include "report/sample_for_test.h"
#include "text/json.h"

namespace day {
namespace {

Audit Changed(const std::function<void(Profile&)>& change) {
  Audit audit = SampleAudit();
  change(audit.profile);
  audit.verdicts = JudgeAll(audit.profile);
  return audit;
}

// "kind what: before -> after", a line each, but for verdicts, which follow.
std::string ChangesBy(const std::function<void(Profile&)>& change) {
  std::string out;
  for (const Change& one : ChangesOf(SampleAudit(), Changed(change)).all)
    if (one.kind != Change::Kind::kVerdict) out += fmt::format("{} {}: {} -> {}\n", NameOf(one.kind), one.what, one.before, one.after);
  return out;
}

Gate& LicensedGate(Profile& profile, std::string_view component) {
  for (ComponentProfile& row : profile.components)
    if (row.id == component) return row.gate(GateId::kLicensed);
  return profile.components.front().gate(GateId::kLicensed);
}

std::string GateFromTo(GateState before, GateState after) {
  const auto set = [](GateState state) { return [state](Profile& profile) { LicensedGate(profile, "pretrained-weights").state = state; }; };
  std::string out;
  for (const Change& one : ChangesOf(Changed(set(before)), Changed(set(after))).all)
    if (one.kind != Change::Kind::kVerdict) out += std::string(NameOf(one.kind));
  return out;
}

TEST(Changes, FindsNoneBetweenAProfileAndItself) {
  EXPECT_TRUE(ChangesOf(SampleAudit(), SampleAudit()).none());
  EXPECT_NE(RenderChanges(SampleAudit(), SampleAudit(), {"a", "b"}, {}).find("Nothing that a profile holds is different."), std::string::npos);
}

TEST(Changes, TellsOpenedFromLearned) {
  using enum GateState;
  EXPECT_EQ(GateFromTo(kClosed, kOpen), "opened");
  EXPECT_EQ(GateFromTo(kPartial, kConditional), "opened");
  EXPECT_EQ(GateFromTo(kNotApplicable, kOpen), "opened");
  EXPECT_EQ(GateFromTo(kOpen, kConditional), "closed");
  EXPECT_EQ(GateFromTo(kOpen, kNotApplicable), "closed");
  EXPECT_EQ(GateFromTo(kUnknown, kOpen), "learned");
  EXPECT_EQ(GateFromTo(kUnknown, kClosed), "learned");
  EXPECT_EQ(GateFromTo(kOpen, kUnknown), "lost");
  EXPECT_EQ(GateFromTo(kNotApplicable, kClosed), "");
  EXPECT_EQ(GateFromTo(kOpen, kOpen), "");
}

TEST(Changes, CountsWhatComesWithAComponentOnce) {
  const Audit before = Changed([](Profile& profile) {
    for (Gate& gate : profile.components.front().gates) gate.state = GateState::kNotApplicable;
    profile.components.front().gate(GateId::kPresent).state = GateState::kClosed;
    profile.components.front().gate(GateId::kLicensed).state = GateState::kClosed;  // which is none that begins to apply
  });
  const Audit after = Changed([](Profile& profile) {
    for (Gate& gate : profile.components.front().gates) gate.state = GateState::kOpen;
    profile.components.front().gate(GateId::kVerifiable).state = GateState::kUnknown;
  });
  std::string out;
  for (const auto* way : {"there", "gone"}) {
    const Changes changes = way == std::string_view("there") ? ChangesOf(before, after) : ChangesOf(after, before);
    for (const Change& one : changes.all)
      if (!one.component.empty() && one.kind != Change::Kind::kTerms) out += fmt::format("{} {}{};", NameOf(one.kind), one.what, one.follows ? " follows" : "");
    out += "\n";
  }
  EXPECT_EQ(out,
            "opened present;opened complete follows;opened accessible follows;opened documented follows;opened verifiable follows;opened licensed;\n"
            "closed present;closed complete follows;closed accessible follows;closed documented follows;closed verifiable follows;closed licensed;\n");
  EXPECT_NE(RenderChanges(before, after, {"a", "b"}, {}).find("where it is there, its other gates: complete"), std::string::npos);
}

TEST(Changes, SaysNothingOfGatesOfWhatMayOrMayNotBeThere) {
  const auto with = [](GateState present, GateState others) {
    return Changed([=](Profile& profile) {
      for (Gate& gate : profile.components.front().gates) gate.state = others;
      profile.components.front().gate(GateId::kPresent).state = present;
    });
  };
  const auto between = [](const Audit& before, const Audit& after) {
    std::string out;
    for (const Change& one : ChangesOf(before, after).all)
      if (!one.component.empty() && one.kind != Change::Kind::kTerms) out += fmt::format("{} {}{};", NameOf(one.kind), one.what, one.follows ? " follows" : "");
    return out;
  };
  using enum GateState;
  EXPECT_EQ(between(with(kOpen, kNotApplicable), with(kUnknown, kUnknown)), "lost present;");
  EXPECT_EQ(between(with(kUnknown, kUnknown), with(kOpen, kNotApplicable)), "learned present;");
  EXPECT_EQ(between(with(kUnknown, kUnknown), with(kClosed, kNotApplicable)), "learned present;");
  EXPECT_EQ(between(with(kClosed, kNotApplicable), with(kUnknown, kUnknown)), "lost present;");
  EXPECT_NE(between(with(kUnknown, kNotApplicable), with(kOpen, kOpen)).find("learned present;learned complete follows;"), std::string::npos);
}

TEST(Changes, FindsOtherTerms) {
  EXPECT_EQ(ChangesBy([](Profile& profile) { profile.licensing.code[0].expression = "MIT"; }), "terms code: Apache-2.0 -> MIT\n");
  EXPECT_EQ(ChangesBy([](Profile& profile) { profile.licensing.code.clear(); }), "terms code: Apache-2.0 -> \n");
  // The same name, and another text: what it allows is different.
  const Audit after = Changed([](Profile& profile) { profile.licensing.data[0].freedoms[0].answer = Answer::kYes; });
  const Changes changes = ChangesOf(SampleAudit(), after);
  ASSERT_FALSE(changes.all.empty());
  EXPECT_EQ(changes.all[0].kind, Change::Kind::kTerms);
  EXPECT_NE(changes.all[0].because_before, changes.all[0].because_after);
}

TEST(Changes, FindsClaimsFindingsAndModels) {
  EXPECT_EQ(ChangesBy([](Profile& profile) { profile.claims[0].verdict = ClaimVerdict::kSupported; }),
            "claim Fully open source.: not-supported -> supported\n");
  EXPECT_EQ(ChangesBy([](Profile& profile) { profile.claims.erase(profile.claims.begin()); }), "claim Fully open source.: not-supported -> \n");
  EXPECT_EQ(ChangesBy([](Profile& profile) { profile.findings.clear(); }), "finding pickled-weights: high -> \n");
  EXPECT_EQ(ChangesBy([](Profile& profile) { profile.models.push_back({.path = "b", .files = 1, .summary = "new"}); }), "model b:  -> new\n");
}

TEST(Changes, FindsVerdicts) {
  bool found = false;
  for (const Change& one : ChangesOf(SampleAudit(), Changed([](Profile& profile) {
                                       for (ComponentProfile& row : profile.components)
                                         for (Gate& gate : row.gates) gate.state = GateState::kOpen;
                                     }))
                               .all)
    found = found || one.kind == Change::Kind::kVerdict;
  EXPECT_TRUE(found);
}

TEST(Changes, FindsFiles) {
  const Changes changes = ChangesOf(SampleAudit(), Changed([](Profile& profile) {
                                      profile.files[0].sha256 = Sha256Of("other");
                                      FileRecord file{.path = "new.txt", .size = 1};
                                      profile.files.push_back(file);
                                    }));
  EXPECT_EQ(changes.files.added, std::vector<std::string>{"code: new.txt"});
  EXPECT_EQ(changes.files.changed, std::vector<std::string>{"code: README.md"});
  EXPECT_TRUE(changes.files.removed.empty());
}

TEST(Changes, ShowsNothingThatATerminalWouldObey) {
  const Audit after = Changed([](Profile& profile) {
    profile.claims.clear();
    profile.findings.clear();
    profile.models.clear();
    profile.files.clear();
    profile.evidence.clear();
    profile.licensing.data[0].expression = std::string(kHostileText);
    LicensedGate(profile, "pretrained-weights").because = std::string(kHostileText);
  });
  for (const Audit* before : {&after}) {
    const std::string shown = RenderChanges(SampleAudit(), *before, {std::string(kHostileName), "b\x1b[1m"}, {.width = 80});
    EXPECT_EQ(shown.find('\x1b'), std::string::npos);
    EXPECT_EQ(shown.find('\xff'), std::string::npos);
    EXPECT_EQ(shown.find("\u202e"), std::string::npos);
  }
}

TEST(Changes, AreJsonWithTheEvidenceOfBothSides) {
  const auto root =
      ParseJson(RenderChangesJson(SampleAudit(), Changed([](Profile& profile) { profile.licensing.code[0].expression = "MIT"; }), {"a@1", "a@2"}));
  ASSERT_TRUE(root) << root.error().message;
  const Value& change = (*root)["changes"].items()[0];
  EXPECT_EQ(change["kind"].string(), "terms");
  EXPECT_EQ(change["before"]["is"].string(), "Apache-2.0");
  EXPECT_EQ(change["before"]["places"].items()[0].string(), "code: README.md:3");
  EXPECT_EQ((*root)["files"]["added"]["count"].integer(), 0);
}

}  // namespace
}  // namespace day
