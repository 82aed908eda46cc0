#include "formats/js_shard/js_shard.h"

#include <gtest/gtest.h>

namespace day {
namespace {

const std::string kLoader = "!function(a){load(a,\"group1_shard1of2\").exports=\"";
const std::string kEnd = "\"},{}]},{},[1])(1)});";

std::string RuleOf(const std::string& text) {
  const auto bytes = ParseJsShard(text, JsShardLoaderDigest(kLoader));
  return std::string(bytes ? "accepted: " + *bytes : bytes.error().rule);
}

TEST(JsShardParser, DecodesTheShard) {
  EXPECT_EQ(RuleOf(kLoader + "YWJj" + kEnd), "accepted: abc");
  EXPECT_EQ(RuleOf(kLoader + "YWI=" + kEnd + "\n"), "accepted: ab");
  EXPECT_EQ(RuleOf(kLoader + "YQ==" + kEnd), "accepted: a");
  EXPECT_EQ(RuleOf(kLoader + kEnd), "accepted: ");
}
TEST(JsShardParser, TakesOtherNamesOfOneLetterForTheSame) {
  EXPECT_EQ(RuleOf("!function(b){load(b,\"group2_shard2of2\").exports=\"YWJj" + kEnd), "accepted: abc");
}
TEST(JsShardParser, RefusesOtherPrograms) {
  EXPECT_EQ(RuleOf("!function(a){steal(a).exports=\"YWJj" + kEnd), "holds a program of its own beside the shard");
  EXPECT_EQ(RuleOf(kLoader + "YWJj\",steal(),\"" + kEnd), "its string is not Base64");
  EXPECT_EQ(RuleOf(kLoader + "YWJj" + kEnd + "steal()"), "ends otherwise than a shard");
  EXPECT_EQ(RuleOf("steal();" + kLoader + "YWJj" + kEnd), "is no module that browserify wrote around a shard");
  EXPECT_EQ(RuleOf(""), "is no module that browserify wrote around a shard");
  EXPECT_EQ(RuleOf(kLoader + "\"}"), "ends otherwise than a shard");
  EXPECT_TRUE(ParseJsShard(kLoader + "YWJj" + kEnd).error().rule.starts_with("holds a program"));
}

}  // namespace
}  // namespace day
