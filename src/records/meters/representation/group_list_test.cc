#include "records/meters/representation/group_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "knowledge/knowledge.h"
#include "records/meters/representation/list_for_test.h"
#include "records/words/words.h"
#include "text/utf8.h"

namespace day::records {
namespace {

using testing::ElementsAre;
using Kind = GroupList::Kind;

// What the list finds in a text, in its order: the term, "[aside]", or the indicator in brackets.
std::vector<std::string> Found(std::string_view text, const GroupList& list = *ListsForTest().Of("en")) {
  WordReader reader;
  reader.Begin(text);
  const TextWords words = reader.words();
  std::vector<std::string> found;
  bool behind = false;
  for (size_t at = 0; at < words.hashes.size();) {
    const GroupList::Match match = list.At(words.hashes.subspan(at), behind);
    behind = match.opens;
    if (match.kind == Kind::kTerm) found.push_back(list.terms()[match.index].text);
    if (match.kind == Kind::kAside) found.emplace_back("[aside]");
    if (match.kind == Kind::kIndicator) found.push_back("(" + list.indicators()[match.index].text + ")");
    at += match.words;
  }
  return found;
}
std::string Reason(std::string_view from, std::string_view to) {
  const std::string yaml = ReplaceAll(std::string(kListForTest), from, to);
  EXPECT_NE(yaml, kListForTest) << from;
  const auto list = ListOf(yaml);
  return list ? "" : ReasonOf(list.error());
}

TEST(GroupList, FindsWordsWhateverTheirCaseAndPunctuation) {
  EXPECT_THAT(Found("SHE's a wo-man; the Woman, and hers"), ElementsAre("she", "man", "woman"));
  EXPECT_THAT(Found("Fire-fighter, fire; fighter"), ElementsAre("(fire fighter)", "(fire fighter)"));
}
TEST(GroupList, FindsDescriptorsOnlyBeforeANounForPeople) {
  EXPECT_THAT(Found("green people"), ElementsAre("green …"));
  EXPECT_THAT(Found("a green tree, the deep green sea, green"), ElementsAre());
  EXPECT_THAT(Found("deep green people"), ElementsAre("deep green …"));
}
TEST(GroupList, FindsTheNounForPeopleItselfToo) { EXPECT_THAT(Found("a red woman"), ElementsAre("red …", "woman")); }
TEST(GroupList, FindsSomeNounsOnlyBehindAnArticleOrADescriptor) {
  EXPECT_THAT(Found("dame, dame/ls.1, red sea dame"), ElementsAre());
  EXPECT_THAT(Found("a dame, the Dame"), ElementsAre("… dame", "… dame"));
  EXPECT_THAT(Found("the red dame"), ElementsAre("red …", "… dame"));
}
TEST(GroupList, FindsTheLongestThatBeginsAtAWord) { EXPECT_THAT(Found("green martians people"), ElementsAre("green martians")); }
TEST(GroupList, LeavesOutWhatNamesNobody) {
  EXPECT_THAT(Found("see the man page of the man"), ElementsAre("[aside]", "man"));
  EXPECT_THAT(Found("state of the art, state of art"), ElementsAre("[aside]", "(art)"));
}
TEST(GroupList, FindsNothingBehindTheEnd) {
  EXPECT_THAT(Found("deep green"), ElementsAre());
  EXPECT_THAT(Found("state of the"), ElementsAre());
}
TEST(GroupList, TellsSetsOfAnIndicator) {
  const GroupList& list = *ListsForTest().Of("en");
  EXPECT_EQ(list.indicators()[0].text, "boss");
  EXPECT_EQ(list.indicators()[0].sets, 0b101U);
}

TEST(GroupList, RefusesWhatIsWrong) {
  EXPECT_EQ(Reason("language: en", "x: en"), "no language");
  EXPECT_EQ(Reason("dimensions:", "x:"), "no dimension");
  EXPECT_EQ(Reason("sources: [made]\n    note", "sources: [found]\n    note"), "'gender' is from 'found', which is no source of the list");
  EXPECT_EQ(Reason("sources: [made], words: [art, poem]", "words: [art, poem]"), "'arts' names no source");
  EXPECT_EQ(Reason("id: color", "id: gender"), "dimension 'gender' has no id, no title, or that of another");
  EXPECT_EQ(Reason("title: Color", "x: Color"), "dimension 'color' has no id, no title, or that of another");
  EXPECT_EQ(Reason("id: men", "id: women"), "group 'women' has no id, no title, or that of another");
  EXPECT_EQ(Reason("id: arts", "id: work"), "indicators 'work' have no id, no title, or that of others");
  EXPECT_EQ(Reason("words: [she, woman], behind: [dame]", "words: []"), "group 'women' has no words");
  EXPECT_EQ(Reason("words: [art, poem]", "words: []"), "indicators 'arts' have no words");
  EXPECT_EQ(Reason("      - {id: men, title: men, words: [he, man]}\n", ""), "dimension 'gender' has fewer than two groups");
  EXPECT_EQ(Reason("words: [he, man]", "words: [he, Woman]"), "'Woman' stands for two things");
  EXPECT_EQ(Reason("words: [art, poem]", "words: [art, he]"), "'he' stands for two things");
  EXPECT_EQ(Reason("man page", "she"), "'she' stands for two things");
  EXPECT_EQ(Reason("words: [art, poem]", "words: [people]"), "'people' is an indicator and a noun for people");
  EXPECT_EQ(Reason("people: [people", "people: [two words"), "'two words' is not one word");
  EXPECT_EQ(Reason("words: [she", "words: [\"...\""), "'...' has no words, or more than 4");
  EXPECT_EQ(Reason("words: [she", "words: [one two three four five six"), "'one two three four five six' has no words, or more than 4");
  std::string sets = "indicators:\n";
  for (int i = 0; i < 31; ++i) sets += "  - {id: s" + std::to_string(i) + ", title: t, sources: [made], words: [w" + std::to_string(i) + "]}\n";
  EXPECT_EQ(Reason("indicators:\n", sets), "more than 32 sets of indicators");
}
TEST(GroupList, HasAnotherFingerprintWhereCountsWouldBeOthers) {
  std::set<uint64_t> prints = {ListOf(kListForTest)->fingerprint()};
  for (const auto& [from, to] : {std::pair{"she, ", ""},
                                 {"[he, man]", "[man, he]"},
                                 {"people: [people, woman, dame]", "people: [people, dame]"},
                                 {"man page", "man pages"},
                                 {"words: [green martians]", "descriptors: [green martians]"},
                                 {"words: [poem, boss]", "words: [poem]"},
                                 {"id: red", "id: blue"}}) {
    const auto list = ListOf(ReplaceAll(std::string(kListForTest), from, to));
    ASSERT_TRUE(list) << list.error().message;
    EXPECT_TRUE(prints.insert(list->fingerprint()).second) << from;
  }
  EXPECT_FALSE(prints.insert(ListOf(ReplaceAll(std::string(kListForTest), "a note", "another"))->fingerprint()).second);
}

// Those of the program.
TEST(GroupLists, OfTheProgramAreAllRead) {
  size_t files = 0;
  for (const EmbeddedFile& file : KnowledgeFilesBelow("records/representation/")) {
    const auto list = GroupList::Parse(LoadKnowledge(file.path));
    ASSERT_TRUE(list) << file.path << ": " << list.error().message;
    EXPECT_EQ(file.path, "records/representation/" + list->language() + ".yaml");
    ++files;
  }
  EXPECT_EQ(GroupLists::Get().lists().size(), files);
  EXPECT_GE(files, 4U);
}
TEST(GroupLists, OfTheProgramNameNoSourceInVain) {
  for (const auto& [language, list] : GroupLists::Get().lists()) {
    std::set<std::string> used;
    for (const auto& dimension : list.dimensions()) used.insert(dimension.sources.begin(), dimension.sources.end());
    for (const auto& set : list.sets()) used.insert(set.sources.begin(), set.sources.end());
    for (const auto& [name, text] : list.sources()) EXPECT_TRUE(used.contains(name)) << language << " " << name;
  }
}
TEST(GroupLists, OfTheProgramTakeAmbiguousWordsForNobody) {
  const GroupList& english = *GroupLists::Get().Of("en");
  EXPECT_THAT(Found("a black box, white space, a straight line, the blind spot, disabled accounts, in French, Polish, old versions, a child process", english),
              ElementsAre());
  EXPECT_THAT(Found("the man page, man-db(8), the man-in-the-middle attack, (s)he, the home directory, LibreOffice and Open Office", english),
              ElementsAre("[aside]", "[aside]", "[aside]", "[aside]", "[aside]"));
  EXPECT_THAT(Found("Christian Schmidt wrote it", english), ElementsAre());
  EXPECT_THAT(Found("Latin American women", english), ElementsAre("[aside]", "women"));
}
TEST(GroupLists, OfTheProgramNamePeople) {
  const GroupList& english = *GroupLists::Get().Of("en");
  EXPECT_THAT(Found("Black women, old men; an American Indian man; Christian people, and Muslims", english),
              ElementsAre("black …", "women", "old …", "men", "american indian …", "… man", "christian …", "muslims"));
  EXPECT_THAT(Found("African American women and Indian people", english), ElementsAre("african american …", "women", "indian …"));
  EXPECT_THAT(Found("La niña y su tío", *GroupLists::Get().Of("es")), ElementsAre("niña", "tío"));
  EXPECT_THAT(Found("Die Mütter, ein Mann, man sagt, Herrn Schmidts Großvater", *GroupLists::Get().Of("de")),
              ElementsAre("Mutter", "Mann", "Herrn", "Großvater"));
  EXPECT_THAT(Found("Les sœurs, la soeur, un garçon", *GroupLists::Get().Of("fr")), ElementsAre("sœurs", "soeur", "garçon"));
}

}  // namespace
}  // namespace day::records
