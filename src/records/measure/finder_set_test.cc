#include "records/measure/finder_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "records/measure/marks.h"

namespace day::records {
namespace {

using ::testing::ElementsAre;

// Writes down what it is told of.
class Recorder final : public FinderSession {
 public:
  void Begin(const TextBlock& block, std::vector<Span>&) override { block_ = &block; }
  void AtGate(uint32_t, uint32_t, uint32_t) override {}
  void AtSign(Sign sign, uint32_t unit, uint32_t at) override { signs.insert({sign, unit, at}); }
  void AtWord(uint32_t, uint32_t begin, uint32_t end) override { words.emplace_back(block_->text.substr(begin, end - begin)); }
  void AtNumbers(const NumberStretch& stretch) override {
    std::string all;
    for (const NumberStretch::Run run : stretch.runs) all += (all.empty() ? "" : "|") + std::string(block_->text.substr(run.begin, run.end - run.begin));
    numbers.push_back(all);
  }
  std::set<std::tuple<Sign, uint32_t, uint32_t>> signs;
  std::vector<std::string> words, numbers;

 private:
  const TextBlock* block_ = nullptr;
};

Recorder Marked(const std::vector<std::string>& texts) {
  std::string all;
  TextBlock block;
  for (const std::string& text : texts) {
    const auto begin = static_cast<uint32_t>(all.size());
    all += text;
    block.units.push_back({.begin = begin, .end = static_cast<uint32_t>(all.size()), .own_begin = begin, .own_end = static_cast<uint32_t>(all.size())});
    all += '\0';
  }
  const size_t size = all.size();
  all.append(64, '7');  // readable, and no part of it
  block.text = std::string_view(all).substr(0, size);
  Recorder recorder;
  std::vector<Span> none;
  recorder.Begin(block, none);
  FinderSession* const sessions[] = {&recorder};
  std::vector<NumberStretch::Run> runs;
  FindMarks(block, sessions, runs);
  return recorder;
}

TEST(FindMarks, GivesStretchesOfNumbers) {
  EXPECT_THAT(Marked({"call 020 7946-0958, or 12345, or 10.0.0.1"}).numbers, ElementsAre("020|7946|0958", "10|0|0|1"));
  EXPECT_THAT(Marked({"1234567", "7654321"}).numbers, ElementsAre("1234567", "7654321"));
  EXPECT_THAT(Marked({"123", "4567"}).numbers, ElementsAre());
  EXPECT_THAT(Marked({"12 34 56", "1234 56"}).numbers, ElementsAre("12|34|56"));
}

TEST(FindMarks, PartsStretchesAtRunsThatAreTooLong) {
  const std::string many(41, '1');
  EXPECT_THAT(Marked({"1234567 " + many + " 7654321"}).numbers, ElementsAre("1234567", "7654321"));
  EXPECT_THAT(Marked({std::string(1000, '9')}).numbers, ElementsAre());
}

TEST(FindMarks, GivesWordsOfLettersAndDigits) {
  EXPECT_THAT(Marked({"an AB12C3 and abc and 12345 and x1y2z3w4 a1"}).words, ElementsAre("AB12C3", "x1y2z3w4"));
  EXPECT_THAT(Marked({"ab12", "34cd"}).words, ElementsAre("ab12", "34cd"));
  EXPECT_THAT(Marked({std::string(200, 'a') + "1"}).words, ElementsAre());
}

// At every place relative to the 64 bytes that are looked at together.
TEST(FindMarks, DoesNotDependOnWhereABlockIsCut) {
  const std::string text = "x@y 12:34:56 00-1A-2B-3C-4D aabb.ccdd.eeff +49 30 1234567 AB12CD34 9.9.9.9 ";
  const Recorder plain = Marked({text});
  for (size_t shift = 1; shift < 130; ++shift) {
    const Recorder shifted = Marked({std::string(shift, ' ') + text});
    EXPECT_EQ(shifted.numbers, plain.numbers) << shift;
    EXPECT_EQ(shifted.words, plain.words) << shift;
    EXPECT_EQ(shifted.signs.size(), plain.signs.size()) << shift;
  }
}

TEST(FindMarks, FindsTheSignsThatASearchByHandFinds) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (size_t i = 0, length = random() % 300; i < length; ++i) text += "@:-.a1"[random() % 6];
    const Recorder recorder = Marked({text});
    std::set<std::tuple<Sign, uint32_t, uint32_t>> expected;
    for (uint32_t i = 0; i < text.size(); ++i) {
      const auto is = [&](uint32_t back, char c) { return i >= back && text[i - back] == c; };
      if (text[i] == '@') expected.insert({Sign::kAt, 0, i});
      if (text[i] == ':' && (is(1, ':') || is(2, ':') || is(3, ':') || is(4, ':') || is(5, ':'))) expected.insert({Sign::kColons, 0, i});
      if (text[i] == '-' && is(3, '-') && is(6, '-') && is(9, '-')) expected.insert({Sign::kHyphens, 0, i});
      if (text[i] == '.' && is(5, '.')) expected.insert({Sign::kDots, 0, i});
    }
    EXPECT_EQ(recorder.signs, expected) << text;
  }
}

TEST(ResolveOverlaps, KeepsTheBetterOfTwo) {
  std::vector<Span> spans = {{.begin = 0, .end = 10, .rank = 1},
                             {.begin = 5, .end = 8, .rank = 2},
                             {.begin = 20, .end = 25, .rank = 1},
                             {.begin = 20, .end = 30, .rank = 1},
                             {.unit = 1, .begin = 22, .end = 24, .rank = 0}};
  ResolveOverlaps(spans);
  ASSERT_EQ(spans.size(), 3U);
  EXPECT_EQ(spans[0].begin, 5U);
  EXPECT_EQ(spans[1].end, 30U);
  EXPECT_EQ(spans[2].unit, 1U);
}

TEST(ResolveOverlaps, LeavesNoneThatOverlapWhateverCame) {
  std::mt19937 random(9);
  for (int round = 0; round < 500; ++round) {
    std::vector<Span> spans;
    for (int i = 0; i < 12; ++i) {
      const auto below = [&](uint32_t bound) { return static_cast<uint32_t>(random() % bound); };
      const uint32_t begin = below(60);
      spans.push_back({.unit = below(2), .begin = begin, .end = begin + 1 + below(15), .rank = static_cast<uint8_t>(below(4))});
    }
    std::vector<Span> other = spans;
    std::ranges::shuffle(other, random);
    ResolveOverlaps(spans);
    ResolveOverlaps(other);
    EXPECT_EQ(spans, other);
    for (size_t i = 1; i < spans.size(); ++i) EXPECT_TRUE(spans[i].unit > spans[i - 1].unit || spans[i].begin >= spans[i - 1].end);
  }
}

}  // namespace
}  // namespace day::records
