#include "text/toml.h"

#include <gtest/gtest.h>

namespace day {
namespace {

std::string Error(std::string_view text, const ParseLimits& limits = {}) {
  const auto parsed = ParseToml(text, limits);
  return parsed ? "accepted" : parsed.error().message;
}

TEST(ParseToml, RemembersLinesAndOrder) {
  const Value value = ParseToml("b = 1\na = [true,\n 2]\n[z.y]\nk = 'v'\n[c]\n").value();
  EXPECT_EQ(value.members()[0].first, "b");
  EXPECT_EQ(value.members()[1].first, "a");
  EXPECT_EQ(value.members()[2].first, "z");
  EXPECT_EQ(value["a"].key_line, 2u);
  EXPECT_EQ(value["a"].items()[1].line, 3u);
  EXPECT_EQ(value["z"]["y"]["k"].string(), "v");
  EXPECT_EQ(value["z"]["y"]["k"].line, 5u);
}
TEST(ParseToml, ReadsEveryKindOfValue) {
  const Value value = ParseToml("s='x'\ni=0x1F\nf=1e3\nb=true\nd=1979-05-27\nt=07:32:00\ndt=1979-05-27T07:32:00Z\n").value();
  EXPECT_EQ(value["s"].string(), "x");
  EXPECT_EQ(value["i"].integer(), 31);
  EXPECT_EQ(value["f"].number(), 1000);
  EXPECT_TRUE(value["b"].boolean());
  EXPECT_EQ(value["d"].string(), "1979-05-27");
  EXPECT_EQ(value["t"].string(), "07:32:00");
  EXPECT_EQ(value["dt"].string(), "1979-05-27T07:32:00Z");
}
TEST(ParseToml, AcceptsAByteOrderMarkAndNothingAtAll) {
  EXPECT_EQ(ParseToml("\xEF\xBB\xBF" "a=1").value()["a"].integer(), 1);
  EXPECT_TRUE(ParseToml("").value().is_object());
}
TEST(ParseToml, RefusesDuplicateKeysAndNamesTheLine) { EXPECT_TRUE(Error("a=1\na=2\n").starts_with("line 2: ")) << Error("a=1\na=2\n"); }
TEST(ParseToml, RefusesACutDocument) { EXPECT_NE(Error("a = [1,"), "accepted"); }
TEST(ParseToml, RefusesInvalidUtf8) { EXPECT_NE(Error("a = '\xff'"), "accepted"); }
TEST(ParseToml, RefusesANulByte) { EXPECT_NE(Error(std::string_view("a = 1\0", 6)), "accepted"); }
TEST(ParseToml, RefusesWhatIsNotToml) { EXPECT_NE(Error("{\"a\": 1}"), "accepted"); }
TEST(ParseToml, RefusesNestingBeyondTheLimit) {
  EXPECT_NE(Error("a = " + std::string(1'000'000, '[')), "accepted");
  EXPECT_NE(Error("a = [[[[1]]]]", {.max_depth = 3}), "accepted");
}
TEST(ParseToml, RefusesAKeyOfManyPartsWhereverItStands) {
  std::string dotted = "a";
  for (int i = 0; i < 1'000'000; ++i) dotted += ".a";
  const std::string refused = ": has a key with more parts than the limit allows";
  EXPECT_EQ(Error(dotted + " = 1"), "line 1" + refused);
  EXPECT_EQ(Error("[" + dotted + "]"), "line 1" + refused);
  EXPECT_EQ(Error("a = \"\"\"x\n\"\"\"\"\"\nb = {" + dotted + " = 1}"), "line 3" + refused);
  EXPECT_EQ(Error("a = ''\nb = '''\\''' # '\n" + dotted + " = 1"), "line 3" + refused);
  EXPECT_EQ(Error("a = [[" + dotted + "]]"), "line 1" + refused);
}
TEST(ParseToml, CountsNoDotsInStringsCommentsAndLists) {
  const std::string dots(100, '.');
  EXPECT_EQ(Error("a = '" + dots + "' # " + dots + "\nb = \"\"\"\n" + dots + "\"\"\"\n"), "accepted");
  std::string figures = "a = [1.5";
  for (int i = 0; i < 100; ++i) figures += ", 1.5";
  EXPECT_EQ(Error(figures + "]"), "accepted");
}
TEST(ParseToml, RefusesMoreValuesThanTheLimit) { EXPECT_NE(Error("a = [1, 2, 3]", {.max_nodes = 2}), "accepted"); }

}  // namespace
}  // namespace day
