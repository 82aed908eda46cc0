#include "formats/tensorflow/text_fields.h"

#include <gtest/gtest.h>

namespace day {
namespace {

std::string Shown(std::string_view text) {
  std::string all;
  const bool whole = ForEachTextField(text, [&](std::string_view name, const std::string& value, uint64_t) { all += std::string(name) + "=" + value + ";"; });
  return all + (whole ? "" : " broken");
}

TEST(TextFields, AreShownWithTheirNames) {
  EXPECT_EQ(Shown("node { name: \"a\" op: 'MatMul' attr { key: \"T\" value { type: DT_FLOAT } } }"), "name=a;op=MatMul;key=T;");
}
TEST(TextFields, TakeTextsThatFollowEachOtherAsOne) { EXPECT_EQ(Shown("op: \"Read\" # a comment \"x\"\n  'File'"), "op=ReadFile;"); }
TEST(TextFields, ResolveEscapes) { EXPECT_EQ(Shown(R"(op: "\122ead\x46\151le\n\"")"), "op=ReadFile\n\";"); }
TEST(TextFields, TellOfATextThatDoesNotEnd) {
  EXPECT_EQ(Shown("op: \"Read"), " broken");
  EXPECT_EQ(Shown("op: \"Read\\"), " broken");
}
TEST(TextFields, ShowNoMoreThanTheLimit) { EXPECT_EQ(Shown("op: \"" + std::string(10'000, 'x') + "\"").size(), kTextFieldMax + 4); }

}  // namespace
}  // namespace day
