#include <gtest/gtest.h>

#include "text/ascii.h"
#include "text/byte_masks.h"
#include "text/human_bytes.h"
#include "text/json.h"
#include "text/utf8.h"
#include "text/value.h"
#include "text/yaml.h"

namespace day {
namespace {

std::string JsonError(std::string_view text, const ParseLimits& limits = {}) {
  const auto parsed = ParseJson(text, limits);
  return parsed ? "accepted" : parsed.error().message;
}
std::string YamlError(std::string_view text, const ParseLimits& limits = {}) {
  const auto parsed = ParseYaml(text, limits);
  return parsed ? "accepted" : parsed.error().message;
}

TEST(ParseJson, RemembersLinesAndOrder) {
  const Value value = ParseJson("{\n \"b\": 1,\n \"a\": [true,\n null]\n}").value();
  EXPECT_EQ(value.members()[0].first, "b");
  EXPECT_EQ(value["b"].line, 2u);
  EXPECT_EQ(value["a"].key_line, 3u);
  EXPECT_EQ(value["a"].items()[1].line, 4u);
}
TEST(ForEachJsonMember, GivesEachMemberAsItIsRead) {
  std::string seen;
  const auto visit = [&](std::string key, Value value) {
    seen += key + "=" + WriteJson(value, false) + ";";
    return key != "c";
  };
  EXPECT_TRUE(ForEachJsonMember(R"({"a": 1, "b": {"x": [1, {}]}, "a": "s"})", visit));
  EXPECT_EQ(seen, R"(a=1;b={"x": [1, {}]};a="s";)");
  seen.clear();
  EXPECT_TRUE(ForEachJsonMember(R"({"c": [], "d": oops)", visit));  // it was ended before
  EXPECT_EQ(seen, "c=[];");
}
TEST(ForEachJsonMember, RefusesWhatIsNoObjectOrNoJson) {
  const auto visit = [](std::string, Value) { return true; };
  for (std::string_view text : {"[]", "1", "\"a\"", "", "{", R"({"a": })", R"({"a": 1} x)", R"({"a": 1,})"})
    EXPECT_FALSE(ForEachJsonMember(text, visit)) << text;
  EXPECT_NE(ForEachJsonMember("[1]", visit).error().message.find("no object"), std::string::npos);
  EXPECT_FALSE(ForEachJsonMember(R"({"a": [[[]]]})", visit, {.max_depth = 2}));
  EXPECT_TRUE(ForEachJsonMember(R"({"a": [1,2], "b": [1,2]})", visit, {.max_nodes = 3}));
}
TEST(ParseJson, LeavesOutMembersThatNobodyWants) {
  const auto without = [](std::string_view text) {
    const auto value = ParseJson(text, {.max_depth = 6, .without = {"a", "b"}});
    return value ? WriteJson(*value, false) : value.error().message;
  };
  EXPECT_EQ(without(R"({"a": 1, "c": 2, "b": {"a": [{"x": "y"}, []], "c": null}})"), R"({"c": 2})");
  EXPECT_EQ(without(R"({"c": {"a": "text", "b": [], "d": {"a": 1}}, "a": [[1], [2]], "e": true})"), R"({"c": {"d": {"a": 1}}, "e": true})");
  EXPECT_EQ(without(R"({"c": [{"a": 1}], "a": {}})"), R"({"c": [{"a": 1}]})");
  EXPECT_EQ(without(R"([{"a": {"b": 1}}, "a"])"), R"([{}, "a"])");
  // What is left out is checked all the same.
  EXPECT_EQ(without(R"({"a": [[[[[[[1]]]]]]]})"), "line 1: is nested deeper than the limit allows");
  EXPECT_EQ(without(R"({"a": [1,]})"), without(R"({"c": [1,]})"));
  EXPECT_NE(without("{\"a\": \"\xff\"}"), "{}");
}

TEST(ParseJson, KeepsDuplicateKeysVisible) {
  const Value value = ParseJson(R"({"a":1,"a":2})").value();
  EXPECT_TRUE(value.HasDuplicate("a"));
  EXPECT_EQ(value["a"].integer(), 1);
}
TEST(ParseJson, TurnsIntegersBeyondSixtyFourBitsIntoDoubles) {
  EXPECT_EQ(ParseJson("18446744073709551615").value().kind(), Value::Kind::kDouble);
  EXPECT_EQ(ParseJson("9223372036854775807").value().integer(), INT64_MAX);
}
TEST(ParseJson, ReadsFiguresAtTheEndsOfADouble) {
  const Value value = ParseJson("[0." + std::string(60, '0') + ", -0, 0.1, 1e-400, 1.7976931348623157e308]").value();
  EXPECT_EQ(value.items()[0].number(), 0);
  EXPECT_EQ(value.items()[1].kind(), Value::Kind::kInt);
  EXPECT_EQ(value.items()[2].number(), 0.1);
  EXPECT_EQ(value.items()[3].number(), 0);
  EXPECT_EQ(value.items()[4].number(), 1.7976931348623157e308);
  EXPECT_NE(JsonError("1e400"), "accepted");
}
TEST(ParseJson, RefusesWhatIsNoNumber) {
  for (const char* text : {"01", "1.", ".5", "+1", "1e", "0x1", "--1", "-", "NaN", "Infinity"}) EXPECT_NE(JsonError(text), "accepted") << text;
}
TEST(ParseJson, AcceptsAByteOrderMark) { EXPECT_TRUE(ParseJson("\xEF\xBB\xBF{}").has_value()); }
TEST(ParseJson, RefusesWhatFollowsTheDocument) { EXPECT_NE(JsonError("{} {}"), "accepted"); }
TEST(ParseJson, RefusesATrailingComma) { EXPECT_NE(JsonError("[1,]"), "accepted"); }
TEST(ParseJson, RefusesACutDocument) { EXPECT_NE(JsonError("{\"a\": [1"), "accepted"); }
TEST(ParseJson, RefusesInvalidUtf8) { EXPECT_NE(JsonError("\"\xff\""), "accepted"); }
TEST(ParseJson, RefusesANulByte) { EXPECT_EQ(JsonError(std::string_view("[1,\0 2]", 7)), "holds a NUL byte"); }
TEST(ParseJson, RefusesNestingBeyondTheLimitAndNamesTheLine) {
  EXPECT_EQ(JsonError(std::string(200, '[')), "line 1: is nested deeper than the limit allows");
  EXPECT_NE(JsonError(std::string(1'000'000, '[')), "accepted");
}
TEST(ParseJson, RefusesMoreValuesThanTheLimit) { EXPECT_EQ(JsonError("[1,2,3]", {.max_nodes = 2}), "line 1: has more values than the limit allows"); }
TEST(WriteJson, EscapesWhatHtmlWouldMisread) {
  EXPECT_EQ(WriteJson(Value::String("</script>\u2028\xff\x01"), false), "\"\\u003c/script\\u003e\\u2028\xEF\xBF\xBD\\u0001\"");
}
TEST(WriteJson, RoundTrips) {
  const std::string text = R"({"a": [1, 2.5, "x", null, true], "b": {}})";
  EXPECT_EQ(WriteJson(ParseJson(text).value(), false), text);
}

TEST(ParseYaml, TakesNoBytesAtNoPlaceForAnEmptyDocument) {
  const auto nothing = ParseYaml(std::string_view());
  EXPECT_EQ(nothing.has_value(), ParseYaml("").has_value());
}
TEST(ParseYaml, ResolvesByTheCoreSchema) {
  const Value value = ParseYaml("language: no\nyes: 1\nhex: 0x1F\nfloat: 1e3\nempty:\nquoted: \"7\"\nversion: 1.10.2\n").value();
  EXPECT_EQ(value["language"].string(), "no");
  EXPECT_EQ(value["yes"].integer(), 1);
  EXPECT_EQ(value["hex"].integer(), 31);
  EXPECT_EQ(value["float"].number(), 1000);
  EXPECT_TRUE(value["empty"].is_null());
  EXPECT_EQ(value["quoted"].string(), "7");
  EXPECT_EQ(value["version"].string(), "1.10.2");
  EXPECT_EQ(value["quoted"].key_line, 6u);
}
TEST(ParseYaml, ReadsAScalarAndAListAlike) {
  EXPECT_EQ(ParseYaml("license: mit").value()["license"].StringList(), ParseYaml("license:\n- mit").value()["license"].StringList());
}
TEST(ParseYaml, ExpandsAliases) { EXPECT_EQ(ParseYaml("a: &x [1, 2]\nb: *x").value()["b"].items().size(), 2u); }
TEST(ParseYaml, EndsAnAliasBombEarly) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) bomb += (j ? ", *a" : "*a") + std::to_string(i - 1);
    bomb += "]\n";
  }
  EXPECT_NE(YamlError(bomb).find("has more values than the limit allows"), std::string::npos);
}
TEST(ParseYaml, RefusesNestingBeyondTheLimit) { EXPECT_NE(YamlError(std::string(300, '[')), "accepted"); }
TEST(ParseYaml, RefusesAnAliasWithoutAnchor) { EXPECT_NE(YamlError("a: *nowhere"), "accepted"); }
TEST(ParseYaml, RefusesAKeyThatIsAList) { EXPECT_NE(YamlError("? [a, b]\n: 1"), "accepted"); }
TEST(ParseYaml, RefusesABrokenDocumentAndNamesTheLine) { EXPECT_NE(YamlError("a: 1\nb: [1, 2\n").find("line"), std::string::npos); }
TEST(ParseYaml, RefusesControlBytes) { EXPECT_NE(YamlError("a: \x01"), "accepted"); }
TEST(ParseYamlDocuments, GivesAllDocumentsWithinTheLimitsTogether) {
  const auto documents = ParseYamlDocuments("a: 1\n---\n- b\n---\n");
  ASSERT_TRUE(documents.has_value());
  ASSERT_EQ(documents->size(), 3u);
  EXPECT_EQ((*documents)[1].items().size(), 1u);
  EXPECT_FALSE(ParseYamlDocuments("[1, 2]\n---\n[1, 2]\n", {.max_nodes = 5}).has_value());
  EXPECT_FALSE(ParseYamlDocuments("a: 1\n---\n[").has_value());
}
TEST(ReadYamlTags, GivesTagsOfAllDocumentsAndOfKeys) {
  const YamlTags read = ReadYamlTags("a: !!python/name:os.system ''\n---\n? !x {b: !<tag:y> [1]}\n: 2\n");
  ASSERT_EQ(read.tags.size(), 3u);
  EXPECT_EQ(read.tags[0].tag, "tag:yaml.org,2002:python/name:os.system");
  EXPECT_EQ(read.tags[1].tag, "!x");
  EXPECT_EQ(read.tags[2].tag, "tag:y");
  EXPECT_EQ(read.tags[2].line, 3u);
  EXPECT_TRUE(read.whole);
}
TEST(ReadYamlTags, KeepsTheTagsBeforeAFault) {
  const YamlTags read = ReadYamlTags("%TAG !p! tag:yaml.org,2002:python/\n--- !p!name:a.b ''\n--- [");
  EXPECT_FALSE(read.whole);
  ASSERT_EQ(read.tags.size(), 1u);
  EXPECT_EQ(read.tags[0].tag, "tag:yaml.org,2002:python/name:a.b");
}
TEST(ParseYaml, TakesAnEmptyDocumentAsNull) { EXPECT_TRUE(ParseYaml("").value().is_null()); }

