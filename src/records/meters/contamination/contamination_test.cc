#include "records/meters/contamination/contamination.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "records/words/partial.h"

namespace day::records {
namespace {

using testing::ElementsAre;

constexpr std::string_view kQuestion =
    "Nadia's bakery sells 1,200 rolls a week, at $0.50 each; how much would she earn in a year if she didn't close for a single day?";  // 30 words

BenchmarkSet SetOf(const std::vector<std::string>& items) {
  BenchmarkSet set;
  for (const std::string& item : items) EXPECT_TRUE(set.Add("made", item).has_value());
  return set;
}
ContaminationResult::Benchmark MeasureOne(const std::vector<std::string>& items, const std::vector<std::string>& records) {
  const BenchmarkIndex index(SetOf(items));
  ContaminationMeter meter(index);
  for (uint64_t i = 0; i < records.size(); ++i) meter.Add(WordReader().Begin(records[i]), {0, i});
  return meter.Measure().benchmarks.at(0);
}
ItemSeen SeenIn(const std::string& record) {
  const auto benchmark = MeasureOne({std::string(kQuestion)}, {record});
  return benchmark.found.empty() ? ItemSeen() : benchmark.found[0].seen;
}

TEST(ContaminationMeter, FindsAnItemInTheMidstOfARecord) {
  const ItemSeen seen = SeenIn("Something before. " + std::string(kQuestion) + " And behind.");
  EXPECT_TRUE(seen.whole());
  EXPECT_EQ(seen.coverage, 1000u);
  EXPECT_EQ(seen.longest_run, 30u);
  EXPECT_EQ(seen.records, 1u);
  EXPECT_THAT(seen.places, ElementsAre(Place{0, 0}));
}
TEST(ContaminationMeter, FindsItWhateverItsCasePunctuationAndSpace) {
  for (const std::string variant : {
           "NADIA'S BAKERY SELLS 1,200 ROLLS A WEEK, AT $0.50 EACH; HOW MUCH WOULD SHE EARN IN A YEAR IF SHE DIDN'T CLOSE FOR A SINGLE DAY?",
           "nadia s bakery sells 1 200 rolls a week at 0 50 each how much would she earn in a year if she didn t close for a single day",
           "nadias bakery sells 1200 rolls a week at 050 each how much would she earn in a year if she didnt close for a single day",
           "Nadia\u2019s bakery sells 1,200 rolls\na week \u2013 at\t$0.50 each \u2026 how much\u00A0would she earn in a year\r\nif she didn\u2019t close for "
           "a single day",
           "\uFF2Eadia's b\u00E1kery sells 1,200 rolls a week, at $0.50 each; how much would she earn in a year if she didn't close for a single day?",
       })
    EXPECT_EQ(SeenIn(variant).coverage, 1000u) << variant;
}
TEST(ContaminationMeter, FindsAPartOfAnItem) {
  const std::string half(kQuestion.substr(0, kQuestion.find(" earn")));
  const ItemSeen seen = SeenIn(half);
  EXPECT_TRUE(seen.part());
  EXPECT_LT(seen.coverage, kWhole);
  EXPECT_GE(seen.longest_run, kLongRun);
  const std::string with_gap =
      "Nadia's bakery sells 1,200 rolls a week, at home. She asked: how much would she earn in a year if she didn't close for a single day?";
  EXPECT_TRUE(SeenIn(with_gap).records > 0);
}
TEST(ContaminationMeter, FindsNothingInWhatOnlySoundsLikeIt) {
  for (const std::string other : {
           "Omar's bakery sells 900 loaves a week, at $2.50 each; how much does he earn in a month if he did not close for a whole day?",
           "Nadia's bakery sells 1,200 rolls a week. Her sister runs a shop.",
           "",
       })
    EXPECT_EQ(SeenIn(other).records, 0u) << other;
}
TEST(ContaminationMeter, KeepsTheBestAndTheEarliestPlaces) {
  std::vector<std::string> records(6, std::string(kQuestion));
  records[0] = std::string(kQuestion.substr(0, 100));
  records[2] = "nothing";
  const auto benchmark = MeasureOne({std::string(kQuestion)}, records);
  ASSERT_EQ(benchmark.found.size(), 1u);
  EXPECT_EQ(benchmark.found[0].seen.records, 5u);
  EXPECT_EQ(benchmark.records, 5u);
  EXPECT_EQ(benchmark.found[0].seen.best, (Place{0, 1}));
  EXPECT_THAT(benchmark.found[0].seen.places, ElementsAre(Place{0, 0}, Place{0, 1}, Place{0, 3}));
}
TEST(ContaminationMeter, CountsACurveOfCoverage) {
  const std::string other = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda my ny xi omikron pi";  // 16 words
  const auto benchmark = MeasureOne({std::string(kQuestion), other}, {std::string(kQuestion), "beta gamma delta epsilon zeta eta theta iota kappa"});
  EXPECT_THAT(benchmark.curve, ElementsAre(2, 2, 2, 2, 2, 1, 1, 1, 1, 1));
  EXPECT_EQ(benchmark.whole, 1u);
  EXPECT_EQ(benchmark.part, 1u);
}

TEST(ContaminationMeter, DoesNotCountPhrasesThatManyItemsShare) {
  std::vector<std::string> items;
  const std::string phrase = "choose the one answer that is most nearly right of these";
  for (int i = 0; i < 12; ++i) {
    std::string item = phrase;
    for (int word = 0; word < 20; ++word) item += fmt::format(" q{}w{}", i, word);
    items.push_back(item);
  }
  const auto benchmark = MeasureOne(items, {phrase, phrase + " and so on", items[3]});
  EXPECT_EQ(benchmark.checkable, 12u);
  ASSERT_EQ(benchmark.found.size(), 1u);
  EXPECT_EQ(benchmark.found[0].number, 3u);
  EXPECT_EQ(benchmark.found[0].seen.coverage, 1000u);
}
TEST(ContaminationMeter, SaysWhichItemsCannotBeTold) {
  const auto benchmark = MeasureOne(std::vector<std::string>(9, std::string(kQuestion)), {std::string(kQuestion)});
  EXPECT_EQ(benchmark.items, 9u);
  EXPECT_EQ(benchmark.checkable, 0u);
  EXPECT_EQ(benchmark.whole + benchmark.part, 0u);
}

const std::vector<std::string> kShort = {"What is the capital of Peru?", "Who wrote the longest epic?", "Name the third noble gas.", "Yes."};

TEST(ContaminationMeter, RaisesNoAlarmAboutShortItemsInText) {
  const auto benchmark = MeasureOne(kShort, {"He asked: What is the capital of Peru? Who wrote the longest epic? Name the third noble gas.",
                                             "What is the capital of Peru?\nLima.", "What is the capital of Peru?\nand\nWho wrote the longest epic?"});
  EXPECT_EQ(benchmark.short_items, 4u);
  EXPECT_EQ(benchmark.checkable, 3u);
  EXPECT_EQ(benchmark.whole + benchmark.part + benchmark.alone, 0u);
}
TEST(ContaminationMeter, FindsShortItemsInEachOthersCompany) {
  const auto benchmark = MeasureOne(kShort, {"1\nName the third noble gas\n\nwho wrote the longest epic\n- What is the Capital of Peru"});
  EXPECT_EQ(benchmark.whole, 3u);
  EXPECT_EQ(benchmark.records, 1u);
}
TEST(ContaminationMeter, CountsShortItemsThatAreARecordApart) {
  const auto benchmark = MeasureOne(kShort, {"What is the capital of Peru?", "What is the capital of Peru", "yes"});
  EXPECT_EQ(benchmark.whole, 0u);
  EXPECT_EQ(benchmark.alone, 1u);
  ASSERT_EQ(benchmark.found.size(), 1u);
  EXPECT_EQ(benchmark.found[0].seen.alone, 2u);
}
TEST(ContaminationMeter, TakesAnItemThatIsThereThreeTimesForOne) {
  const auto benchmark = MeasureOne(std::vector<std::string>(3, kShort[0]), {"and\n" + kShort[0]});
  EXPECT_EQ(benchmark.whole, 0u);
}

TEST(ContaminationMeter, FindsItemsInScriptsWithoutSpaces) {
  const std::string item = "\u5C0F\u660E\u6709\u4E94\u4E2A\u82F9\u679C\u4ED6\u7ED9\u4E86\u5C0F\u7EA2\u4E24\u4E2A\u8FD8\u5269\u51E0\u4E2A";
  EXPECT_EQ(MeasureOne({item}, {"\u95EE\u9898\uFF1A" + item + "\uFF1F"}).whole, 1u);
}
TEST(ContaminationMeter, StandsARecordOfOneRunOverAndOver) {
  std::string record, item;
  for (int i = 0; i < 60; ++i) item += "a ";
  for (int i = 0; i < 200'000; ++i) record += "a ";
  (void)MeasureOne({item, std::string(kQuestion)}, {record, std::string(kQuestion)});
}

struct Record {
  std::string text;
  Place place;
};

TEST(ContaminationMeter, SavesTheSameBytesForAnyOrderAndParts) {
  std::mt19937 random(8);
  std::vector<std::string> items = kShort;
  for (int i = 0; i < 60; ++i) {
    std::string item;
    for (size_t words = 8 + random() % 30; words > 0; --words) item += "v" + std::to_string(random() % 500) + ' ';
    items.push_back(item);
  }
  const BenchmarkIndex index(SetOf(items));
  std::vector<Record> records;
  for (uint64_t i = 0; i < 300; ++i) {
    std::string text = "around\n";
    for (size_t parts = random() % 4; parts > 0; --parts) text += items[random() % items.size()].substr(random() % 3 ? 0 : 4) + (random() % 2 ? "\n" : " x ");
    records.push_back({random() % 20 ? text : kShort[random() % 4], {static_cast<uint32_t>(random() % 3), i}});
  }
  ContaminationMeter whole(index);
  for (const Record& record : records) whole.Add(WordReader().Begin(record.text), record.place);
  EXPECT_GT(whole.Measure().benchmarks[0].whole, 20u);
  for (int round = 0; round < 10; ++round) {
    std::ranges::shuffle(records, random);
    std::vector<ContaminationMeter> parts(1 + random() % 6, ContaminationMeter(index));
    for (const Record& record : records) parts[random() % parts.size()].Add(WordReader().Begin(record.text), record.place);
    while (parts.size() > 1) {
      auto last = ContaminationMeter::Load(parts.back().Save(), index);
      ASSERT_TRUE(last) << last.error().message;
      EXPECT_TRUE(parts[random() % (parts.size() - 1)].Merge(*last));
      parts.pop_back();
    }
    EXPECT_EQ(parts[0].Save(), whole.Save());
  }
}
TEST(ContaminationMeter, DoesNotMergeWhatWasCountedAgainstOthers) {
  const BenchmarkIndex one(SetOf({"a b c d e f g h i"})), two(SetOf({"a b c d e f g h j"}));
  ContaminationMeter meter(one);
  EXPECT_FALSE(meter.Merge(ContaminationMeter(two)));
  const auto loaded = ContaminationMeter::Load(ContaminationMeter(two).Save(), one);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(ReasonOf(loaded.error()), "it was counted against other benchmarks");
}

// What a meter that found one item twice writes, with a change; sealed anew.
std::string Reason(const std::function<void(std::string&)>& change) {
  const BenchmarkIndex index(SetOf({std::string(kQuestion)}));
  ContaminationMeter meter(index);
  meter.Add(WordReader().Begin(kQuestion), {0, 0});
  meter.Add(WordReader().Begin(kQuestion), {0, 1});
  std::string content(*OpenPartial(meter.Save(), "contamination", 1));
  change(content);
  const auto loaded = ContaminationMeter::Load(SealPartial("contamination", 1, content), index);
  return loaded ? "" : ReasonOf(loaded.error());
}
constexpr size_t kSeen = 8 + 16 + 8 + 4, kPlaces = kSeen + 16 + 16 + 12;

TEST(ContaminationMeter, LoadsWhatItSaved) {
  EXPECT_EQ(Reason([](std::string&) {}), "");
}
TEST(ContaminationMeter, RefusesAFileThatIsCutAnywhere) {
  for (size_t size = 0; size < kPlaces + 1 + 2 * 12; ++size)
    EXPECT_EQ(Reason([&](std::string& c) { c.resize(size); }), "ends in the middle of a field") << size;
}
TEST(ContaminationMeter, RefusesWhatFollowsBehindTheEnd) {
  EXPECT_EQ(Reason([](std::string& c) { c += 'x'; }), "more follows behind its end");
}
TEST(ContaminationMeter, RefusesItemsThatTheBenchmarkDoesNotHave) {
  EXPECT_EQ(Reason([](std::string& c) { c[kSeen] = 1; }), "its items are not in order, or are none of the benchmark's");
}
TEST(ContaminationMeter, RefusesItemsOutOfRange) {
  EXPECT_EQ(Reason([](std::string& c) { c[kSeen + 5] = 7; }), "an item is out of its range");        // coverage over 1
  EXPECT_EQ(Reason([](std::string& c) { c[kSeen + 13] = 7; }), "an item is out of its range");       // the best run longer than the longest
  EXPECT_EQ(Reason([](std::string& c) { c[kSeen + 16] = 1; }), "an item is out of its range");       // more places than records
  EXPECT_EQ(Reason([](std::string& c) { c[kPlaces + 1 + 4] = 1; }), "an item is out of its range");  // places that are one
  EXPECT_EQ(Reason([](std::string& c) { c[kPlaces] = 4; }), "an item has more places than are kept");
}

TEST(BenchmarkSet, KeepsHashesAndNoText) {
  const std::string saved = SetOf({std::string(kQuestion)}).Save();
  EXPECT_EQ(saved.find("bakery"), std::string::npos);
  EXPECT_NE(saved.find("made"), std::string::npos);
}
TEST(BenchmarkSet, ReadsWhatItWroteAndJoinsSets) {
  BenchmarkSet set = SetOf({std::string(kQuestion), "Yes.", "What is the capital of Peru?"});
  ASSERT_TRUE(set.Add("other", "eight words that are not in the first"));
  const auto loaded = BenchmarkSet::Load(set.Save());
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->Save(), set.Save());
  BenchmarkSet joined = SetOf({"one item of eight words or a few more"});
  ASSERT_TRUE(joined.Add(*loaded));
  EXPECT_THAT(joined.names(), ElementsAre("made", "other"));
  EXPECT_EQ(joined.items().size(), 5u);
  EXPECT_EQ(joined.items()[1].number, 1u);
  EXPECT_EQ(joined.items()[4].number, 0u);
}
std::string SetReason(const std::function<void(std::string&)>& change) {
  std::string content(*OpenPartial(SetOf({"one two three four five six seven eight", "What's the capital of Peru?"}).Save(), "benchmark hashes", 1));
  change(content);
  const auto loaded = BenchmarkSet::Load(SealPartial("benchmark hashes", 1, content));
  return loaded ? "" : ReasonOf(loaded.error());
}
TEST(BenchmarkSet, RefusesFilesThatNoSetWrites) {
  // count of names, length, "made", count of items, then of the first: benchmark, forms, words, one hash; of the second 2 forms
  constexpr size_t kItems = 4 + 4 + 4, kFirst = kItems + 4, kSecond = kFirst + 4 + 1 + 4 + 8;
  EXPECT_EQ(SetReason([](std::string&) {}), "");
  for (size_t size = 0; size < kSecond + 5 + 24; ++size) EXPECT_EQ(SetReason([&](std::string& c) { c.resize(size); }), "ends in the middle of a field") << size;
  EXPECT_EQ(SetReason([](std::string& c) { c += 'x'; }), "more follows behind its end");
  EXPECT_EQ(SetReason([](std::string& c) { c[1] = '\x20'; }), "it has more than 4,096 benchmarks");
  EXPECT_EQ(SetReason([](std::string& c) { c.replace(0, 12, std::string("\2\0\0\0\1\0\0\0a\1\0\0\0a", 14)); }), "a name is too long, or there twice");
  EXPECT_EQ(SetReason([](std::string& c) { c.replace(0, 12, std::string("\1\0\0\0\xC9\0\0\0", 8) + std::string(201, 'a')); }),
            "a name is too long, or there twice");
  EXPECT_EQ(SetReason([](std::string& c) { c[kFirst] = 1; }), "an item is out of its range");
  EXPECT_EQ(SetReason([](std::string& c) { c[kFirst + 4] = 0; }), "an item is out of its range");
  EXPECT_EQ(SetReason([](std::string& c) { c[kFirst + 4] = 3; }), "an item is out of its range");
  EXPECT_EQ(SetReason([](std::string& c) { c[kFirst + 5 + 3] = '\x7F'; }), "ends in the middle of a field");  // 2 * 10^9 words
  EXPECT_EQ(SetReason([](std::string& c) {
              c[kSecond + 5 + 12] = 9;
              c += std::string(8, '\0');
            }),
            "the two forms of an item are no forms of one text");
}

}  // namespace
}  // namespace day::records
