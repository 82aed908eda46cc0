#include "formats/tensorflow/checkpoint.h"

#include <gtest/gtest.h>

#include "formats/tensorflow/checkpoint_for_test.h"

namespace day {
namespace {

using namespace std::string_view_literals;
using namespace checkpoint_test;
using proto::Bytes;
using proto::Number;
using proto::Varint;

std::string_view RuleOf(std::string_view file) {
  const auto index = ParseCheckpointIndex(file);
  return index ? "accepted" : index.error().rule;
}

TEST(CheckpointParser, CountsTensorsAndNotTexts) {
  const auto index = ParseCheckpointIndex(Index(Entry("a", Tensor({2, 3}, 24)) + Entry("graph", Tensor({}, 99, 7))));
  ASSERT_TRUE(index.has_value()) << index.error().rule;
  EXPECT_EQ(index->shards, 1u);
  EXPECT_EQ(index->tensors, 1u);
  EXPECT_EQ(index->parameters, 6u);
  EXPECT_EQ(index->listed.at(0).name, "a");
}
TEST(CheckpointParser, ReadsBlocksThatAreCompressed) {
  // A literal of the whole block.
  const std::string block = Block(Entry("", Number(1, 1)) + Entry("a", Tensor({4}, 16)));
  ASSERT_LT(block.size(), 60u);
  EXPECT_EQ(RuleOf(Table(Varint(block.size()) + static_cast<char>((block.size() - 1) << 2) + block, 1)), "accepted");
}
TEST(CheckpointParser, RefusesSnappyThatIsNone) {
  for (std::string_view packed : {"\x05\x10"
                                  "abc"sv,
                                  "\x08\x01\x09"sv, "\xff\xff\xff\xff\x0f"sv,
                                  "\x02\x08"
                                  "abc"sv})
    EXPECT_EQ(RuleOf(Table(packed, 1)), "a block is no Snappy, or larger than 16 MiB");
}
TEST(CheckpointParser, RefusesAnotherCompression) { EXPECT_EQ(RuleOf(Table("x", 7)), "a block is compressed in a way that does not exist"); }
TEST(CheckpointParser, RefusesAnotherEnd) {
  EXPECT_EQ(RuleOf(""), "does not end as a checkpoint's index does");
  EXPECT_EQ(RuleOf(std::string(60, 'x')), "does not end as a checkpoint's index does");
}
TEST(CheckpointParser, RefusesBlocksPastTheEnd) {
  std::string footer = Handle(0, 0) + Handle(UINT64_MAX - 2, 9);
  footer.resize(40);
  EXPECT_EQ(RuleOf(footer + std::string(kCheckpointMagic)), "a block ends past the end of the file");
}
TEST(CheckpointParser, RefusesRestartsPastTheEndOfABlock) { EXPECT_EQ(RuleOf(Table("\xff\xff\xff\xff")), "a block's restarts end past its end"); }
TEST(CheckpointParser, RefusesAKeyThatRepeatsMoreThanThereWas) {
  EXPECT_EQ(RuleOf(Table(Block(Varint(5) + Varint(0) + Varint(0)))), "a key is longer than the limit, or than the one before that it repeats");
}
TEST(CheckpointParser, RefusesAnIndexWithoutAHeader) { EXPECT_EQ(RuleOf(Table(Block(Entry("a", Tensor({1}, 4))))), "has no header"); }
TEST(CheckpointParser, RefusesATensorOfAnotherLengthThanItsShape) {
  EXPECT_EQ(RuleOf(Index(Entry("a", Tensor({2}, 7)))), "a tensor's length is not that of its shape and type");
}
TEST(CheckpointParser, RefusesATensorInAShardThatDoesNotExist) {
  EXPECT_EQ(RuleOf(Index(Entry("a", Tensor({2}, 8, 1, 3)))), "a tensor lies in a shard that does not exist");
}
TEST(CheckpointParser, RefusesShapesThatAreNone) {
  EXPECT_EQ(RuleOf(Index(Entry("a", Tensor({UINT64_MAX}, 8)))), "a tensor's shape has a dimension that is negative or overflows");
  EXPECT_EQ(RuleOf(Index(Entry("a", Tensor({1}, 4, 77)))), "a tensor's type does not exist");
}

}  // namespace
}  // namespace day