TEST(SplitFrontMatter, FindsTheBlockAndItsLines) {
  const FrontMatter matter = SplitFrontMatter("---\r\nlicense: mit\r\n---\r\n# T\n");
  EXPECT_EQ(matter.block, "license: mit\r\n");
  EXPECT_EQ(matter.line, 2u);
  EXPECT_EQ(matter.body, "# T\n");
  EXPECT_EQ(matter.body_line, 4u);
}
TEST(SplitFrontMatter, TakesNothingFromATextThatNeverClosesIt) { EXPECT_TRUE(SplitFrontMatter("---\nlicense: mit\n").block.empty()); }
TEST(SplitFrontMatter, AllowsAByteOrderMark) { EXPECT_EQ(SplitFrontMatter("\xEF\xBB\xBF---\na: 1\n---").block, "a: 1\n"); }
TEST(SplitFrontMatter, IgnoresARuleInTheMiddleOfAText) { EXPECT_TRUE(SplitFrontMatter("# T\n---\na: 1\n---\n").block.empty()); }

TEST(Utf8, KnowsOverlongAndSurrogatesAsInvalid) {
  EXPECT_TRUE(IsUtf8("gr\u00fc\u00df \u4f60 \U0001F600"));
  EXPECT_FALSE(IsUtf8("\xC0\x80"));
  EXPECT_FALSE(IsUtf8("\xED\xA0\x80"));
  EXPECT_FALSE(IsUtf8("\xE4\xBD"));
}
TEST(AppendJsonString, EscapesWhatCouldActOnATerminal) {
  std::string out;
  AppendJsonString(out, "\x1b[2J\u009b\u202e\U000e0041\u00fc");
  EXPECT_EQ(out, "\"\\u001b[2J\\u009b\\u202e\\udb40\\udc41\u00fc\"");
  const auto back = ParseJson(out);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->string(), "\x1b[2J\u009b\u202e\U000e0041\u00fc");
}

