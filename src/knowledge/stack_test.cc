#include <gtest/gtest.h>

#include <set>

#include "knowledge/knowledge.h"

namespace day {
namespace {

TEST(Stack, HoldsEveryCategoryOfTheAnnexInItsOrder) {
  std::vector<std::string> ids;
  for (const Category& category : TheStack().categories) ids.push_back(category.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"code", "datasets", "weights", "documentation", "distribution", "guardrails"}));
}
TEST(Stack, DescribesEveryComponentWhole) {
  std::set<std::string> seen;
  for (const Component& component : TheStack().components) {
    EXPECT_TRUE(seen.insert(component.id).second) << component.id << " stands twice";
    EXPECT_FALSE(component.name.empty()) << component.id;
    EXPECT_FALSE(component.looks_for.empty()) << component.id;
    EXPECT_TRUE(component.part == "code" || component.part == "weights" || component.part == "data" || component.part == "documentation") << component.id;
  }
  EXPECT_EQ(seen.size(), 34u);
}
TEST(Stack, HasBenefitsAndDrawbacksWithTheirMeasureForEveryCategory) {
  for (const Category& category : TheStack().categories) {
    EXPECT_FALSE(category.benefits.empty()) << category.id;
    EXPECT_FALSE(category.drawbacks.empty()) << category.id;
    for (const LedgerItem& item : category.benefits) EXPECT_FALSE(item.measured_by.empty()) << item.id;
  }
}
TEST(Stack, FindsByIdAndNothingElse) {
  ASSERT_NE(TheStack().Find("pretrained-weights"), nullptr);
  EXPECT_EQ(TheStack().Find("pretrained-weights")->mof, "Model parameters (Final)");
  EXPECT_EQ(TheStack().Find("Pretrained weights"), nullptr);
}

}  // namespace
}  // namespace day
