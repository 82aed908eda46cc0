#include "formats/ubjson/ubjson.h"

#include <gtest/gtest.h>

namespace day {
namespace {

using namespace std::string_literals;

std::string_view RuleOf(const std::string& file) {
  const auto read = ReadUbjson(BytesInMemory(file));
  return read ? "accepted" : read.error().rule;
}

TEST(UbjsonReader, ReadsWhatXgboostWrites) {
  const auto file =
      ReadUbjson(BytesInMemory("{L\0\0\0\0\0\0\0\7learner{L\0\0\0\0\0\0\0\1aSL\0\0\0\0\0\0\0\1x}L\0\0\0\0\0\0\0\1v[$d#L\0\0\0\0\0\0\0\2"
                               "12345678}"s));
  ASSERT_TRUE(file.has_value()) << file.error().rule;
  EXPECT_EQ(file->keys, (std::vector<std::string>{"learner", "v"}));
  EXPECT_EQ(file->numbers, 2u);
}
TEST(UbjsonReader, ReadsEveryKindOfValue) {
  for (const std::string& value : {"Z"s,
                                   "N"s,
                                   "T"s,
                                   "F"s,
                                   "i\1"s,
                                   "U\1"s,
                                   "I\1\2"s,
                                   "l\1\2\3\4"s,
                                   "L12345678"s,
                                   "d1234"s,
                                   "D12345678"s,
                                   "Cx"s,
                                   "Si\1x"s,
                                   "Hi\1"
                                   "7"s,
                                   "[]"s,
                                   "{}"s,
                                   "[ZZ]"s,
                                   "[#i\2ZZ"s,
                                   "[$Z#i\3"s,
                                   "[$S#i\1i\1x"s,
                                   "{#i\1i\1kZ"s,
                                   "{$i#i\1i\1k\7"s,
                                   "{i\1kZi\1lZ}"s,
                                   "[#i\0"s})
    EXPECT_EQ(RuleOf("{i\1k" + value + "}"), "accepted") << value;
}
TEST(UbjsonReader, RefusesWhatIsNotWhole) {
  EXPECT_EQ(RuleOf(""), "ends in the middle of a field");
  EXPECT_EQ(RuleOf("[]"), "does not begin with an object");
  EXPECT_EQ(RuleOf("{}x"), "other bytes follow the value");
  EXPECT_EQ(RuleOf("{i\1k?}"), "a byte begins no value");
  EXPECT_EQ(RuleOf("{Z"), "a length is no whole number");
  EXPECT_EQ(RuleOf("{i\xff"), "a length is negative");
  EXPECT_EQ(RuleOf("{L\xff\xff\xff\xff\xff\xff\xff\xff"), "a length is negative");
  EXPECT_EQ(RuleOf("{l\x7f\xff\xff\xff"), "a text is longer than its limit");
  EXPECT_EQ(RuleOf("{i\1k[$d#L\x7f\xff\xff\xff\xff\xff\xff\xff"), "ends in the middle of a field");
  EXPECT_EQ(RuleOf("{i\1k[$Z#L\x7f\xff\xff\xff\xff\xff\xff\xff"), "limit ubjson-values");
  EXPECT_EQ(RuleOf("{i\1k[$dx"), "a typed container has no count");
  EXPECT_EQ(RuleOf("{i\1k" + std::string(1000, '[')), "limit ubjson-depth");
}

}  // namespace
}  // namespace day