TEST(Printable, ShowsWhatCouldDeceiveAReader) {
  EXPECT_EQ(Printable("a\x1b[31m\u202egpj.exe\xff\n"), "a\\x1b[31m\\u{202e}gpj.exe\\xff\\n");
  EXPECT_EQ(Printable("gr\u00fc\u00df \u4f60"), "gr\u00fc\u00df \u4f60");
}
TEST(DisplayWidth, CountsWideAndCombining) {
  EXPECT_EQ(DisplayWidth("ab"), 2u);
  EXPECT_EQ(DisplayWidth("\u4f60\u597d"), 4u);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1u);
}
TEST(GlobMatches, FollowsShellRules) {
  EXPECT_TRUE(GlobMatches("LICENSE*", "license.txt"));
  EXPECT_TRUE(GlobMatches("*.safetensors", "model-00001-of-00002.safetensors"));
  EXPECT_FALSE(GlobMatches("*.py", "a/b.py"));
  EXPECT_TRUE(GlobMatches("**/tests/*.py", "a/b/tests/x.py"));
  EXPECT_TRUE(GlobMatches("**/tests/*.py", "tests/x.py"));
  EXPECT_TRUE(GlobMatches("data/**", "data/a/b.json"));
  EXPECT_TRUE(GlobMatches("q[4-8]_?", "Q4_0"));
  EXPECT_FALSE(GlobMatches("q[!4]_0", "q4_0"));
  EXPECT_FALSE(GlobMatches("", "a"));
  EXPECT_TRUE(GlobMatches("*", ""));
}
TEST(GlobMatches, StaysQuickOnManyStars) { EXPECT_FALSE(GlobMatches("*a*a*a*a*a*a*a*a*a*a*b", std::string(3000, 'a'))); }
TEST(LooksLikeText, TellsTextFromBytes) {
  EXPECT_TRUE(LooksLikeText("hello\n"));
  EXPECT_TRUE(LooksLikeText("gr\xfc\xdf dich, Welt, in Latin-1"));
  EXPECT_TRUE(LooksLikeText("cut \xe4\xbd"));
  EXPECT_FALSE(LooksLikeText(std::string_view("a\0b", 3)));
  EXPECT_FALSE(LooksLikeText("\x80\x02}q\x01(X\x80\x81\x82\x01\x02\x03"));
  EXPECT_FALSE(LooksLikeText(""));
}

