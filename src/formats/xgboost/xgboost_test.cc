#include "formats/xgboost/xgboost.h"

#include <gtest/gtest.h>

namespace day {
namespace {

std::string Little(uint64_t value, size_t bytes) {
  std::string out;
  for (size_t i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
  return out;
}
std::string Text(std::string_view text) { return Little(text.size(), 8) + std::string(text); }

struct Parts {
  std::string magic = "binf", objective = "binary:logistic", booster = "gbtree";
  uint32_t attributes = 1, metrics = 0, major = 1;
  std::string model, texts = Little(1, 8) + Text("note") + Text("hello");

  std::string Bytes() const {
    std::string learner = Little(0x3f000000, 4) + Little(4, 4) + Little(0, 4) + Little(attributes, 4) + Little(metrics, 4) + Little(major, 4);
    learner.resize(136, '\0');
    return magic + learner + Text(objective) + Text(booster) + model + texts;
  }
};
std::string Tree(uint32_t nodes, uint32_t values = 0) {
  std::string settings = Little(1, 4) + Little(nodes, 4) + std::string(12, '\0') + Little(values, 4);
  settings.resize(148, '\0');
  return settings + std::string(nodes * 36, '\1');
}
std::string Trees(const std::vector<std::string>& trees) {
  std::string out = Little(trees.size(), 4);
  out.resize(160, '\0');
  for (const std::string& tree : trees) out += tree;
  return out + std::string(trees.size() * 4, '\0');
}
std::string Fault(const std::string& bytes) {
  const auto model = ReadXgboost(BytesInMemory(bytes));
  return model ? "" : std::string(model.error().rule);
}

TEST(Xgboost, ReadsTreesAndAttributes) {
  const std::string bytes = Parts{.model = Trees({Tree(3), Tree(1)})}.Bytes();
  EXPECT_TRUE(LooksLikeXgboost(bytes));
  const auto model = ReadXgboost(BytesInMemory(bytes));
  ASSERT_TRUE(model) << model.error().rule;
  EXPECT_EQ(model->booster, "gbtree");
  EXPECT_EQ(model->trees, 2u);
  EXPECT_EQ(model->nodes, 4u);
  EXPECT_EQ(model->texts, "note\nhello\n");
  EXPECT_EQ(model->end, bytes.size());
}
TEST(Xgboost, ReadsWeightsOfALinearModelAndDropsOfADart) {
  EXPECT_EQ(ReadXgboost(BytesInMemory(Parts{.booster = "gblinear", .model = std::string(136, '\0') + Little(5, 8) + std::string(20, '\0')}.Bytes()))->weights,
            5u);
  EXPECT_EQ(Fault(Parts{.booster = "dart", .model = Trees({Tree(1)}) + Little(1, 8) + std::string(4, '\0')}.Bytes()), "");
  EXPECT_EQ(Fault(Parts{.booster = "dart", .model = Trees({})}.Bytes()), "");
}
TEST(Xgboost, ReadsWhatOlderVersionsWrote) {
  EXPECT_EQ(Fault(Parts{.magic = "", .major = 0, .model = Trees({Tree(1, 2) + Little(2, 8) + std::string(8, '\0')})}.Bytes()), "");
  EXPECT_TRUE(LooksLikeXgboost(Parts{.magic = ""}.Bytes()));
  EXPECT_EQ(Fault(Parts{.objective = "count:poisson", .major = 0, .model = Trees({Tree(1)}), .texts = Little(0, 8) + Text("0.7")}.Bytes()), "");
  EXPECT_EQ(Fault(Parts{.metrics = 1, .model = Trees({Tree(1)}), .texts = Little(0, 8) + Little(1, 8) + Text("rmse")}.Bytes()), "");
}
TEST(Xgboost, RefusesAFileThatBreaksOff) {
  const std::string bytes = Parts{.model = Trees({Tree(3), Tree(1)})}.Bytes();
  for (size_t size = 0; size < bytes.size(); ++size) EXPECT_NE(Fault(bytes.substr(0, size)), "") << size;
}
TEST(Xgboost, RefusesCountsThatCannotBe) {
  std::string trees = Little(UINT32_MAX, 4);
  trees.resize(160, '\0');
  EXPECT_EQ(Fault(Parts{.model = trees}.Bytes()), "states a count of trees that cannot be");
  EXPECT_EQ(Fault(Parts{.model = Trees({Tree(0)})}.Bytes()), "has a tree without a node");
  EXPECT_EQ(Fault(Parts{.booster = "gblinear", .model = std::string(136, '\0') + Little(UINT64_MAX, 8)}.Bytes()), "ends in the middle of a field");
  EXPECT_EQ(Fault(Parts{.model = Trees({}), .texts = Little(UINT64_MAX, 8)}.Bytes()), "has more attributes than the limit allows");
  EXPECT_EQ(Fault(Parts{.model = Trees({}), .texts = Little(1, 8) + Little(UINT64_MAX, 8)}.Bytes()), "a text is longer than its limit");
}
TEST(Xgboost, RefusesNamesThatNoModelHas) {
  EXPECT_EQ(Fault(Parts{.objective = "Binary Logistic"}.Bytes()), "has no objective");
  EXPECT_EQ(Fault(Parts{.booster = "forest"}.Bytes()), "has a booster that there is not");
  EXPECT_EQ(Fault(Parts{.objective = std::string(65, 'a')}.Bytes()), "a text is longer than its limit");
  EXPECT_FALSE(LooksLikeXgboost(Parts{.booster = "forest"}.Bytes()));
  EXPECT_FALSE(LooksLikeXgboost("binf"));
  EXPECT_FALSE(LooksLikeXgboost(""));
}

}  // namespace
}  // namespace day
