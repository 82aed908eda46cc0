#include "records/measure/finder_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "records/measure/marks.h"
#include "records/measure/sign_masks.h"
#include "text/ascii.h"

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

// The stretches and words that a search byte by byte finds: what masks leave out must be nothing, wherever it stands among the bytes that are looked at
// together.
struct ByHand {
  std::vector<std::string> numbers, words;
};

ByHand SearchByHand(const std::string& text) {
  ByHand found;
  const auto separates = [](char c) { return std::string_view(" -./()+:\xC2\xA0\xAD\xE2\x80\x90\x91\x92\x93\xAF").find(c) != std::string_view::npos; };
  std::vector<std::pair<size_t, size_t>> runs;
  for (size_t at = 0; at < text.size(); ++at) {
    if (!IsDigit(text[at])) continue;
    const size_t begin = at;
    while (at < text.size() && IsDigit(text[at])) ++at;
    runs.emplace_back(begin, at);
  }
  size_t word_end = 0;
  for (const auto& [run_begin, run_end] : runs) {
    const bool letter_before = run_begin > 0 && IsLetter(text[run_begin - 1]), letter_after = run_end < text.size() && IsLetter(text[run_end]);
    if (run_begin < word_end || (!letter_before && !letter_after)) continue;
    size_t begin = run_begin, end = run_end;
    while (begin > word_end && run_begin - begin < 128 && IsLetterOrDigit(text[begin - 1])) --begin;
    while (end < text.size() && end - begin <= 128 && IsLetterOrDigit(text[end])) ++end;
    word_end = end;
    if (end - begin >= 4 && end - begin <= 128) found.words.push_back(text.substr(begin, end - begin));
  }
  const auto give = [&](size_t from, size_t to) {
    size_t digits = 0;
    std::string all;
    for (size_t i = from; i < to; ++i) {
      digits += runs[i].second - runs[i].first;
      all += (all.empty() ? "" : "|") + text.substr(runs[i].first, runs[i].second - runs[i].first);
    }
    if (digits >= 7 || to - from >= 4 || (digits >= 6 && to - from >= 3)) found.numbers.push_back(all);
  };
  for (size_t from = 0, to; from < runs.size(); from = to) {
    for (to = from + 1; to < runs.size(); ++to) {
      const std::string_view gap = std::string_view(text).substr(runs[to - 1].second, runs[to].first - runs[to - 1].second);
      if (gap.size() > 4 || !std::ranges::all_of(gap, separates)) break;
    }
    size_t part = from;
    for (size_t i = from; i < to; ++i) {
      if (runs[i].second - runs[i].first <= kLongestRun) continue;
      give(part, i);
      part = i + 1;
    }
    give(part, to);
  }
  return found;
}

TEST(FindMarks, FindsTheNumbersAndWordsThatASearchByHandFinds) {
  std::mt19937 random(11);
  const std::vector<std::string> parts = {"1",
                                          "23",
                                          "456",
                                          "7890",
                                          "12345678",
                                          " ",
                                          " ",
                                          "-",
                                          ".",
                                          "/",
                                          ":",
                                          "(",
                                          ")",
                                          "+",
                                          ",",
                                          "\n",
                                          "\xC2\xA0",
                                          "\xE2\x80\x93",
                                          "a",
                                          "Bc",
                                          "word",
                                          " some words ",
                                          "x1",
                                          std::string(30, 'y'),
                                          std::string(120, 'z'),
                                          std::string(45, '5'),
                                          "@",
                                          "_"};
  size_t numbers = 0, words = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    // Now of few kinds of parts, now of all.
    const size_t first = random() % parts.size(), kinds = 2 + random() % parts.size();
    for (size_t i = 0, length = random() % 80; i < length; ++i) text += parts[(first + random() % kinds) % parts.size()];
    const Recorder recorder = Marked({text});
    const ByHand expected = SearchByHand(text);
    ASSERT_EQ(recorder.numbers, expected.numbers) << text;
    ASSERT_EQ(recorder.words, expected.words) << text;
    numbers += expected.numbers.size();
    words += expected.words.size();
  }
  EXPECT_GT(numbers, 4'000U);
  EXPECT_GT(words, 4'000U);
}

TEST(FindSigns, SaysTheSameOnEveryProcessor) {
  std::mt19937 random(3);
  std::string bytes;
  for (int c = 0; c < 256; ++c) bytes += static_cast<char>(c);
  while (bytes.size() < 64 * 100) bytes += random() % 2 ? "09azAZ@:-.\n/;`{"[random() % 15] : static_cast<char>(random());
  std::vector<SignMasks> here(bytes.size() / 64), anywhere(here.size());
  FindSigns(bytes.data(), here);
  FindSignsAnywhere(bytes.data(), anywhere);
  EXPECT_EQ(here, anywhere);
  for (size_t i = 0; i < here.size() * 64; ++i) {
    const auto is = [&](uint64_t SignMasks::* mask) { return (here[i / 64].*mask >> (i % 64) & 1) != 0; };
    ASSERT_EQ(is(&SignMasks::digits), IsDigit(bytes[i]));
    ASSERT_EQ(is(&SignMasks::letters), IsLetter(bytes[i]));
    ASSERT_EQ(is(&SignMasks::line_breaks), bytes[i] == '\n');
    ASSERT_EQ(is(&SignMasks::at), bytes[i] == '@');
    ASSERT_EQ(is(&SignMasks::colons), bytes[i] == ':');
    ASSERT_EQ(is(&SignMasks::hyphens), bytes[i] == '-');
    ASSERT_EQ(is(&SignMasks::dots), bytes[i] == '.');
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
