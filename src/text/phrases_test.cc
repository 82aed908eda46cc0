#include "text/phrases.h"

#include <gtest/gtest.h>

#include <string>

namespace day {
namespace {

PhraseSet SetOf(std::initializer_list<std::string_view> phrases) {
  PhraseSet set;
  uint32_t id = 0;
  for (const std::string_view phrase : phrases) set.Add(phrase, id++);
  return set;
}

TEST(PhraseSet, FindsAPhraseHoweverItIsJoined) {
  const PhraseSet set = SetOf({"open source"});
  for (const char* text : {"open source", "Open-Source", "OPEN_SOURCE", "an open\u2011source model", "open \n source", "(open-source)"})
    EXPECT_TRUE(set.Matches(text)) << text;
}

TEST(PhraseSet, DoesNotFindPartsOfWords) {
  const PhraseSet set = SetOf({"open source", "mit"});
  for (const char* text : {"reopen source", "open sources", "opensource", "commit", "mitigate", "open"}) EXPECT_FALSE(set.Matches(text)) << text;
}

TEST(PhraseSet, FindsWhatBeginsAWordBehindAStar) {
  const PhraseSet set = SetOf({"licens*"});
  const std::string text = "is licensed under";
  ASSERT_EQ(set.Find(text).size(), 1U);
  EXPECT_EQ(text.substr(set.Find(text)[0].offset, set.Find(text)[0].length), "licensed");
  EXPECT_FALSE(set.Matches("sublicense"));
}

TEST(PhraseSet, TakesTheLongestOfSeveral) {
  const auto hits = SetOf({"open", "open source", "open source model"}).Find("an open-source model");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].id, 2U);
}

TEST(PhraseSet, FindsChineseInsideRunningText) {
  const auto hits = SetOf({"开源", "完全开源"}).Find("我们完全开源了模型，并开源代码");
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].id, 1U);
  EXPECT_EQ(hits[1].id, 0U);
}

TEST(PhraseSet, FindsPhrasesOfOneLetterAndWithAJointBehindTheFirst) {
  const PhraseSet set = SetOf({"a", "b *", "c d", "x*"});
  for (const char* text : {"a", "A", "a!", "(a)", "a\u00e9", "c d", "C-d", "c_D", "c\td", "c\nd", "c\u00a0d", "c\u2011d", "c\u3000d", "x", "xyz", "X9"})
    EXPECT_TRUE(set.Matches(text)) << text;
  for (const char* text : {"ab", "c", "cd", "c.d", "c  ", "y"}) EXPECT_FALSE(set.Matches(text)) << text;
}

TEST(PhraseSet, TakesInAnotherSet) {
  PhraseSet all = SetOf({"open source"});
  all.Add(SetOf({"a", "free*"}));
  EXPECT_TRUE(all.Matches("freely") && all.Matches("a") && all.Matches("open-source"));
  EXPECT_FALSE(all.Matches("an open"));
}

TEST(PhraseSet, KeepsTheFirstOfTwoEqualPhrases) {
  const auto hits = SetOf({"mit", "mit"}).Find("MIT");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].id, 0U);
}

TEST(PhraseSet, TakesAnyBytes) { EXPECT_TRUE(SetOf({"a"}).Find("\xff\xe2\x80").empty()); }

}  // namespace
}  // namespace day
