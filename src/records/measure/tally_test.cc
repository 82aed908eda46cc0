#include "records/measure/tally.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace day::records {
namespace {

// A block of some texts with a span in each.
struct Made {
  std::string text;
  std::vector<std::string> fields = {"", "text"};
  TextBlock block;
  std::vector<Span> spans;
};

Made MakeBlock(uint64_t first_record, size_t count) {
  Made made;
  for (size_t i = 0; i < count; ++i) {
    const auto begin = static_cast<uint32_t>(made.text.size());
    made.text += "word word" + std::to_string(first_record + i) + " end";
    const auto end = static_cast<uint32_t>(made.text.size());
    made.text += '\0';
    made.block.units.push_back({.record = first_record + i, .begin = begin, .end = end, .own_begin = begin, .own_end = end, .field = 1});
    made.spans.push_back(
        {.unit = static_cast<uint32_t>(i), .begin = begin + 5, .end = end - 4, .kind = static_cast<uint16_t>(i % 3), .validity = static_cast<Validity>(i % 2)});
  }
  const size_t size = made.text.size();
  made.text.append(64, '\0');
  made.block.text = std::string_view(made.text).substr(0, size);
  made.block.fields = made.fields;
  return made;
}

Tally TallyOf(uint64_t first_record, size_t count) {
  const Made made = MakeBlock(first_record, count);
  Tally tally(3);
  TextBlock block = made.block;
  block.text = std::string_view(made.text).substr(0, made.block.text.size());
  block.fields = made.fields;
  tally.Add(block, made.spans, "a.jsonl");
  return tally;
}

TEST(Tally, IsTheSameForAnyShardsInAnyOrder) {
  const Tally whole = TallyOf(0, 600);
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    std::vector<Tally> parts;
    for (uint64_t at = 0; at < 600;) {
      const size_t count = std::min<size_t>(6 * (1 + random() % 20), 600 - at);
      parts.push_back(TallyOf(at, count));
      at += count;
    }
    std::ranges::shuffle(parts, random);
    // As a tree, too: pairs first.
    while (parts.size() > 1 && round % 2) {
      parts[parts.size() - 2].Merge(parts.back());
      parts.pop_back();
      std::ranges::shuffle(parts, random);
    }
    Tally merged(3);
    for (const Tally& part : parts) merged.Merge(part);
    EXPECT_EQ(merged, whole);
  }
}

TEST(Tally, KeepsAFewExamplesOfEachKind) {
  const Tally tally = TallyOf(0, 100);
  for (const KindTally& kind : tally.kinds) {
    EXPECT_EQ(kind.examples.size(), KindTally::kExamples);
    EXPECT_TRUE(std::ranges::is_sorted(kind.examples));
    EXPECT_EQ(kind.examples[0].file, "a.jsonl");
    EXPECT_EQ(kind.examples[0].field, "text");
  }
  EXPECT_EQ(tally.kinds[0].count() + tally.kinds[1].count() + tally.kinds[2].count(), 100U);
}

TEST(CountTokens, CountsRunsWithoutBlanks) {
  const auto count = [](std::string text) {
    const auto size = static_cast<uint32_t>(text.size());
    text.append(64, 'x');
    TextBlock block;
    block.text = std::string_view(text).substr(0, size);
    block.units.push_back({.begin = 0, .end = size, .own_begin = 0, .own_end = size});
    return CountTokens(block);
  };
  EXPECT_EQ(count(""), 0U);
  EXPECT_EQ(count("   "), 0U);
  EXPECT_EQ(count("one"), 1U);
  EXPECT_EQ(count(" one\ttwo\nthree "), 3U);
  std::string long_text;
  for (int i = 0; i < 200; ++i) long_text += "é" + std::to_string(i) + (i % 3 ? " " : "\r\n");
  EXPECT_EQ(count(long_text), 200U);
}

TEST(ShapeOf, SaysNothingOfTheValue) {
  EXPECT_EQ(ShapeOf("Jane.Doe7@example.org"), "Xxxx.Xxx9@xxxxxxx.xxx");
  EXPECT_EQ(ShapeOf("jürgen"), "x~xxxx");
  EXPECT_EQ(ShapeOf(std::string(100, 'a')).size(), 43U);
}

}  // namespace
}  // namespace day::records
