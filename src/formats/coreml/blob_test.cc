#include "formats/coreml/blob.h"

#include <gtest/gtest.h>

#include <string>

namespace day {
namespace {

std::string Little(uint64_t value, int bytes) {
  std::string out;
  for (; bytes > 0; --bytes, value >>= 8) out.push_back(static_cast<char>(value & 0xFF));
  return out;
}
std::string Padded(std::string text) {
  text.resize((text.size() + 63) / 64 * 64);
  return text;
}
std::string Begin(uint64_t count) { return Padded(Little(count, 4) + Little(2, 4)); }
std::string Blob(uint64_t at, uint64_t type, uint64_t size, uint64_t unused = 0, uint64_t mark = 0xDEADBEEF) {
  return Padded(Padded(Little(mark, 4) + Little(type, 4) + Little(size, 8) + Little(at + 64, 8) + Little(unused, 8)) + std::string(size, 'x'));
}
std::string_view RuleOf(const std::string& bytes) {
  const auto read = ReadCoreMlBlobs(BytesInMemory(bytes));
  return read ? "accepted" : read.error().rule;
}

TEST(CoreMlBlobs, AreCountedWithTheirElements) {
  const std::string bytes = Begin(2) + Blob(64, 2, 16) + Blob(192, 8, 2, 4);
  const auto read = ReadCoreMlBlobs(BytesInMemory(bytes));
  ASSERT_TRUE(read.has_value()) << read.error().rule;
  EXPECT_EQ(read->blobs, 2u);
  EXPECT_EQ(read->elements, 4u + 3u);
}
TEST(CoreMlBlobs, MayEndWithoutPadding) { EXPECT_EQ(RuleOf((Begin(1) + Blob(64, 2, 16)).substr(0, 64 + 64 + 16)), "accepted"); }
TEST(CoreMlBlobs, RefuseWhatIsCutOff) {
  EXPECT_EQ(RuleOf(""), "ends before its first blob");
  EXPECT_EQ(RuleOf(Begin(2) + Blob(64, 2, 16)), "ends before its last blob");
  EXPECT_EQ(RuleOf((Begin(1) + Blob(64, 2, 16)).substr(0, 64 + 64 + 15)), "a blob ends past the end of the file");
}
TEST(CoreMlBlobs, RefuseAnotherBeginning) { EXPECT_EQ(RuleOf(std::string(200, 'x')), "does not begin as a file of blobs"); }
TEST(CoreMlBlobs, RefuseABlobWithoutItsMark) { EXPECT_EQ(RuleOf(Begin(2) + Blob(64, 2, 16) + Blob(192, 2, 16, 0, 7)), "a blob has no mark"); }
TEST(CoreMlBlobs, RefuseABlobOfNoType) { EXPECT_EQ(RuleOf(Begin(1) + Blob(64, 99, 16)), "a blob's type does not exist"); }
TEST(CoreMlBlobs, RefuseABlobThatLiesElsewhere) { EXPECT_EQ(RuleOf(Begin(1) + Blob(0, 2, 16)), "a blob does not follow what describes it"); }
TEST(CoreMlBlobs, RefuseMoreBitsLeftOverThanThereAre) { EXPECT_EQ(RuleOf(Begin(1) + Blob(64, 2, 1, 9)), "a blob has more bits left over than it has"); }

}  // namespace
}  // namespace day
