#include "formats/gguf/gguf.h"

#include <gtest/gtest.h>

#include <cstring>

namespace day {
namespace {

class Builder {
 public:
  template <class T>
  Builder& Put(T value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    return *this;
  }
  Builder& Text(std::string_view text) {
    Put<uint64_t>(text.size());
    bytes_ += text;
    return *this;
  }
  Builder& Start(uint64_t tensors, uint64_t keys, uint32_t version = 3) {
    bytes_ = "GGUF";
    return Put<uint32_t>(version).Put<uint64_t>(tensors).Put<uint64_t>(keys);
  }
  std::string bytes_;
};

std::string_view RuleOf(const Builder& builder) {
  const auto parsed = ParseGguf(builder.bytes_);
  return parsed ? "accepted" : parsed.error().rule;
}

TEST(GgufParser, ReadsMetadataAndCountsParameters) {
  Builder b;
  b.Start(2, 3).Text("general.architecture").Put<uint32_t>(8).Text("llama").Text("llama.context_length").Put<uint32_t>(4).Put<uint32_t>(4096);
  b.Text("tokenizer.ggml.tokens").Put<uint32_t>(9).Put<uint32_t>(8).Put<uint64_t>(2).Text("a").Text("b");
  b.Text("w").Put<uint32_t>(2).Put<uint64_t>(256).Put<uint64_t>(4).Put<uint32_t>(12).Put<uint64_t>(0);
  b.Text("n").Put<uint32_t>(1).Put<uint64_t>(8).Put<uint32_t>(0).Put<uint64_t>(576);
  const auto header = ParseGguf(b.bytes_);
  ASSERT_TRUE(header.has_value()) << header.error().rule;
  EXPECT_EQ(header->Get("general.architecture"), "llama");
  EXPECT_EQ(header->Get("llama.context_length"), "4096");
  EXPECT_EQ(header->Get("tokenizer.ggml.tokens"), "[2 items]");
  EXPECT_EQ(header->parameters, 1032u);
  EXPECT_EQ(header->parameters_by_type.at("Q4_K"), 1024u);
}
TEST(GgufParser, SaysThatMoreBytesAreNeededAtEveryCut) {
  Builder b;
  b.Start(1, 1).Text("k").Put<uint32_t>(8).Text("v").Text("w").Put<uint32_t>(1).Put<uint64_t>(8).Put<uint32_t>(0).Put<uint64_t>(0);
  for (size_t size = 0; size < b.bytes_.size(); ++size) {
    const auto parsed = ParseGguf(std::string_view(b.bytes_).substr(0, size));
    ASSERT_FALSE(parsed.has_value());
    EXPECT_EQ(parsed.error().rule, kGgufNeedsMore) << size;
  }
}
TEST(GgufParser, RefusesAnotherMagic) { EXPECT_EQ(ParseGguf("GGML....").error().rule, "does not begin with GGUF"); }
TEST(GgufParser, RefusesAByteSwappedVersion) {
  Builder b;
  EXPECT_EQ(RuleOf(b.Start(0, 0, 0x03000000)), "is of a version other than 2 and 3");
}
TEST(GgufParser, RefusesNegativeCounts) {
  Builder b;
  EXPECT_EQ(RuleOf(b.Start(UINT64_MAX, 0)), "a count is negative");
}
TEST(GgufParser, RefusesAnArrayOfArrays) {
  Builder b;
  EXPECT_EQ(RuleOf(b.Start(0, 1).Text("k").Put<uint32_t>(9).Put<uint32_t>(9).Put<uint64_t>(1)), "an array holds arrays");
}
TEST(GgufParser, RefusesAnArrayBeyondTheLimit) {
  Builder b;
  EXPECT_EQ(RuleOf(b.Start(0, 1).Text("k").Put<uint32_t>(9).Put<uint32_t>(0).Put<uint64_t>(UINT64_MAX)), "an array is longer than 2^30 items");
}
TEST(GgufParser, RefusesABooleanOfTwo) {
  Builder b;
  EXPECT_EQ(RuleOf(b.Start(0, 1).Text("k").Put<uint32_t>(7).Put<uint8_t>(2)), "a boolean is neither 0 nor 1");
}
TEST(GgufParser, RefusesAShapeThatOverflows) {
  Builder b;
  b.Start(1, 0).Text("w").Put<uint32_t>(2).Put<uint64_t>(UINT64_MAX).Put<uint64_t>(2).Put<uint32_t>(0).Put<uint64_t>(0);
  EXPECT_EQ(RuleOf(b), "a tensor's shape overflows");
}
TEST(GgufParser, RefusesFiveDimensions) {
  Builder b;
  EXPECT_EQ(RuleOf(b.Start(1, 0).Text("w").Put<uint32_t>(5)), "a tensor has more than 4 dimensions");
}
Builder Tensors(uint64_t row, uint32_t type, uint64_t second_offset, std::string_view second = "n") {
  Builder b;
  b.Start(2, 0).Text("w").Put<uint32_t>(1).Put<uint64_t>(row).Put<uint32_t>(type).Put<uint64_t>(0);
  b.Text(second).Put<uint32_t>(1).Put<uint64_t>(8).Put<uint32_t>(0).Put<uint64_t>(second_offset);
  return b;
}
TEST(GgufParser, RefusesTensorsThatOverlapOrLeaveGaps) {
  constexpr std::string_view kRule = "a tensor does not begin where the one before it ended";
  EXPECT_EQ(RuleOf(Tensors(10, 0, 64)), "accepted");  // 40 bytes, padded to 64
  EXPECT_EQ(RuleOf(Tensors(10, 0, 32)), kRule);
  EXPECT_EQ(RuleOf(Tensors(10, 0, 96)), kRule);
  EXPECT_EQ(RuleOf(Tensors(10, 0, 40)), kRule);
}
TEST(GgufParser, RefusesTypesThatAreNone) {
  for (uint32_t type : {4U, 31U, 36U, 0xFFFFFFFFU}) EXPECT_EQ(RuleOf(Tensors(32, type, 0)), "a tensor's type is none of the format") << type;
  EXPECT_EQ(RuleOf(Tensors(32, 60, 999)), "accepted");  // a type to come, of unknown size
}
TEST(GgufParser, RefusesRowsThatAreNoWholeNumberOfBlocks) { EXPECT_EQ(RuleOf(Tensors(33, 2, 0)), "a tensor's rows are no whole number of blocks"); }
TEST(GgufParser, RefusesTwoTensorsOfOneName) { EXPECT_EQ(RuleOf(Tensors(8, 0, 32, "w")), "two tensors have the same name"); }
TEST(GgufParser, RefusesTwoKeysOfOneName) {
  Builder b;
  EXPECT_EQ(RuleOf(b.Start(0, 2).Text("k").Put<uint32_t>(0).Put<uint8_t>(1).Text("k").Put<uint32_t>(0).Put<uint8_t>(1)), "two keys have the same name");
}
TEST(GgufParser, RefusesAnAlignmentThatIsNone) {
  Builder b;
  EXPECT_EQ(RuleOf(b.Start(0, 1).Text("general.alignment").Put<uint32_t>(4).Put<uint32_t>(33)), "general.alignment is no power of two");
}
TEST(GgufParser, KeepsTemplatesWhole) {
  Builder b;
  b.Start(0, 1).Text("tokenizer.chat_template").Put<uint32_t>(8).Text(std::string(9'000, 'x'));
  EXPECT_EQ(ParseGguf(b.bytes_)->templates.at(0).second.size(), 9'000u);
}
TEST(GgufParser, RefusesAStringPastTheEnd) {
  Builder b;
  EXPECT_EQ(RuleOf(b.Start(0, 1).Put<uint64_t>(UINT64_MAX)), kGgufNeedsMore);
}

}  // namespace
}  // namespace day
