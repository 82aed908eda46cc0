#include "text/json_check.h"

#include <gtest/gtest.h>

#include <string>

namespace day {
namespace {

TEST(JsonCheck, AcceptsJson) {
  for (std::string_view text :
       {"{}", "[]", " [1, -2.5e+3, 0] ", "{\"a\": {\"b\": [true, false, null]}, \"c\": \"\\u00e9\\n\"}", "7", "\"x\"", "[[],{}]", "1E0"})
    EXPECT_TRUE(CheckJson(text).valid) << text;
  EXPECT_EQ(CheckJson("[1,2,{\"a\":3}]").numbers, 3u);
}
TEST(JsonCheck, RefusesAllElse) {
  for (std::string_view text : {"",  "{",  "[",  "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "[1]]",      "[1}",    "{\"a\":1]", "01",
                                "-", "1.", "1e", ".5",   "+1",    "NaN",     "tru",      "\"",    "\"\\x\"",    "\"\\u12\"", "\"\n\"", "[1] x"})
    EXPECT_FALSE(CheckJson(text).valid) << text;
}
TEST(JsonCheck, StopsAtItsDepth) {
  EXPECT_TRUE(CheckJson(std::string(64, '[') + std::string(64, ']')).valid);
  EXPECT_FALSE(CheckJson(std::string(65, '[') + std::string(65, ']')).valid);
  EXPECT_FALSE(CheckJson(std::string(1'000'000, '[')).valid);
}

}  // namespace
}  // namespace day
