// The lists are not shown here, either: terms are made up.
#include "records/meters/harm/harm.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "records/words/partial.h"

namespace day::records {
namespace {

using testing::ElementsAre;

const HarmTerms& Made() {
  static const HarmTerms terms = [] {
    HarmTerms made;
    made.Add("en", "blorp");
    made.Add("en", "Frob the Nix");
    made.Add("en", "x");    // a letter
    made.Add("en", "...");  // nothing
    made.Add("ja", "\u30D6\u30ED\u30C3");
    made.Add("ja", "\u5B57");  // a letter
    return made;
  }();
  return terms;
}
HarmCount CountOf(std::string_view text, std::string_view language = "en") {
  HarmMeter meter(Made());
  meter.Add(WordReader().Begin(text), language, {1, 2});
  const auto& languages = meter.Measure().languages;
  const auto at = languages.find(std::string(language));
  return at == languages.end() ? HarmCount() : at->second;
}

TEST(HarmTerms, LeavesOutWhatIsPartOfAnything) {
  EXPECT_EQ(Made().Of("en")->hashes().size(), 2u);
  EXPECT_EQ(Made().Of("ja")->hashes().size(), 1u);
  EXPECT_EQ(Made().Of("de"), nullptr);
}
TEST(HarmTerms, OfTheProgramAreInManyLanguages) {
  EXPECT_GE(HarmTerms::Get().lists().size(), 20u);
  EXPECT_GT(HarmTerms::Get().Of("en")->hashes().size(), 300u);
  EXPECT_EQ(HarmTerms::Get().Of("tlh"), nullptr);
}
TEST(HarmTerms, ReadsWhatItWroteAndNothingElse) {
  EXPECT_EQ(HarmTerms::Load(Made().Save())->Save(), Made().Save());
  const auto reason = [](const std::function<void(std::string&)>& change) {
    std::string content(*OpenPartial(Made().Save(), "harm terms", 2));
    change(content);
    const auto loaded = HarmTerms::Load(SealPartial("harm terms", 2, content));
    return loaded ? "" : ReasonOf(loaded.error());
  };
  EXPECT_EQ(reason([](std::string& c) { c[1] = 2; }), "more languages than there are lists of");
  EXPECT_EQ(reason([](std::string& c) { c[10] = 0; }), "a list is out of its range");
  constexpr size_t kFirstHash = 4 + 4 + 2 + 4 + 4;  // lists, length of "en", "en", longest, hashes
  EXPECT_EQ(reason([](std::string& c) { c[kFirstHash - 1] = 1; }), "a list is not in order, or out of its range");
  EXPECT_EQ(reason([](std::string& c) { c.replace(kFirstHash + 8, 8, c, kFirstHash, 8); }), "a list is not in order, or out of its range");
  EXPECT_EQ(reason([](std::string& c) { c.resize(c.size() - 1); }), "ends in the middle of a field");
  EXPECT_EQ(reason([](std::string& c) { c += 'x'; }), "more follows behind its end");
}

TEST(HarmMeter, CountsWordsAndPhrases) {
  EXPECT_EQ(CountOf("He said BLORP, and frob the nix. Blorping is none.").terms, 2u);
  EXPECT_EQ(CountOf("frob the; x nix").terms, 0u);
  EXPECT_EQ(CountOf("").terms, 0u);
  EXPECT_EQ(CountOf("\u3053\u308C\u306F\u30D6\u30ED\u30C3\u3060", "ja").terms, 1u);
}
TEST(HarmMeter, FindsTheSameWhereverItStands) {
  for (size_t before = 0; before < 48; ++before) {
    std::string text;
    for (size_t i = 0; i < before; ++i) text += "w ";
    const HarmCount count = CountOf(text + "frob the nix, and blorp");
    EXPECT_EQ(count.terms, 2u) << before;
    EXPECT_EQ(count.words, before + 5) << before;
  }
}
TEST(HarmMeter, CallsARecordDenseByNumberAndShare) {
  EXPECT_EQ(CountOf("blorp blorp").dense, 0u);
  EXPECT_EQ(CountOf("blorp blorp blorp").dense, 1u);
  EXPECT_THAT(CountOf("blorp blorp blorp").places, ElementsAre(Place{1, 2}));
  std::string long_text = "blorp blorp blorp";
  for (int i = 0; i < 400; ++i) long_text += " word";
  EXPECT_EQ(CountOf(long_text).dense, 0u);
  EXPECT_EQ(CountOf(long_text).with_terms, 1u);
}
TEST(HarmMeter, LooksOnlyAtLanguagesThatItHasAListOf) {
  HarmMeter meter(Made());
  meter.Add(WordReader().Begin("blorp"), "de", {});
  meter.Add(WordReader().Begin("blorp"), "", {});
  EXPECT_EQ(meter.Measure().not_looked_at, 2u);
  EXPECT_TRUE(meter.Measure().languages.empty());
}
TEST(HarmMeter, SavesTheSameBytesForAnyOrderAndParts) {
  std::mt19937 random(12);
  struct Record {
    std::string text, language;
    Place place;
  };
  std::vector<Record> records;
  for (uint64_t i = 0; i < 500; ++i) {
    std::string text;
    for (size_t words = random() % 9; words > 0; --words) text += random() % 3 ? "word " : "blorp ";
    records.push_back({text, std::array{"en", "ja", "de"}[random() % 3], {static_cast<uint32_t>(random() % 3), i}});
  }
  HarmMeter whole(Made());
  for (const Record& record : records) whole.Add(WordReader().Begin(record.text), record.language, record.place);
  for (int round = 0; round < 6; ++round) {
    std::ranges::shuffle(records, random);
    std::vector<HarmMeter> parts(1 + random() % 6, HarmMeter(Made()));
    for (const Record& record : records) parts[random() % parts.size()].Add(WordReader().Begin(record.text), record.language, record.place);
    while (parts.size() > 1) {
      auto last = HarmMeter::Load(parts.back().Save(), Made());
      ASSERT_TRUE(last) << last.error().message;
      parts[random() % (parts.size() - 1)].Merge(*last);
      parts.pop_back();
    }
    EXPECT_EQ(parts[0].Save(), whole.Save());
  }
}

std::string Reason(const std::function<void(std::string&)>& change) {
  HarmMeter meter(Made());
  meter.Add(WordReader().Begin("blorp blorp blorp"), "en", {0, 1});
  std::string content(*OpenPartial(meter.Save(), "harm", 1));
  change(content);
  const auto loaded = HarmMeter::Load(SealPartial("harm", 1, content), Made());
  return loaded ? "" : ReasonOf(loaded.error());
}
TEST(HarmMeter, RefusesWhatNoMeterWrites) {
  constexpr size_t kLanguage = 8 + 4 + 4, kFigures = kLanguage + 2, kPlaces = kFigures + 40;
  EXPECT_EQ(Reason([](std::string&) {}), "");
  for (size_t size = 0; size < kPlaces + 13; ++size) EXPECT_EQ(Reason([&](std::string& c) { c.resize(size); }), "ends in the middle of a field") << size;
  EXPECT_EQ(Reason([](std::string& c) { c += 'x'; }), "more follows behind its end");
  EXPECT_EQ(Reason([](std::string& c) { c[kLanguage] = 'x'; }), "it was counted with other lists, or is not in order");
  EXPECT_EQ(Reason([](std::string& c) { c[kFigures] = 0; }), "its figures do not add up");
  EXPECT_EQ(Reason([](std::string& c) { c[kFigures + 24] = 2; }), "its figures do not add up");
  EXPECT_EQ(Reason([](std::string& c) { c[kFigures + 32] = 9; }), "its figures do not add up");
  EXPECT_EQ(Reason([](std::string& c) { c[kPlaces] = 4; }), "it has more places than are kept");
}

}  // namespace
}  // namespace day::records
