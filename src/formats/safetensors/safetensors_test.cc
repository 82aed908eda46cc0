#include "formats/safetensors/safetensors.h"

#include <gtest/gtest.h>

namespace day {
namespace {

std::string_view RuleOf(std::string_view json, uint64_t data_size) {
  const auto parsed = ParseSafetensorsHeader(json, data_size);
  return parsed ? "accepted" : parsed.error().rule;
}

TEST(SafetensorsParser, CountsParametersByDtype) {
  const auto header = ParseSafetensorsHeader(
      R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"BF16","shape":[4],"data_offsets":[24,32]}})",
      32);
  ASSERT_TRUE(header.has_value()) << header.error().rule;
  EXPECT_EQ(header->tensors, 2u);
  EXPECT_EQ(header->parameters, 10u);
  EXPECT_EQ(header->parameters_by_dtype.at("F32"), 6u);
  EXPECT_EQ(header->metadata.at(0).second, "pt");
}
TEST(SafetensorsParser, AcceptsScalarsAndEmptyTensors) {
  EXPECT_EQ(RuleOf(R"({"s":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"e":{"dtype":"F32","shape":[0,9],"data_offsets":[4,4]}})", 4), "accepted");
}
TEST(SafetensorsParser, RefusesAHeaderLongerThanTheFile) {
  EXPECT_FALSE(ParseSafetensorsLength(std::string_view("\x10\0\0\0\0\0\0\0", 8), 20).has_value());
  EXPECT_TRUE(ParseSafetensorsLength(std::string_view("\x0c\0\0\0\0\0\0\0", 8), 20).has_value());
}
TEST(SafetensorsParser, RefusesAHeaderBeyondTheFormatsLimit) {
  EXPECT_FALSE(ParseSafetensorsLength(std::string_view("\xff\xff\xff\xff\xff\xff\xff\x7f", 8), UINT64_MAX).has_value());
}
TEST(SafetensorsParser, RefusesAnOffsetPastTheEndOfTheFile) {
  EXPECT_EQ(RuleOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 4), "a tensor ends past the end of the file");
}
TEST(SafetensorsParser, RefusesOverlappingTensors) {
  EXPECT_EQ(RuleOf(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}})", 6), "two tensors overlap");
}
TEST(SafetensorsParser, RefusesAGapBetweenTensors) {
  EXPECT_EQ(RuleOf(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[5,9]}})", 9),
            "there is a gap between two tensors");
}
TEST(SafetensorsParser, RefusesBytesAfterTheLastTensor) {
  EXPECT_EQ(RuleOf(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})", 9), "bytes follow the last tensor");
}
TEST(SafetensorsParser, RefusesALengthThatIsNotThatOfTheShape) {
  EXPECT_EQ(RuleOf(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,4]}})", 4), "a tensor's length is not that of its shape and dtype");
}
TEST(SafetensorsParser, RefusesAShapeThatOverflows) {
  EXPECT_EQ(RuleOf(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,0]}})", 0), "a tensor's shape overflows");
}
TEST(SafetensorsParser, RefusesTwoTensorsOfOneName) {
  EXPECT_EQ(RuleOf(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})", 2),
            "two tensors have the same name");
}
TEST(SafetensorsParser, RefusesAVeryLongText) {
  EXPECT_EQ(RuleOf(R"({"__metadata__":{"a":")" + std::string((16 << 20) + 1, 'x') + R"("}})", 0), "one of the header's members has a text of more than 16 MiB");
}
TEST(SafetensorsParser, RefusesWhatIsNotJson) { EXPECT_EQ(RuleOf("{", 0), "header is not a JSON object, or one of its members has more than 500,000 values"); }
TEST(SafetensorsParser, RefusesMetadataWithoutEnd) {
  std::string header = "{\"__metadata__\":{\"0\":\"\"";
  for (int i = 1; i <= 500'000; ++i) header += ",\"" + std::to_string(i) + "\":\"\"";
  EXPECT_EQ(RuleOf(header + "}}", 0), "header is not a JSON object, or one of its members has more than 500,000 values");
}
TEST(SafetensorsParser, RefusesAnUnknownDtype) {
  EXPECT_EQ(RuleOf(R"({"a":{"dtype":"Q9","shape":[1],"data_offsets":[0,1]}})", 1), "a tensor's dtype is missing or unknown");
}
TEST(SafetensorsParser, RefusesNegativeNumbers) {
  EXPECT_EQ(RuleOf(R"({"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}})", 1), "a tensor's shape holds something other than whole numbers");
}

}  // namespace
}  // namespace day
