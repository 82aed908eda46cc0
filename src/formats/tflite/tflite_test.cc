#include "formats/tflite/tflite.h"

#include <gtest/gtest.h>

#include "formats/tflite/builder_for_test.h"

namespace day {
namespace {

using tflite::Options;
using tflite::Parts;

std::string_view RuleOf(const Parts& parts) {
  const std::string file = tflite::Model(parts);
  const auto model = ReadTflite(BytesInMemory(file));
  return model ? "accepted" : model.error().rule;
}
Flat Call(uint32_t graph) { return tflite::Operator(0, {0}, {0}, {{3, Flat::Number<uint8_t>(16)}, {4, Flat::Table({{0, Flat::Number<uint32_t>(graph)}})}}); }

TEST(TfliteReader, ReadsTensorsAndOperators) {
  const std::string file = tflite::Model({});
  const auto model = ReadTflite(BytesInMemory(file));
  ASSERT_TRUE(model.has_value()) << model.error().rule;
  EXPECT_EQ(model->subgraphs, 1u);
  EXPECT_EQ(model->operators, 1u);
  EXPECT_EQ(model->tensors, 1u);
  EXPECT_EQ(model->parameters, 4u);
  ASSERT_EQ(model->listed.size(), 2u);
  EXPECT_EQ(model->listed[0].name, "w");
  EXPECT_EQ(model->listed[0].dtype, "float32");
  EXPECT_EQ(model->listed[0].shape, (std::vector<int64_t>{2, 2}));
  EXPECT_TRUE(model->listed[0].constant);
  EXPECT_EQ(model->listed[0].size, 16u);
  EXPECT_EQ(file.substr(model->listed[0].at, 16), std::string(16, '\0'));
  EXPECT_FALSE(model->listed[1].constant);
  EXPECT_TRUE(model->custom.empty());
  EXPECT_EQ(model->end, file.size());
}
TEST(TfliteReader, NamesCustomOperatorsAndWhatFlexOnesRun) {
  const std::string node("\x0a\x01n\x12\x09WriteFile\x2a\x09\x0a\x01k\x12\x04\x12\x02/x", 25);
  Parts parts;
  parts.codes = {tflite::Custom("FlexAdd"), tflite::Custom("Mine")};
  parts.operators = {tflite::Operator(0, {0}, {1}, {{5, Flat::Numbers(tflite::FlexOptions("Add", node))}}), tflite::Operator(1, {0}, {1})};
  const auto model = ReadTflite(BytesInMemory(tflite::Model(parts)));
  ASSERT_TRUE(model.has_value()) << model.error().rule;
  ASSERT_EQ(model->custom.size(), 3u);
  EXPECT_EQ(model->custom[1].name, "Mine");
  ASSERT_TRUE(model->custom[2].node.has_value());
  EXPECT_EQ(model->custom[2].node->op, "WriteFile");
  ASSERT_EQ(model->custom[2].node->attributes.size(), 1u);
  EXPECT_EQ(model->custom[2].node->attributes[0].second, "/x");
}
TEST(TfliteReader, SaysWhereOptionsOfFlexOperatorsAreNotUnderstood) {
  for (const std::string& options : {std::string("x"), std::string(40, '\xff'), std::string("\0\x28\x01", 3)}) {
    Parts parts;
    parts.codes = {tflite::Custom("FlexAdd")};
    parts.operators = {tflite::Operator(0, {0}, {1}, {{5, Flat::Numbers(std::vector<char>(options.begin(), options.end()))}})};
    const auto model = ReadTflite(BytesInMemory(tflite::Model(parts)));
    ASSERT_TRUE(model.has_value()) << model.error().rule;
    EXPECT_TRUE(model->custom.back().unclear);
  }
}
TEST(TfliteReader, FindsWeightsBehindTheFlatbuffer) {
  Parts parts;
  parts.buffers = {Flat::Table({}), Flat::Table({{1, Flat::Number<uint64_t>(1000)}, {2, Flat::Number<uint64_t>(16)}})};
  std::string file = tflite::Model(parts);
  file.resize(1016);
  const auto model = ReadTflite(BytesInMemory(file));
  ASSERT_TRUE(model.has_value()) << model.error().rule;
  EXPECT_EQ(model->parameters, 4u);
  EXPECT_EQ(model->end, 1016u);
  file.resize(1015);
  EXPECT_EQ(ReadTflite(BytesInMemory(file)).error().rule, "a buffer ends past the end of the file");
}
TEST(TfliteReader, RefusesWhatItsLoaderRefuses) {
  EXPECT_EQ(RuleOf({}), "accepted");
  EXPECT_EQ(RuleOf({.version = 2}), "is of a version other than 3");
  EXPECT_EQ(RuleOf({.shape = {2, 3}}), "a tensor's shape does not fit the size of its buffer");
  EXPECT_EQ(RuleOf({.shape = {-1, 4}}), "a tensor's shape is negative");
  EXPECT_EQ(RuleOf({.shape = {INT32_MAX, INT32_MAX, INT32_MAX}}), "a tensor's shape overflows");
  EXPECT_EQ(RuleOf({.shape = {INT32_MAX, INT32_MAX, 4}}), "a tensor's shape overflows");
  EXPECT_EQ(RuleOf({.shape = std::vector<int32_t>(65, 1)}), "a tensor has more than 64 dimensions");
  EXPECT_EQ(RuleOf({.type = 23}), "a tensor has an unknown type");
  EXPECT_EQ(RuleOf({.type = -1}), "a tensor has an unknown type");
  EXPECT_EQ(RuleOf({.buffer = 2}), "a tensor names a buffer that is not there");
  EXPECT_EQ(RuleOf({.operators = {tflite::Operator(0, {0, -1}, {1})}}), "accepted");
  EXPECT_EQ(RuleOf({.operators = {tflite::Operator(1, {0}, {1})}}), "an operator is of a kind that is not there");
  EXPECT_EQ(RuleOf({.operators = {tflite::Operator(0, {2}, {1})}}), "an operator or a graph names a tensor that is not there");
  EXPECT_EQ(RuleOf({.operators = {tflite::Operator(0, {0}, {-2})}}), "an operator or a graph names a tensor that is not there");
  EXPECT_EQ(RuleOf({.operators = {Call(7)}}), "an operator calls a subgraph that is not there");
  EXPECT_EQ(RuleOf({.operators = {Call(0)}}), "its subgraphs call each other in a circle, which the loader follows without end");
  EXPECT_EQ(RuleOf({.codes = {tflite::Custom("")}}), "a custom operator has no name");
}
TEST(FlexOptions, RefusesWhatIsNoNode) {
  const auto options = [](const std::string& node) {
    const std::vector<char> bytes = tflite::FlexOptions("Add", node);
    return ReadFlexOptions(std::string_view(bytes.data(), bytes.size()));
  };
  ASSERT_TRUE(options("\x12\x03"
                      "Add")
                  .has_value());
  EXPECT_FALSE(options("").has_value());
  EXPECT_FALSE(options("\x12\x04"
                       "Add")
                   .has_value());
  EXPECT_FALSE(options("\x13").has_value());
  EXPECT_FALSE(options("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff").has_value());
  EXPECT_FALSE(options("\x2a\x02\x0a\x09\x12\x03"
                       "Add")
                   .has_value());
}

}  // namespace
}  // namespace day
