#include "text/toml.h"

#include <gtest/gtest.h>

#include <cmath>

namespace day {
namespace {

Value Read(std::string_view text) {
  const auto parsed = ParseToml(text);
  EXPECT_TRUE(parsed.has_value()) << text << ": " << (parsed ? "" : parsed.error().message);
  return parsed ? *parsed : Value();
}
std::string Error(std::string_view text, const ParseLimits& limits = {}) {
  const auto parsed = ParseToml(text, limits);
  return parsed ? "accepted" : parsed.error().message;
}
std::string Json(std::string_view text) { return WriteJson(Read(text), false); }

TEST(ParseToml, RemembersLinesAndOrder) {
  const Value value = Read("b = 1\na = [true,\n 2]\n[z.y]\nk = 'v'\n[c]\n");
  EXPECT_EQ(value.members()[0].first, "b");
  EXPECT_EQ(value.members()[1].first, "a");
  EXPECT_EQ(value.members()[2].first, "z");
  EXPECT_EQ(value["a"].key_line, 2u);
  EXPECT_EQ(value["a"].items()[1].line, 3u);
  EXPECT_EQ(value["z"]["y"].line, 4u);
  EXPECT_EQ(value["z"]["y"]["k"].string(), "v");
  EXPECT_EQ(value["z"]["y"]["k"].key_line, 5u);
}
TEST(ParseToml, ReadsNumbersAndBooleans) {
  EXPECT_EQ(Json("a=[1_000, -0, +7, 0xDEAD_beef, 0o17, 0b11]"), R"({"a": [1000, 0, 7, 3735928559, 15, 3]})");
  EXPECT_EQ(Json("a=[1.5, -1e3, 6.26e-2, 1_0.0_1, true, false]"), R"({"a": [1.5, -1000, 0.0626, 10.01, true, false]})");
  EXPECT_TRUE(std::isinf(Read("a=-inf")["a"].number()));
  EXPECT_TRUE(std::isnan(Read("a=nan")["a"].number()));
  EXPECT_EQ(Read("a=9223372036854775807")["a"].integer(), INT64_MAX);
}
TEST(ParseToml, ReadsDatesAsTheyAreWritten) {
  for (const char* date : {"1979-05-27", "07:32:00", "07:32:00.999", "1979-05-27T07:32:00Z", "1979-05-27 07:32:00-08:00", "1979-05-27t07:32:00"})
    EXPECT_EQ(Read(std::string("a = ") + date + " # c")["a"].string(), date);
}
TEST(ParseToml, ReadsStringsOfEveryKind) {
  EXPECT_EQ(Read("a = \"x\\t\\u00e9\\U0001F600\\\\\"")["a"].string(), "x\té😀\\");
  EXPECT_EQ(Read("a = 'x\\t'")["a"].string(), "x\\t");
  EXPECT_EQ(Read("a = \"\"\"\r\nx\r\n  y\"\"\"")["a"].string(), "x\n  y");
  EXPECT_EQ(Read("a = \"\"\"x \\  \n\n   y\"\"\"")["a"].string(), "x y");
  EXPECT_EQ(Read("a = \"\"\"\"\"x\"\"\"\"\"")["a"].string(), "\"\"x\"\"");
  EXPECT_EQ(Read("a = '''\n'''''")["a"].string(), "''");
  EXPECT_EQ(Read("a = \"\"")["a"].string(), "");
}
TEST(ParseToml, ReadsTablesArraysAndDottedKeys) {
  EXPECT_EQ(Json("a.b . 'c d' = 1\na.e = {f.g = [ 1, # c\n {} ,], h = 2}\n"), R"({"a": {"b": {"c d": 1}, "e": {"f": {"g": [1, {}]}, "h": 2}}})");
  EXPECT_EQ(Json("[a]\nb=1\n[a.c]\nd=2\n[e.f]\n[e]\ng=3\n"), R"({"a": {"b": 1, "c": {"d": 2}}, "e": {"f": {}, "g": 3}})");
  EXPECT_EQ(Json("[[a]]\nb=1\n[a.c]\nd=2\n[[a]]\n[[a.e]]\n"), R"({"a": [{"b": 1, "c": {"d": 2}}, {"e": [{}]}]})");
  EXPECT_EQ(Json("\"\" = 1\n3.14 = 2"), R"({"": 1, "3": {"14": 2}})");
}
TEST(ParseToml, AcceptsAByteOrderMarkAndNothingAtAll) {
  EXPECT_EQ(Read("\xEF\xBB\xBF"
                 "a=1")["a"]
                .integer(),
            1);
  EXPECT_TRUE(Read("").is_object());
  EXPECT_TRUE(Read(" # c\r\n\t\n").members().empty());
}

TEST(ParseToml, RefusesDuplicatesAndNamesTheLine) {
  EXPECT_EQ(Error("a=1\na=2\n"), "line 2: has a key twice");
  EXPECT_EQ(Error("a.b=1\na.b=2\n"), "line 2: has a key twice");
  EXPECT_EQ(Error("a=1\na.b=2\n"), "line 2: adds to something that is closed");
  EXPECT_EQ(Error("a={}\na.b=2\n"), "line 2: adds to something that is closed");
  EXPECT_EQ(Error("[a]\n[a]\n"), "line 2: defines a table twice");
  EXPECT_EQ(Error("a.b=1\n[a]\n"), "line 2: defines a table twice");
  EXPECT_EQ(Error("a={}\n[a.b]\n"), "line 2: adds to something that is closed");
  EXPECT_EQ(Error("a=[]\n[[a]]\n"), "line 2: defines a table twice");
  EXPECT_EQ(Error("[[a]]\n[a]\n"), "line 2: defines a table twice");
  EXPECT_EQ(Error("[a.b]\n[a]\nb.c=1\n"), "line 3: adds to something that is closed");
  EXPECT_EQ(Error("a={b=1, b=2}"), "line 1: has a key twice");
}
TEST(ParseToml, RefusesWhatDoesNotEnd) {
  for (const char* text : {"a = [1,", "a = [1", "a = {", "a = {b=1", "a = {b=1,}", "a = \"x", "a = 'x\n'", "a = \"\"\"x\"\"", "[a", "[[a]", "[a]]", "a",
                           "a =", "a.", "a. = 1", "a = {b=1\n}"})
    EXPECT_NE(Error(text), "accepted") << text;
}
TEST(ParseToml, RefusesAHeaderOrAKeyThatIsEmpty) {
  for (const char* text : {"[=", "[]", "[ ]", "[[#]]", "[.a]", "[a.]", "[[]]", "=1", "[\n]", "a..b=1", "\"\"\"a\"\"\"=1", "[ [a]]", "[[a] ]"})
    EXPECT_NE(Error(text), "accepted") << text;
}
TEST(ParseToml, RefusesWhatIsNoValue) {
  for (const char* value : {"01",
                            "1__0",
                            "_1",
                            "1_",
                            "1.",
                            ".5",
                            "1e",
                            "1.e3",
                            "0x",
                            "0xg",
                            "0x-1",
                            "+0x1",
                            "0b2",
                            "truE",
                            "Inf",
                            "1979-5-27",
                            "1979-05-27T",
                            "07:32",
                            "9223372036854775808",
                            "abc",
                            "1 2",
                            "'a' 'b'",
                            "\"\\x\"",
                            "\"\\u12\"",
                            "\"\\ud800\"",
                            "\"\\U00110000\"",
                            "[1 2]",
                            "[,]",
                            "é",
                            "0.",
                            "1.0.0",
                            "--1",
                            "1979-05-27 x"})
    EXPECT_NE(Error(std::string("a = ") + value + "\n"), "accepted") << value;
}
TEST(ParseToml, RefusesSomethingElseOnTheSameLine) {
  for (const char* text : {"a=1 b=2", "[a] b=1", "[a][b]", "a=1\rb=2"}) EXPECT_NE(Error(text), "accepted") << text;
}
TEST(ParseToml, RefusesBytesThatMayNotStandThere) {
  EXPECT_EQ(Error("a = '\xff'"), "is not UTF-8");
  for (const std::string_view text : {std::string_view("a = 1\0", 6), std::string_view("\0", 1), std::string_view("a = '\0'", 7), std::string_view("# \x01", 3),
                                      std::string_view("a = '\x7f'", 7), std::string_view("a\u0494 = 1"), std::string_view("a = \"x\ny\"")})
    EXPECT_NE(Error(text), "accepted") << text;
}
TEST(ParseToml, RefusesNestingBeyondTheLimit) {
  const std::string deep = "line 1: is nested deeper than the limit allows";
  EXPECT_EQ(Error("a = " + std::string(1'000'000, '[')), deep);
  EXPECT_EQ(Error("a = [[[[1]]]]", {.max_depth = 3}), deep);
  std::string dotted = "a", inlined = "a";
  for (int i = 0; i < 1'000'000; ++i) dotted += ".a";
  for (int i = 0; i < 1'000; ++i) inlined += " = {a.a.a.a";
  EXPECT_EQ(Error(dotted + " = 1"), deep);
  EXPECT_EQ(Error("[" + dotted + "]"), deep);
  EXPECT_EQ(Error("[[" + dotted + "]]"), deep);
  EXPECT_EQ(Error("b = {" + dotted + " = 1}"), deep);
  EXPECT_EQ(Error(inlined), deep);
}
TEST(ParseToml, RefusesMoreValuesThanTheLimit) {
  EXPECT_NE(Error("a = [1, 2, 3]", {.max_nodes = 2}), "accepted");
  EXPECT_NE(Error("[a.b.c]\n[[d]]\n[[d]]\n", {.max_nodes = 4}), "accepted");
}
TEST(ParseToml, TakesLinearTimeForManyKeys) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "k" + std::to_string(i) + " = 1\n";
  EXPECT_EQ(Read(text).members().size(), 100'000u);
}

}  // namespace
}  // namespace day
