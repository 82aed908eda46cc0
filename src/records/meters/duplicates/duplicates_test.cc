#include "records/meters/duplicates/duplicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "records/words/partial.h"

namespace day::records {
namespace {

using testing::ElementsAre;

// Texts of words drawn from many, so that two texts have no runs in common but those that a test gives them.
std::vector<std::string> Words(std::mt19937& random, size_t count) {
  std::vector<std::string> words;
  for (size_t i = 0; i < count; ++i) words.push_back("w" + std::to_string(random() % 1'000'000));
  return words;
}
std::string Text(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + ' ';
  return text;
}
// Two texts of `count` runs each, of which a share of `jaccard` is common to both.
std::pair<std::string, std::string> Pair(std::mt19937& random, size_t count, double jaccard) {
  const auto common = static_cast<size_t>(std::lround(2 * jaccard / (1 + jaccard) * static_cast<double>(count)));
  std::vector<std::string> one = Words(random, common + kRunWords - 1), two = one;
  for (const std::string& word : Words(random, count - common)) one.push_back(word);
  for (const std::string& word : Words(random, count - common)) two.push_back(word);
  return {Text(one), Text(two)};
}
double LikenessOf(const std::string& a, const std::string& b) {
  Signer signer;
  DistinctCounter words, runs;
  const Signature one = signer.Sign(WordReader().Begin(a), words, runs).signature;
  return Likeness(one, signer.Sign(WordReader().Begin(b), words, runs).signature);
}

TEST(Likeness, EstimatesJaccardOfTextsOfEveryLength) {
  std::mt19937 random(1);
  for (const size_t runs : {40u, 200u, 1'000u, 20'000u})
    for (const double jaccard : {0.0, 0.25, 0.5, 0.8, 1.0}) {
      double sum = 0;
      constexpr int kTimes = 12;
      for (int i = 0; i < kTimes; ++i) {
        const auto [a, b] = Pair(random, runs, jaccard);
        const double likeness = LikenessOf(a, b);
        EXPECT_NEAR(likeness, jaccard, 0.2) << runs;  // 4.5 standard deviations
        sum += likeness;
      }
      EXPECT_NEAR(sum / kTimes, jaccard, 0.06) << runs;
    }
}
TEST(Likeness, OfShortTextsIsAllOrNothing) {
  EXPECT_EQ(LikenessOf("one", "One!"), 1);
  EXPECT_EQ(LikenessOf("a b c d", "a b c d"), 1);
  EXPECT_LT(LikenessOf("a b c d", "a b c e"), 0.1);
  EXPECT_LT(LikenessOf("a b c d e", "a b c d"), 0.1);
}

TEST(DuplicatesMeter, FindsExactCopiesWithTheirPlaces) {
  DuplicatesMeter meter;
  const std::vector<std::string> texts = {"some text of the first", "quite another", "some text of the first", "", "some text of the first", ""};
  for (uint64_t i = 0; i < texts.size(); ++i) meter.Add(WordReader().Begin(texts[i]), {.file = 1, .record = i});
  const DuplicatesResult result = meter.Measure();
  EXPECT_EQ(result.records, 6u);
  EXPECT_EQ(result.empty_records, 2u);
  EXPECT_EQ(result.exact_copies, 3u);
  EXPECT_EQ(result.exact_groups, 2u);
  EXPECT_EQ(result.near_copies, 0u);
  EXPECT_EQ(result.in_clusters, 5u);
  EXPECT_EQ(result.distinct_texts, 3u);
  EXPECT_EQ(result.sampling, 0u);
  EXPECT_EQ(result.copies_error, 0);
  ASSERT_EQ(result.largest.size(), 2u);
  EXPECT_EQ(result.largest[0].records, 3u);
  EXPECT_EQ(result.largest[0].texts, 1u);
  EXPECT_THAT(result.largest[0].places, ElementsAre(Place{1, 0}, Place{1, 2}));
}
TEST(DuplicatesMeter, FindsNearCopiesAndLeavesWhatIsLessAlike) {
  std::mt19937 random(2);
  DuplicatesMeter near, far;
  for (uint32_t i = 0; i < 40; ++i) {
    const auto [a, b] = Pair(random, 300, 0.85);
    near.Add(WordReader().Begin(a), {i, 0}), near.Add(WordReader().Begin(b), {i, 1});
    const auto [c, d] = Pair(random, 300, 0.45);
    far.Add(WordReader().Begin(c), {i, 0}), far.Add(WordReader().Begin(d), {i, 1});
  }
  const DuplicatesResult result = near.Measure();
  EXPECT_EQ(result.near_clusters, 40u);
  EXPECT_EQ(result.near_copies, 40u);
  EXPECT_EQ(result.in_clusters, 80u);
  for (const DuplicateCluster& cluster : result.largest) {
    ASSERT_EQ(cluster.places.size(), 2u);
    EXPECT_EQ(cluster.places[0].file, cluster.places[1].file);
    EXPECT_GE(cluster.likeness, kNear);
  }
  EXPECT_EQ(far.Measure().near_copies, 0u);
  size_t pairs = 0;
  EXPECT_TRUE(near.ForEachPair([&](const DistinctText& a, const DistinctText& b, double) {
    ++pairs;
    EXPECT_EQ(a.place.file, b.place.file);
  }));
  EXPECT_EQ(pairs, 40u);
}
TEST(DuplicatesMeter, KeepsTextsOfPunctuationAndNothingApart) {
  DuplicatesMeter meter;
  meter.Add(WordReader().Begin("..."), {0, 0}), meter.Add(WordReader().Begin("!!"), {0, 1}), meter.Add(WordReader().Begin(""), {0, 2});
  EXPECT_EQ(meter.Measure().in_clusters, 0u);
}
TEST(DuplicatesMeter, JoinsALargeGroupWithoutComparingAllWithAll) {
  std::mt19937 random(3);
  const std::vector<std::string> base = Words(random, 400);
  DuplicatesMeter meter;
  for (uint32_t i = 0; i < 3000; ++i) meter.Add(WordReader().Begin(Text(base) + "v" + std::to_string(i)), {0, i});
  const DuplicatesResult result = meter.Measure();
  EXPECT_EQ(result.near_clusters, 1u);
  EXPECT_EQ(result.near_copies, 2999u);
  EXPECT_EQ(result.largest.at(0).places.size(), 10u);
}

struct Record {
  std::string text;
  Place place;
};
std::vector<Record> Many(uint32_t seed, size_t count) {
  std::mt19937 random(seed);
  std::vector<Record> records;
  while (records.size() < count) {
    const auto [a, b] = Pair(random, 20 + random() % 100, 0.9);
    for (const std::string& text : {a, b, a})
      if (random() % 3) records.push_back({text, {static_cast<uint32_t>(random() % 3), records.size()}});
  }
  return records;
}
std::string Whole(const std::vector<Record>& records, const DuplicatesLimits& limits) {
  DuplicatesMeter meter(limits);
  for (const Record& record : records) meter.Add(WordReader().Begin(record.text), record.place);
  return meter.Save();
}

TEST(DuplicatesMeter, SavesTheSameBytesForAnyOrderAndParts) {
  std::mt19937 random(4);
  for (const uint32_t texts : {1'000'000u, 100u, 10u, 1u}) {
    const DuplicatesLimits limits{.texts = texts};
    std::vector<Record> records = Many(5, 400);
    const std::string whole = Whole(records, limits);
    for (int round = 0; round < 8; ++round) {
      std::ranges::shuffle(records, random);
      std::vector<DuplicatesMeter> parts(1 + random() % 7, DuplicatesMeter(limits));
      for (const Record& record : records) parts[random() % parts.size()].Add(WordReader().Begin(record.text), record.place);
      while (parts.size() > 1) {  // any tree of merges, and through bytes
        const size_t into = random() % (parts.size() - 1);
        auto last = DuplicatesMeter::Load(parts.back().Save(), limits);
        ASSERT_TRUE(last) << last.error().message;
        parts[into].Merge(*last);
        parts.pop_back();
      }
      EXPECT_EQ(parts[0].Save(), whole) << texts;
      EXPECT_EQ(parts[0].Measure().in_clusters, DuplicatesMeter::Load(whole, limits)->Measure().in_clusters);
    }
  }
}
TEST(DuplicatesMeter, SamplesWhereTheTextsAreTooManyAndSaysHowFarThatMayBeOff) {
  const std::vector<Record> records = Many(6, 6000);
  DuplicatesMeter all, some({.texts = 700});
  for (const Record& record : records) all.Add(WordReader().Begin(record.text), record.place), some.Add(WordReader().Begin(record.text), record.place);
  const DuplicatesResult whole = all.Measure(), part = some.Measure();
  EXPECT_GE(part.sampling, 2u);
  EXPECT_LE(part.sampled_texts, 700u);
  EXPECT_EQ(part.records, whole.records);
  const auto share = [](const DuplicatesResult& of) { return static_cast<double>(of.exact_copies + of.near_copies) / static_cast<double>(of.sampled_records); };
  EXPECT_GT(part.copies_error, 0);
  EXPECT_LT(part.copies_error, 0.05);
  // Pairs with 0.9 in common stay together nine times out of ten.
  EXPECT_GT(share(part), 0.85 * share(whole) - 3 * part.copies_error);
  EXPECT_LT(share(part), share(whole) + 3 * part.copies_error);
}

std::string Reason(std::string_view bytes) {
  const auto loaded = DuplicatesMeter::Load(bytes);
  return loaded ? "" : ReasonOf(loaded.error());
}
// What a meter of two texts writes, with a change; sealed anew.
std::string Changed(const std::function<void(std::string&)>& change) {
  DuplicatesMeter meter;
  meter.Add(WordReader().Begin("a"), {0, 0}), meter.Add(WordReader().Begin("b"), {0, 1});
  std::string content(*OpenPartial(meter.Save(), "duplicates", 1));
  change(content);
  return SealPartial("duplicates", 1, content);
}
constexpr size_t kCounters = 32, kSampling = kCounters + 3 * DistinctCounter::kRegisters, kTexts = kSampling + 8, kText = 32 + kMinima + 24 + 1;

TEST(DuplicatesMeter, LoadsWhatItSaved) {
  EXPECT_EQ(Reason(DuplicatesMeter().Save()), "");
  EXPECT_EQ(Reason(Changed([](std::string&) {})), "");
}
TEST(DuplicatesMeter, RefusesAFileThatIsCutAnywhere) {
  for (size_t size = 0; size < kTexts + 2 * kText; size += 97)
    EXPECT_EQ(Reason(Changed([&](std::string& c) { c.resize(size); })), "ends in the middle of a field") << size;
}
TEST(DuplicatesMeter, RefusesMoreTextsThanThereAre) {
  EXPECT_EQ(Reason(Changed([](std::string& c) { c[kSampling + 7] = '\x7F'; })), "ends in the middle of a field");
}
TEST(DuplicatesMeter, RefusesWhatFollowsBehindTheEnd) {
  EXPECT_EQ(Reason(Changed([](std::string& c) { c += 'x'; })), "more follows behind its end");
}
TEST(DuplicatesMeter, RefusesARegisterOutOfRange) {
  EXPECT_EQ(Reason(Changed([](std::string& c) { c[kCounters + 9] = '\x60'; })), "a counter is out of its range");
}
TEST(DuplicatesMeter, RefusesTextsTwiceOrOutOfOrder) {
  EXPECT_EQ(Reason(Changed([](std::string& c) { c.replace(kTexts + kText, kText, c.substr(kTexts, kText)); })), "its texts are not in order");
}
TEST(DuplicatesMeter, RefusesATextWithoutRecords) {
  EXPECT_EQ(Reason(Changed([](std::string& c) { c[kTexts + 24] = 0; })), "a text is out of its range");
}
TEST(DuplicatesMeter, RefusesASampleThatLeavesOutMoreThanThereIs) {
  EXPECT_EQ(Reason(Changed([](std::string& c) { c[kSampling] = 65; })), "it leaves out more than there is");
}
TEST(DuplicatesMeter, RefusesATextThatTheSampleLeavesOut) {
  EXPECT_EQ(Reason(Changed([](std::string& c) { c[kSampling] = 64; })), "it has a text that it says it left out");
}
TEST(DuplicatesMeter, RefusesMoreCopiesThanRecords) {
  EXPECT_EQ(Reason(Changed([](std::string& c) { c[kTexts + 24] = 9; })), "its texts are more than its records");
}

}  // namespace
}  // namespace day::records
