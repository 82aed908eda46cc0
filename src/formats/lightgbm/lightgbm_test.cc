#include "formats/lightgbm/lightgbm.h"

#include <gtest/gtest.h>

#include <string>

namespace day {
namespace {

const std::string kHead = "tree\nversion=v4\nnum_class=1\naverage_output\nfeature_names=a b\ntree_sizes=10 12\n\n";
const std::string kTrees = "Tree=0\nnum_leaves=3\nleaf_value=1 2 3\n\n\nTree=1\nnum_leaves=2\n\n\nend of trees\n\nfeature_importances:\na=1\n";
std::string_view RuleOf(const std::string& text) {
  const auto model = ParseLightGbm(text);
  return model ? "accepted" : model.error().rule;
}

TEST(LightGbmParser, CountsTrees) {
  const auto model = ParseLightGbm(kHead + kTrees);
  ASSERT_TRUE(model.has_value()) << model.error().rule;
  EXPECT_EQ(model->trees, 2u);
  EXPECT_EQ(model->leaves, 5u);
}
TEST(LightGbmParser, RefusesWhatItsLoaderRefuses) {
  EXPECT_EQ(RuleOf(kHead + kTrees), "accepted");
  EXPECT_EQ(RuleOf("tree\n"), "does not begin as a model of LightGBM");
  EXPECT_EQ(RuleOf(kHead), "ends before its trees do");
  EXPECT_EQ(RuleOf(kHead + "Tree=0\nnum_leaves=1\nend of trees\n"), "has other trees than it counts");
  EXPECT_EQ(RuleOf(kHead + "import os\n" + kTrees), "a line is no key and value");
  EXPECT_EQ(RuleOf(kHead + "num_leaves=x\n" + kTrees), "a count is no number");
  EXPECT_EQ(RuleOf(kHead + kTrees + std::string(1, '\0')), "holds bytes that are no text");
}

}  // namespace
}  // namespace day
