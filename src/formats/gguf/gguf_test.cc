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
TEST(GgufParser, RefusesAStringPastTheEnd) {
  Builder b;
  EXPECT_EQ(RuleOf(b.Start(0, 1).Put<uint64_t>(UINT64_MAX)), kGgufNeedsMore);
}

}  // namespace
}  // namespace day