TEST(LettersAndDigits, LeavesOutAllElseAndLowersCase) {
  EXPECT_EQ(LettersAndDigits("Acme-AI_2"), "acmeai2");
  EXPECT_EQ(LettersAndDigits("ação"), "ao");
  EXPECT_EQ(LettersAndDigits("-/ "), "");
}

TEST(ReplaceAll, ReplacesEachOnceAndNotWhatItBringsIn) {
  EXPECT_EQ(ReplaceAll("{a} and {a}", "{a}", "x{a}"), "x{a} and x{a}");
  EXPECT_EQ(ReplaceAll("nothing here", "{a}", "x"), "nothing here");
  EXPECT_EQ(ReplaceAll("{a}{a}", "{a}", ""), "");
}

TEST(FirstBytes, CutNoCodePoint) {
  EXPECT_EQ(FirstBytes("abc", 5), "abc");
  EXPECT_EQ(FirstBytes("abc", 2), "ab");
  EXPECT_EQ(FirstBytes("a\xE8\xAE\xB8", 3), "a");
  EXPECT_EQ(FirstBytes("\xE8\xAE\xB8", 1), "");
  EXPECT_EQ(FirstBytes("", 0), "");
}

TEST(Bytes64, SaysWhereEachKindStands) {
  for (unsigned shift = 0; shift < 256; ++shift) {
    std::string block;
    for (unsigned i = 0; i < Bytes64::kSize; ++i) block += static_cast<char>(shift + 3 * i);
    const Bytes64 bytes(block.data());
    for (unsigned i = 0; i < Bytes64::kSize; ++i) {
      const char c = block[i];
      EXPECT_EQ(bytes.Letters() >> i & 1, IsLetter(c));
      EXPECT_EQ(bytes.Within('0', 10) >> i & 1, IsDigit(c));
      EXPECT_EQ(bytes.Within('\t', 5) >> i & 1, c >= '\t' && c <= '\r');
      EXPECT_EQ(bytes.NotAscii() >> i & 1, static_cast<unsigned char>(c) >= 0x80);
      EXPECT_EQ(bytes.Within('\xD0', 5) >> i & 1, c >= '\xD0' && c <= '\xD4');
      EXPECT_EQ(bytes.Within('\xE0', 32) >> i & 1, c >= '\xE0' && c < '\0');
      EXPECT_EQ(bytes.Are('@') >> i & 1, c == '@');
    }
  }
}
TEST(PartedNames, PutsABlankBeforeCapitalsBehindSmallLetters) {
  EXPECT_EQ(PartedNames("SentEval/data.py"), "Sent Eval/data.py");
  EXPECT_EQ(PartedNames("README.md HTTPServer"), "README.md HTTPServer");
}
TEST(HumanBytes, UsesDecimalUnits) {
  EXPECT_EQ(HumanBytes(999), "999 B");
  EXPECT_EQ(HumanBytes(1'234'567), "1.2 MB");
  EXPECT_EQ(HumanBytes(UINT64_MAX), "18446.7 PB");
}

}  // namespace
}  // namespace day
