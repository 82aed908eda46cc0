// Resolve, fed with evidence that the tests state themselves: no probe and no file takes part.
#include "profile/profile.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "profile/scan_for_test.h"

namespace day {
namespace {

TEST(Resolve, NamesEveryComponentOfTheStackInItsOrder) {
  const Profile profile = Scan().Resolved();
  ASSERT_EQ(profile.components.size(), TheStack().components.size());
  for (size_t i = 0; i < profile.components.size(); ++i) EXPECT_EQ(profile.components[i].id, TheStack().components[i].id);
}

TEST(Resolve, CallsAbsentOnlyWhatWasLookedForEverywhere) {
  EXPECT_EQ(In(Scan().Code("run.py").Resolved(), "pretrained-weights").assurance, Assurance::kAbsent);
  const Profile profile = Scan().File("a.txt", "", FileState::kUnreadable).Incomplete().Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kNotExamined);
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kPresent).state, GateState::kUnknown);
  EXPECT_FALSE(profile.coverage.complete);
  EXPECT_FALSE(profile.coverage.reasons.empty());
}

TEST(Resolve, ConcludesNothingFromASourceWithoutFilesBesideOthers) {
  const Profile profile = Scan().Code("run.py").Source("weights").Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").assurance, Assurance::kNotExamined);
  ASSERT_EQ(profile.coverage.reasons.size(), 1u);
  EXPECT_EQ(profile.coverage.reasons[0], "'weights' holds no files");
}

TEST(Resolve, NeverTakesALinkForAFile) {
  const Profile profile = Scan().File("README.md").Link("hub-model", "acme/acme-7b", "Download our weights here").Resolved();
  const ComponentProfile& weights = In(profile, "pretrained-weights");
  EXPECT_EQ(weights.assurance, Assurance::kLinked);
  EXPECT_EQ(weights.gate(GateId::kPresent).state, GateState::kUnknown);
  ASSERT_FALSE(weights.evidence.empty());
  EXPECT_EQ(profile.evidence.front().id, weights.evidence.front());
}

TEST(Resolve, KnowsAProjectByMoreThanItsFolder) {
  const auto linked = [](const Scan& scan) { return In(scan.Resolved(), "pretrained-weights").assurance == Assurance::kLinked; };
  const auto with = [](Scan scan) { return scan.Link("hub-model", "other/zephyrine-7b", "", 90, "model"); };
  Scan none("release");
  EXPECT_FALSE(linked(with(none.File("README.md", "document"))));
  Scan title("release");
  EXPECT_TRUE(linked(with(title.File("README.md", "document").Has("card.section", "Zephyrine: a model", {{"level", "1"}}))));
  Scan second("release");
  EXPECT_TRUE(linked(with(second.File("README.md", "document").Has("card.section", "Zephyrine", {{"level", "2"}}))));
  Scan conduct("release");
  EXPECT_FALSE(linked(with(conduct.File("CODE_OF_CONDUCT.md", "document").Has("card.section", "Zephyrine", {{"level", "1"}}).File("README.md", "document"))));
  Scan issues("release");
  issues.File("README.md", "document");
  for (const char* page : {"issues", "pulls"})
    issues.Has("link", std::string("https://github.com/zephyrine/zephyrine/") + page, {{"host", "github"}, {"name", "zephyrine/zephyrine"}, {"text", page}});
  EXPECT_TRUE(linked(with(issues)));
}

TEST(Evidence, IsKeptOnlyWhereSomethingRestsOnIt) {
  const Profile profile = Scan().File("a.py", "source").Has("code.language", "Python").Weights("model.safetensors").Resolved();
  std::vector<std::string> ids;
  for (const EvidenceItem& item : profile.evidence) {
    EXPECT_NE(item.evidence.key, "code.language");
    ids.push_back(item.id);
  }
  for (const ComponentProfile& component : profile.components)
    for (const Gate& gate : component.gates)
      for (const std::string& id : gate.evidence) EXPECT_NE(std::find(ids.begin(), ids.end(), id), ids.end()) << component.id;
}

}  // namespace
}  // namespace day
