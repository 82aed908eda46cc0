#include "records/words/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xxhash.h>

#include <random>

#include "records/words/grams.h"

namespace day::records {
namespace {

using testing::ElementsAre;

struct Read {
  std::vector<uint64_t> hashes;
  std::vector<uint8_t> lines;
  friend bool operator==(const Read&, const Read&) = default;
};

Read All(WordReader& reader) {
  const TextWords words = reader.words();
  return {{words.hashes.begin(), words.hashes.end()}, {words.begins_line.begin(), words.begins_line.end()}};
}
Read ReadAll(std::string_view text) { return All(WordReader().Begin(text)); }
std::vector<uint64_t> HashesOf(const std::vector<std::string>& words) {
  std::vector<uint64_t> hashes;
  for (const std::string& word : words) hashes.push_back(XXH3_64bits(word.data(), word.size()));
  return hashes;
}
// The words by the table alone, letter by letter, for texts of valid UTF-8.
std::vector<uint64_t> Slowly(std::string_view text) {
  std::vector<std::string> words(1);
  bool alone = false;
  for (size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    uint32_t c = size == 1 ? first : first & (0x7F >> size);
    for (size_t i = 1; i < size; ++i) c = c << 6 | (text[at + i] & 0x3F);
    at += size;
    const Folded folded = FoldTable::Get().Fold(c);
    if (folded.kind == FoldKind::kSkip) continue;
    if (folded.kind == FoldKind::kBreak || folded.kind == FoldKind::kAlone || (folded.kind == FoldKind::kLetter && alone)) {
      words.emplace_back();
      alone = false;
    }
    if (folded.kind == FoldKind::kAlone) alone = true;
    if (folded.kind != FoldKind::kBreak) words.back() += folded.utf8;
    if (words.back().size() >= kLongestWord) {
      words.emplace_back();
      alone = false;
    }
  }
  std::erase(words, "");
  return HashesOf(words);
}

TEST(WordReader, TakesLettersAndDigitsAndLeavesCaseAndPunctuationOut) {
  EXPECT_EQ(ReadAll("The QUICK, brown-fox; 80,000 (x_y)").hashes, HashesOf({"the", "quick", "brown", "fox", "80", "000", "x", "y"}));
  EXPECT_TRUE(ReadAll("").hashes.empty());
  EXPECT_TRUE(ReadAll(" .,;\n\n").hashes.empty());
}
TEST(WordReader, FoldsAccentsWidthAndLigatures) {
  EXPECT_EQ(ReadAll("Caf\u00C9 cafe\u0301 \uFF23\uFF41\uFF46\uFF45 \uFB01n").hashes, HashesOf({"cafe", "cafe", "cafe", "fin"}));
  EXPECT_EQ(ReadAll("\u0394\u03AD\u03BB\u03C4\u03B1 co\u00ADop").hashes, HashesOf({"\u03B4\u03B5\u03BB\u03C4\u03B1", "coop"}));
}
TEST(WordReader, TakesEachLetterOfScriptsWithoutSpacesForAWord) {
  EXPECT_EQ(ReadAll("\u4E2D\u6587a\u5B57b").hashes, HashesOf({"\u4E2D", "\u6587", "a", "\u5B57", "b"}));
  EXPECT_EQ(ReadAll("\u0E01\u0E34\u0E19").hashes.size(), 2u);  // ki (with its vowel), n
  EXPECT_EQ(ReadAll("\uD55C\uAD6D\uC5B4").hashes.size(), 1u);
}
TEST(WordReader, KeepsMarksThatMakeTheWord) { EXPECT_NE(ReadAll("\u0915\u093E").hashes, ReadAll("\u0915\u0940").hashes); }
TEST(WordReader, SaysWhichWordsBeginALine) {
  EXPECT_THAT(ReadAll("one two\nthree\n\n four five").lines, ElementsAre(1, 0, 1, 1, 0));
  EXPECT_THAT(ReadAll("\u00E9t\u00E9 a\n\u00E9").lines, ElementsAre(1, 0, 1));
}
TEST(WordReader, PartsWordsAtWhatIsNoUtf8) {
  EXPECT_EQ(ReadAll("ab\xFF"
                    "cd \xE2\x82")
                .hashes,
            HashesOf({"ab", "cd"}));
}
TEST(WordReader, CutsAWordWithoutEnd) {
  EXPECT_EQ(ReadAll(std::string(2 * kLongestWord + 1, 'a')).hashes, HashesOf({std::string(kLongestWord, 'a'), std::string(kLongestWord, 'a'), "a"}));
}
TEST(WordReader, GivesTheSameWordsAtEveryPlaceOfABlock) {
  std::mt19937 random(7);
  const std::vector<std::string> parts = {
      "a", "Bc", "word", "\u00E9", "\u0301", "\u4E2D", " ", "\n", ".", "0", "longerword", "\u0E34", std::string(70, 'x'), std::string(4090, 'y')};
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (uint32_t i = random() % 60; i > 0; --i) text += parts[random() % (round % 8 ? parts.size() - 1 : parts.size())];
    const Read whole = ReadAll(text);
    EXPECT_EQ(whole.hashes, Slowly(text)) << text;
    for (const size_t shift : {1u, 13u, 63u}) EXPECT_EQ(ReadAll(std::string(shift, ' ') + text), whole) << text;
  }
}
TEST(WordReader, ReadsOneTextAfterTheOther) {
  WordReader reader;
  EXPECT_TRUE(reader.words().hashes.empty());
  reader.Begin("left over, not read");
  EXPECT_EQ(reader.Begin("two").words().hashes.size(), 1u);
  EXPECT_TRUE(reader.Begin("").words().hashes.empty());
}

TEST(WordReader, GivesAllWordsOfATextHoweverLongAndOften) {
  std::string line = "a b\nc", novel;
  for (int i = 0; i < 30'000; ++i) novel += "word" + std::to_string(i) + (i % 7 == 0 ? "\n" : " ");
  WordReader reader;
  for (const std::string& text : {line, novel, std::string(), line, std::string("...")}) {
    const Read all = ReadAll(text);
    reader.Begin(text);
    for (int round = 0; round < 3; ++round) EXPECT_EQ(All(reader), all);
  }
  EXPECT_EQ(ReadAll(novel).hashes, Slowly(novel));
}

TEST(WithoutPunctuation, LeavesNothingInItsPlace) { EXPECT_EQ(WithoutPunctuation("Don't pay $80,000 \u2013 ever!\n"), "Dont pay 80000  ever\n"); }

TEST(GramRoller, HashesTheLastWordsAsIfTheyWereAlone) {
  GramRoller<3> roller;
  std::vector<uint64_t> words = {5, 9, 1, 7, 7, 2};
  for (size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(roller.Add(words[i]), i >= 2);
    if (i < 2) continue;
    GramHash gram;
    for (size_t k = i - 2; k <= i; ++k) gram.Add(words[k]);
    EXPECT_EQ(roller.value(), gram.value());
  }
}
TEST(GramHash, MindsOrderAndLength) {
  GramHash ab, ba, zero, none;
  ab.Add(1), ab.Add(2), ba.Add(2), ba.Add(1), zero.Add(0);
  EXPECT_NE(ab.value(), ba.value());
  EXPECT_NE(zero.value(), none.value());
}

}  // namespace
}  // namespace day::records
