#include "formats/word2vec/word2vec.h"

#include <gtest/gtest.h>

#include <string>

namespace day {
namespace {

const std::string kNumbers("\0\0\x80\x3f\0\0\0\xbf", 8);
const std::string kFile = "2 2\nthe " + kNumbers + "\nof " + kNumbers + "\n";
std::string_view RuleOf(const std::string& file) {
  const auto read = ReadWord2Vec(BytesInMemory(file));
  return read ? "accepted" : read.error().rule;
}

TEST(Word2VecReader, ReadsWordsWithAndWithoutLineFeeds) {
  ASSERT_TRUE(LooksLikeWord2Vec(kFile));
  const auto file = ReadWord2Vec(BytesInMemory(kFile));
  ASSERT_TRUE(file.has_value()) << file.error().rule;
  EXPECT_EQ(file->words, 2u);
  EXPECT_EQ(file->dimensions, 2u);
  EXPECT_EQ(RuleOf("2 2\nthe " + kNumbers + "of " + kNumbers), "accepted");
}
TEST(Word2VecReader, LeavesTextToOthers) {
  EXPECT_FALSE(LooksLikeWord2Vec("2 2\nthe 1.0 2.0\nof 0.5 0.25\n"));
  EXPECT_FALSE(LooksLikeWord2Vec("hello\n"));
  EXPECT_FALSE(LooksLikeWord2Vec("2 2"));
  EXPECT_FALSE(LooksLikeWord2Vec("2 x\nthe \1\2"));
}
TEST(Word2VecReader, RefusesWhatDoesNotEndWithItsWords) {
  EXPECT_EQ(RuleOf(kFile + "x"), "other bytes follow the last word");
  EXPECT_EQ(RuleOf(kFile.substr(0, kFile.size() - 4)), "ends in the middle of a field");
  EXPECT_EQ(RuleOf("3 2\n" + kFile.substr(4)), "ends in the middle of a field");
  EXPECT_EQ(RuleOf("0 2\n"), "does not begin with counts of words and dimensions");
  EXPECT_EQ(RuleOf("1 99999999\n"), "does not begin with counts of words and dimensions");
  EXPECT_EQ(RuleOf("99999999999 2\n"), "limit word2vec-words");
  EXPECT_EQ(RuleOf("1 2\n" + std::string(5000, 'a')), "a text is longer than its limit");
  EXPECT_EQ(RuleOf(std::string(100, '1')), "a text is longer than its limit");
}

}  // namespace
}  // namespace day
