#include <fmt/format.h>
#include <gtest/gtest.h>

#include "probe/probe_for_test.h"

namespace day::probes::checksums {

std::unique_ptr<Probe> Make();

namespace {

std::string Read(std::string_view path, std::string_view text) {
  std::string said;
  for (const Evidence& one : LookAt(*Make(), {.path = path, .text = true}, text))
    said += one.outcome == Outcome::kFound ? fmt::format("{} {} {};", one.at.line, one.Get("path"), one.value.substr(0, 10)) : one.value;
  return said;
}
const std::string kSha(64, 'A');

TEST(Checksums, SayWhichDigestIsOfWhichFile) {
  EXPECT_EQ(Read("SHA256SUMS", kSha + "  a.gguf\n# note\n" + std::string(32, 'b') + " *sub/b.bin\n"), "1 a.gguf sha256:aaa;3 sub/b.bin md5:bbbbbb;");
}
TEST(Checksums, AloneAreOfTheFileThatTheListIsNamedAfter) { EXPECT_EQ(Read("w/a.gguf.sha256", kSha + "\n"), "1 a.gguf sha256:aaa;"); }
TEST(Checksums, StandInNoOtherText) {
  EXPECT_EQ(Read("SHA256SUMS", "See the page for digests.\n"), "");
  EXPECT_EQ(Read("notes.txt", kSha + "  a.gguf\n"), "");
}
TEST(Checksums, EndAtTheLimitAndSaySo) {
  std::string text;
  for (int i = 0; i < 20'001; ++i) text += fmt::format("{}  f{}\n", kSha, i);
  EXPECT_TRUE(Read("SHA256SUMS", text).ends_with("more than 20,000 digests in one list"));
}

}  // namespace
}  // namespace day::probes::checksums
