#include "base/digest.h"

#include <gtest/gtest.h>

namespace day {
namespace {

// FIPS 180-4, example values of NIST.
TEST(Sha256Hasher, GivesThePublishedValues) {
  EXPECT_EQ(Sha256Of("").Hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256Of("abc").Hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256Hasher, IsTheSameInPiecesAndReusableAfterFinish) {
  Sha256Hasher hasher;
  for (int round = 0; round < 2; ++round) {
    for (char byte : std::string_view("abc")) hasher.Update(std::as_bytes(std::span(&byte, 1)));
    EXPECT_EQ(hasher.Finish(), Sha256Of("abc"));
  }
}

TEST(GitBlobHasher, GivesTheIdThatGitGives) {
  GitBlobHasher empty(0);
  EXPECT_EQ(empty.FinishHex(), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");  // git hash-object of an empty file
  GitBlobHasher hello(6);
  hello.Update(std::as_bytes(std::span(std::string_view("hello\n"))));
  EXPECT_EQ(hello.FinishHex(), "ce013625030ba8dba906f756967f9e9ca394464a");
}

TEST(Sha1HexOf, GivesThePublishedValues) {
  EXPECT_EQ(Sha1HexOf(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  EXPECT_EQ(Sha1HexOf("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
}

TEST(HexOf, WritesLowerCaseDigits) {
  const uint8_t bytes[] = {0x00, 0xAB, 0xFF};
  EXPECT_EQ(HexOf(bytes), "00abff");
}

TEST(NamedHasher, GivesThePublishedValues) {
  const auto of = [](std::string_view name, std::string_view text) {
    auto hasher = NamedHasher::Make(name);
    if (!hasher) return std::string("none");
    hasher->Update(std::as_bytes(std::span(text)));
    return hasher->FinishHex();
  };
  EXPECT_EQ(of("md5", "abc"), "900150983cd24fb0d6963f7d28e17f72");
  EXPECT_EQ(of("sha1", "abc"), Sha1HexOf("abc"));
  EXPECT_EQ(of("sha256", "abc"), Sha256Of("abc").Hex());
  EXPECT_EQ(of("sha512", "").size(), 128u);
  EXPECT_EQ(of("crc32", ""), "none");
}

}  // namespace
}  // namespace day
