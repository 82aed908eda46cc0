#include "formats/ort/ort.h"

#include <gtest/gtest.h>

#include "formats/ort/builder_for_test.h"

namespace day {
namespace {

std::string_view RuleOf(const ort::Parts& parts) {
  const auto model = ReadOrt(BytesInMemory(ort::Model(parts)));
  return model ? "accepted" : model.error().rule;
}

TEST(OrtReader, ReadsOperatorsAndTensors) {
  const auto model = ReadOrt(BytesInMemory(ort::Model({})));
  ASSERT_TRUE(model.has_value()) << model.error().rule;
  EXPECT_EQ(model->ort_version, "5");
  EXPECT_EQ(model->producer, "for a test");
  EXPECT_EQ(model->tensors, 1u);
  EXPECT_EQ(model->parameters, 4u);
  EXPECT_EQ(model->listed[0].shape, (std::vector<int64_t>{2, 2}));
  EXPECT_EQ(model->listed[0].size, 16u);
  EXPECT_TRUE(model->operators.contains({"", "Add"}));
}
TEST(OrtReader, ReadsGraphsInAttributes) {
  const ort::Parts inner = {.domain = "deep", .op = "Op"};
  for (const auto& [slot, value] : {std::pair(7, ort::Graph(inner)), std::pair(12, Flat::List({ort::Graph(inner)}))}) {
    const auto model = ReadOrt(BytesInMemory(ort::Model({.attribute = {{slot, value}}})));
    ASSERT_TRUE(model.has_value()) << model.error().rule;
    EXPECT_TRUE(model->operators.contains({"deep", "Op"}));
    EXPECT_EQ(model->tensors, 2u);
  }
}
TEST(OrtReader, RefusesWhatDoesNotFit) {
  EXPECT_EQ(RuleOf({}), "accepted");
  EXPECT_EQ(RuleOf({.bytes = 15}), "a tensor's shape does not fit its bytes");
  EXPECT_EQ(RuleOf({.dims = {-1}}), "a tensor's shape is negative");
  EXPECT_EQ(RuleOf({.dims = {INT64_MAX, 3}}), "a tensor's shape overflows");
  EXPECT_EQ(RuleOf({.dims = {INT64_MAX}}), "a tensor's shape overflows");
  EXPECT_EQ(RuleOf({.dims = std::vector<int64_t>(65, 1)}), "a tensor has more than 64 dimensions");
  EXPECT_EQ(ReadOrt(BytesInMemory(std::string_view("\xff\0\0\0ORTM", 8))).error().rule, "the offset of its root leads nowhere");
  EXPECT_EQ(ReadOrt(BytesInMemory(FlatFile("ORTM", Flat::Table({})))).error().rule, "has no graph");
  ort::Parts nested;
  for (int i = 0; i < 40; ++i) nested = {.attribute = {{7, ort::Graph(nested)}}};
  EXPECT_EQ(RuleOf(nested), "limit graph-depth");
}

}  // namespace
}  // namespace day
