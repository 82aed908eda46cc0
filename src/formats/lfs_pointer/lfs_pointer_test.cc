#include "formats/lfs_pointer/lfs_pointer.h"

#include <gtest/gtest.h>

namespace day {
namespace {

const std::string kVersion = "version https://git-lfs.github.com/spec/v1\n";
const std::string kOid = "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n";

std::string_view RuleOf(const std::string& text) {
  Malformed why;
  return ParseLfsPointer(text, &why) ? "accepted" : why.rule;
}

TEST(LfsPointer, ReadsDigestAndSize) {
  const auto pointer = ParseLfsPointer(kVersion + kOid + "size 12345\n");
  ASSERT_TRUE(pointer.has_value());
  EXPECT_EQ(pointer->size, 12345u);
  EXPECT_EQ(pointer->oid.Hex(), kOid.substr(11, 64));
}
TEST(LfsPointer, AllowsExtensions) { EXPECT_EQ(RuleOf(kVersion + "ext-0-foo sha256:aa\n" + kOid + "size 1\n"), "accepted"); }
TEST(LfsPointer, RefusesAnotherVersion) { EXPECT_EQ(RuleOf("version 2\n" + kOid + "size 1\n"), "does not begin with a version line"); }
TEST(LfsPointer, RefusesAShortDigest) { EXPECT_EQ(RuleOf(kVersion + "oid sha256:4d7a\nsize 1\n"), "the oid is not sha256: and 64 digits"); }
TEST(LfsPointer, RefusesADigestOfOtherLetters) {
  EXPECT_EQ(RuleOf(kVersion + "oid sha256:" + std::string(64, 'z') + "\nsize 1\n"), "the oid is not sha256: and 64 digits");
}
TEST(LfsPointer, RefusesANegativeSize) { EXPECT_EQ(RuleOf(kVersion + kOid + "size -1\n"), "the size is not a whole number"); }
TEST(LfsPointer, RefusesASizeBeyondSixtyFourBits) { EXPECT_EQ(RuleOf(kVersion + kOid + "size 99999999999999999999\n"), "the size is not a whole number"); }
TEST(LfsPointer, RefusesKeysOutOfOrder) { EXPECT_EQ(RuleOf(kVersion + "size 1\n" + kOid), "keys are not in order"); }
TEST(LfsPointer, RefusesAMissingSize) { EXPECT_EQ(RuleOf(kVersion + kOid), "the oid or the size is missing"); }
TEST(LfsPointer, RefusesACutLastLine) { EXPECT_EQ(RuleOf(kVersion + kOid + "size 1"), "the last line has no line break"); }
TEST(LfsPointer, RefusesAnUnknownKey) { EXPECT_EQ(RuleOf(kVersion + "owner me\n" + kOid), "a key is unknown"); }
TEST(LfsPointer, RefusesWhatIsTooLong) { EXPECT_EQ(RuleOf(kVersion + std::string(2000, 'x')), "is not shorter than 1,024 bytes"); }

}  // namespace
}  // namespace day
