#include "records/meters/representation/representation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "records/meters/representation/list_for_test.h"
#include "records/words/partial.h"

namespace day::records {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

RepresentationMeter MeterOf(const std::vector<std::string>& texts) {
  RepresentationMeter meter(ListsForTest());
  for (const std::string& text : texts) meter.Add(WordReader().Begin(text), "en");
  return meter;
}
GroupCount GroupOf(const RepresentationResult& result, std::string_view id) {
  for (const auto& language : result.languages)
    for (const DimensionCount& dimension : language.dimensions)
      for (const GroupCount& group : dimension.groups)
        if (group.group->id == id) return group;
  return {};
}
// Mentions of a group in one text that are near a word of a set.
uint64_t NearIn(std::string_view text, std::string_view group, std::string_view set) {
  RepresentationMeter meter(ListsForTest());
  meter.Add(WordReader().Begin(text), "en");
  for (const GroupCount::Near& near : GroupOf(meter.Measure(), group).near)
    if (near.set->id == set) return near.mentions;
  return 0;
}
std::string Words(size_t count) {
  std::string words;
  for (size_t i = 0; i < count; ++i) words += "word ";
  return words;
}

TEST(RepresentationMeter, CountsMentionsAndRecords) {
  const RepresentationResult result = MeterOf({"She said that she saw the woman.", "A man. She.", "Nobody"}).Measure();
  ASSERT_EQ(result.languages.size(), 1U);
  EXPECT_EQ(result.languages[0].records, 3U);
  EXPECT_EQ(result.languages[0].words, 11U);
  const GroupCount women = GroupOf(result, "women"), men = GroupOf(result, "men");
  EXPECT_EQ(women.mentions, 4U);
  EXPECT_EQ(women.records, 2U);
  ASSERT_EQ(women.terms.size(), 2U);
  EXPECT_EQ(women.terms[0].text, "she");
  EXPECT_EQ(women.terms[0].mentions, 3U);
  EXPECT_EQ(women.terms[0].records, 2U);
  EXPECT_EQ(men.mentions, 1U);
  ASSERT_EQ(result.languages[0].dimensions.size(), 1U);
  EXPECT_EQ(result.languages[0].dimensions[0].mentions, 5U);
  EXPECT_EQ(result.languages[0].dimensions[0].records, 2U);
}
TEST(RepresentationMeter, CountsADescriptorAndTheNounBehindIt) {
  const RepresentationResult result = MeterOf({"a green woman"}).Measure();
  EXPECT_EQ(GroupOf(result, "green").mentions, 1U);
  EXPECT_EQ(GroupOf(result, "women").mentions, 1U);
}
TEST(RepresentationMeter, LooksTenWordsToEitherSide) {
  EXPECT_EQ(NearIn("she " + Words(9) + "boss", "women", "work"), 1U);
  EXPECT_EQ(NearIn("she " + Words(10) + "boss", "women", "work"), 0U);
  EXPECT_EQ(NearIn("boss " + Words(9) + "she", "women", "work"), 1U);
  EXPECT_EQ(NearIn("boss " + Words(10) + "she", "women", "work"), 0U);
}
TEST(RepresentationMeter, MeasuresFromTheEndsOfWhatIsLonger) {
  EXPECT_EQ(NearIn("green people " + Words(9) + "fire fighter", "green", "work"), 1U);
  EXPECT_EQ(NearIn("green people " + Words(10) + "fire fighter", "green", "work"), 0U);
  EXPECT_EQ(NearIn("fire fighter " + Words(9) + "green people", "green", "work"), 1U);
  EXPECT_EQ(NearIn("fire fighter " + Words(10) + "green people", "green", "work"), 0U);
}
TEST(RepresentationMeter, GoesAcrossLinesAndEndsWithTheRecord) {
  EXPECT_EQ(NearIn("she\n\nboss", "women", "work"), 1U);
  EXPECT_TRUE(GroupOf(MeterOf({"she", "boss"}).Measure(), "women").near.empty());
}
TEST(RepresentationMeter, CountsAMentionOnceForASetHoweverManyWordsAreNear) {
  EXPECT_EQ(NearIn("boss office she office boss", "women", "work"), 1U);
  EXPECT_EQ(NearIn("she boss she", "women", "work"), 2U);
}
TEST(RepresentationMeter, CountsAWordForEachSetThatItIsIn) {
  EXPECT_EQ(NearIn("she reads a poem", "women", "arts"), 1U);
  EXPECT_EQ(NearIn("she reads a poem", "women", "both"), 1U);
}
TEST(RepresentationMeter, HoldsGroupsAgainstTheOthersOfTheirDimension) {
  const GroupCount women = GroupOf(MeterOf({"she boss", "she", "he", "he boss", "he boss", "he boss"}).Measure(), "women");
  ASSERT_EQ(women.near.size(), 2U);
  EXPECT_EQ(women.near[0].set->id, "work");
  EXPECT_DOUBLE_EQ(women.near[0].association.expected, 2.0 * 4 / 6);
  EXPECT_FALSE(women.near[0].association.told);
}
TEST(RepresentationMeter, TellsWhatWasPlantedAndNothingElse) {
  std::mt19937 random(3);
  RepresentationMeter meter(ListsForTest());
  for (int i = 0; i < 2000; ++i) {
    const bool she = random() % 2 == 0, work = random() % 100 < (she ? 20 : 40), arts = random() % 4 == 0;
    meter.Add(WordReader().Begin(Words(random() % 5) + (she ? "she " : "he ") + (work ? "office " : "house ") + (arts ? "art" : "thing")), "en");
  }
  const RepresentationResult result = meter.Measure();
  const GroupCount women = GroupOf(result, "women"), men = GroupOf(result, "men");
  EXPECT_TRUE(women.near[0].association.apart());
  EXPECT_LT(women.near[0].association.high, 1);
  EXPECT_GT(men.near[0].association.low, 1);
  EXPECT_EQ(women.near[1].set->id, "arts");
  EXPECT_TRUE(women.near[1].association.told);
  EXPECT_FALSE(women.near[1].association.apart());
  EXPECT_EQ(result.languages[0].told, 4U);
  EXPECT_EQ(result.languages[0].apart, 2U);
}
TEST(RepresentationMeter, ListsOnlyWordsOfTheList) {
  const GroupCount women = GroupOf(MeterOf({"she secretly knows the boss and another boss of Jane"}).Measure(), "women");
  ASSERT_EQ(women.words.size(), 1U);
  EXPECT_EQ(women.words[0].text, "boss");
  EXPECT_EQ(women.words[0].mentions, 1U);
}
TEST(RepresentationMeter, CountsIndicatorsThatStandAlone) {
  EXPECT_THAT(MeterOf({"boss poem", "poem"}).Measure().languages[0].indicators, ElementsAre(1, 2, 3));
}
TEST(RepresentationMeter, LooksOnlyAtLanguagesThatItHasAListOf) {
  RepresentationMeter meter(ListsForTest());
  meter.Add(WordReader().Begin("she"), "fr");
  meter.Add(WordReader().Begin("she"), "");
  EXPECT_EQ(meter.Measure().not_looked_at, 2U);
  EXPECT_THAT(meter.Measure().languages, IsEmpty());
  meter.Add(WordReader().Begin("die Männer"), "de");
  EXPECT_EQ(GroupOf(meter.Measure(), "men").mentions, 1U);
}
TEST(RepresentationMeter, FindsTheSameWhereverABatchOfWordsEnds) {
  const std::string text = "she boss; deep green people, state of the art";
  for (size_t before = 1000; before < 1120; ++before) {
    RepresentationMeter meter(ListsForTest());
    meter.Add(WordReader().Begin(Words(before) + text), "en");
    const RepresentationResult result = meter.Measure();
    EXPECT_EQ(GroupOf(result, "green").mentions, 1U) << before;
    EXPECT_EQ(GroupOf(result, "women").near.size(), 2U) << before;
    EXPECT_THAT(result.languages[0].indicators, ElementsAre(1, 0, 1)) << before;
  }
}

// By the letter of what the header says, from all pairs of places.
TEST(RepresentationMeter, CountsAsAPlainReadingDoes) {
  std::mt19937 random(8);
  const std::vector<std::string> vocabulary = {"she", "he", "woman", "man", "boss", "art", "poem", "word", "word", "word", "office"};
  const auto group_of = [](const std::string& word) { return word == "she" || word == "woman" ? 0 : word == "he" || word == "man" ? 1 : -1; };
  const auto sets_of = [](const std::string& word) { return word == "boss" ? 5 : word == "office" ? 1 : word == "art" ? 2 : word == "poem" ? 6 : 0; };
  RepresentationMeter meter(ListsForTest());
  uint64_t mentions[2] = {}, near[2][3] = {};
  for (int record = 0; record < 300; ++record) {
    std::vector<std::string> words(random() % 80);
    std::string text;
    for (std::string& word : words) text += (word = vocabulary[random() % vocabulary.size()]) + " ";
    meter.Add(WordReader().Begin(text), "en");
    for (size_t i = 0; i < words.size(); ++i) {
      const int group = group_of(words[i]);
      if (group < 0) continue;
      ++mentions[group];
      int sets = 0;
      for (size_t k = 0; k < words.size(); ++k)
        if (k != i && (k > i ? k - i : i - k) <= kNearWords) sets |= sets_of(words[k]);
      for (int set = 0; set < 3; ++set) near[group][set] += sets >> set & 1;
    }
  }
  const RepresentationResult result = meter.Measure();
  for (int group = 0; group < 2; ++group) {
    const GroupCount counted = GroupOf(result, group == 0 ? "women" : "men");
    EXPECT_EQ(counted.mentions, mentions[group]);
    ASSERT_EQ(counted.near.size(), 3U);
    for (size_t set = 0; set < 3; ++set) EXPECT_EQ(counted.near[set].mentions, near[group][set]);
  }
}

TEST(RepresentationMeter, SavesTheSameBytesForAnyOrderAndParts) {
  std::mt19937 random(12);
  const std::vector<std::string> vocabulary = {"she", "he", "woman", "man", "boss", "art", "poem", "word", "green", "people", "red", "page", "Frau", "Mann"};
  struct Record {
    std::string text, language;
  };
  std::vector<Record> records;
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (size_t words = random() % 40; words > 0; --words) text += vocabulary[random() % vocabulary.size()] + " ";
    records.push_back({text, std::array{"en", "en", "de", "fr"}[random() % 4]});
  }
  RepresentationMeter whole(ListsForTest());
  for (const Record& record : records) whole.Add(WordReader().Begin(record.text), record.language);
  for (int round = 0; round < 6; ++round) {
    std::ranges::shuffle(records, random);
    std::vector<RepresentationMeter> parts(1 + random() % 6, RepresentationMeter(ListsForTest()));
    for (const Record& record : records) parts[random() % parts.size()].Add(WordReader().Begin(record.text), record.language);
    while (parts.size() > 1) {
      auto last = RepresentationMeter::Load(parts.back().Save(), ListsForTest());
      ASSERT_TRUE(last) << last.error().message;
      parts[random() % (parts.size() - 1)].Merge(*last);
      parts.pop_back();
    }
    EXPECT_EQ(parts[0].Save(), whole.Save());
  }
}

