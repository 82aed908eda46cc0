#include "formats/checksums/checksums.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace day {
namespace {

std::string Text(std::string_view text) {
  std::string out;
  for (const StatedChecksum& stated : ParseChecksums(text))
    out += fmt::format("{} {} {} {};", stated.line, stated.algorithm, stated.path, stated.hex.substr(0, 2));
  return out;
}
const std::string kSha(64, 'A');
const std::string kMd5(32, 'b');

TEST(ParseChecksums, ReadsTheFormsThatToolsWrite) {
  EXPECT_EQ(Text(kSha + "  a.gguf\n" + kMd5 + " *b/c d.bin\r\n"), "1 sha256 a.gguf aa;2 md5 b/c d.bin bb;");
  EXPECT_EQ(Text("# made today\n\nSHA256 (a (1).gguf) = " + kSha), "3 sha256 a (1).gguf aa;");
  EXPECT_EQ(Text(kSha), "1 sha256  aa;");
  EXPECT_EQ(Text("\\" + kSha + "  a\\\\b\\nc"), "1 sha256 a\\b\nc aa;");
  EXPECT_EQ(Text(std::string(40, '1') + "  x\n" + std::string(128, '2') + "  y"), "1 sha1 x 11;2 sha512 y 22;");
}
TEST(ParseChecksums, LeavesOtherLinesOut) {
  EXPECT_EQ(Text(""), "");
  EXPECT_EQ(Text("These are the files.\n"), "");
  EXPECT_EQ(Text(std::string(63, 'a') + "  a"), "");
  EXPECT_EQ(Text(std::string(64, 'g') + "  a"), "");
  EXPECT_EQ(Text("SHA256 (a) = " + kMd5), "");
  EXPECT_EQ(Text("CRC32 (a) = " + kSha), "");
  EXPECT_EQ(Text(") = " + kSha + " ("), "");
}
TEST(IsChecksumsName, KnowsUsualNames) {
  for (std::string_view name : {"SHA256SUMS", "a.gguf.sha256", "checklist.chk", "MD5SUMS"}) EXPECT_TRUE(IsChecksumsName(name)) << name;
  for (std::string_view name : {".sha256", "a.txt", "", "sha256"}) EXPECT_FALSE(IsChecksumsName(name)) << name;
}

}  // namespace
}  // namespace day