const std::string& Saved() {
  static const std::string saved(*OpenPartial(MeterOf({"she boss poem he art", "green people she", "he"}).Save(), "representation", 1));
  return saved;
}
std::string Reason(std::string content) {
  const auto loaded = RepresentationMeter::Load(SealPartial("representation", 1, content), ListsForTest());
  return loaded ? "" : ReasonOf(loaded.error());
}
TEST(RepresentationMeter, RefusesWhatNoMeterWrites) {
  constexpr size_t kLanguage = 8 + 4 + 4, kFingerprint = kLanguage + 2, kCount = kFingerprint + 8, kFirst = kCount + 4;
  const auto changed = [](size_t at, char to) {
    std::string content = Saved();
    content[at] = to;
    return content;
  };
  EXPECT_EQ(Reason(Saved()), "");
  for (size_t size = 0; size < Saved().size(); ++size) EXPECT_EQ(Reason(Saved().substr(0, size)), "ends in the middle of a field") << size;
  EXPECT_EQ(Reason(Saved() + 'x'), "more follows behind its end");
  EXPECT_EQ(Reason(changed(kLanguage, 'x')), "it was counted with other lists, or is not in order");
  EXPECT_EQ(Reason(changed(kFingerprint, static_cast<char>(Saved()[kFingerprint] ^ 1))), "it was counted with other lists, or is not in order");
  EXPECT_EQ(Reason(changed(kFirst, 2)), "its figures are not in order");      // behind the next
  EXPECT_EQ(Reason(changed(kFirst + 3, 1)), "its figures are not in order");  // where nothing is counted
  EXPECT_EQ(Reason(changed(kFirst + 4, 0)), "its figures are not in order");  // 0 is not written
  EXPECT_EQ(Reason(changed(kFirst + 4, 1)), "its figures do not add up");     // fewer records
}
TEST(RepresentationMeter, RefusesMostFiguresThatAreNotWhatWasCounted) {
  constexpr size_t kFirst = 8 + 4 + 4 + 2 + 8 + 4;
  size_t refused = 0, figures = 0;
  for (size_t at = kFirst + 4; at + 8 <= Saved().size(); at += 12) {
    std::string content = Saved();
    content[at] = static_cast<char>(content[at] + 100);
    ++figures;
    refused += !Reason(content).empty();
  }
  EXPECT_GT(refused * 10, figures * 8) << refused << " of " << figures;
}
TEST(RepresentationMeter, IsNotMixedUpWithOtherLists) { EXPECT_FALSE(RepresentationMeter::Load(MeterOf({"she"}).Save(), GroupLists::Get()).has_value()); }

}  // namespace
}  // namespace day::records
