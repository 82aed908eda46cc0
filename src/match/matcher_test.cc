#include "match/matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "match/oracle.h"

namespace day {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Ends = std::vector<std::pair<uint64_t, uint32_t>>;

Matcher Compiled(const std::vector<Pattern>& patterns, MatchTarget target = MatchTarget::kThisMachine) {
  Result<Matcher> matcher = Matcher::Compile(patterns, target);
  EXPECT_TRUE(matcher.has_value()) << matcher.error().message;
  return std::move(*matcher);
}

Ends Scan(const Matcher& matcher, std::string_view text) {
  Matcher::Scratch scratch(matcher);
  Ends ends;
  matcher.Scan(text, scratch, [&](Match match) { ends.emplace_back(match.end, match.id); });
  return ends;
}

std::string FaultOf(const std::vector<Pattern>& patterns) {
  const Result<Matcher> matcher = Matcher::Compile(patterns);
  if (matcher) return "compiles";
  EXPECT_EQ(matcher.error().kind, ErrorKind::kInvalid);
  return matcher.error().message;
}

TEST(Matcher, GivesTheEndsOfMatchesInOrder) {
  const Matcher matcher = Compiled({{.id = 7, .expression = "ab+"}, {.id = 3, .expression = "b"}});
  EXPECT_THAT(Scan(matcher, "xabb"), ElementsAre(std::pair(3U, 3U), std::pair(3U, 7U), std::pair(4U, 3U), std::pair(4U, 7U)));
}

TEST(Matcher, TakesAnEmptySetAndEmptyText) {
  const Matcher none = Compiled({});
  EXPECT_THAT(Scan(none, "anything"), IsEmpty());
  EXPECT_EQ(none.Save(), "");
  EXPECT_EQ(none.size_in_memory(), 0U);
  EXPECT_THAT(Scan(Compiled({{.id = 1, .expression = "a"}}), ""), IsEmpty());
}

TEST(Matcher, ReportsAnIdOnceAtOneEnd) {
  const Matcher matcher = Compiled({{.id = 1, .expression = "abc"}, {.id = 1, .expression = "bc"}, {.id = 1, .expression = "[a-c]+c"}});
  EXPECT_THAT(Scan(matcher, "abc"), ElementsAre(std::pair(3U, 1U)));
}

TEST(Matcher, TakesLiteralsAsBytes) {
  const std::string odd("a.b*\\[\n\0(", 9);
  const Matcher matcher = Compiled({{.id = 1, .expression = odd, .literal = true}});
  EXPECT_THAT(Scan(matcher, "_" + odd), ElementsAre(std::pair(10U, 1U)));
  EXPECT_THAT(Scan(matcher, "axb*\\[\n"), IsEmpty());
}

TEST(Matcher, IgnoresCaseWhereAsked) {
  const Matcher matcher = Compiled({{.id = 1, .expression = "Ab.", .ignore_case = true, .literal = true},
                                    {.id = 2, .expression = "x[yz]", .ignore_case = true},
                                    {.id = 3, .expression = "ab"}});
  EXPECT_THAT(Scan(matcher, "aB. XZ"), ElementsAre(std::pair(3U, 1U), std::pair(6U, 2U)));
}

TEST(Matcher, AnchorsAtLinesWhereAsked) {
  const Matcher lines = Compiled({{.id = 1, .expression = "^b"}});
  const Matcher text = Compiled({{.id = 1, .expression = "^b", .multi_line = false}});
  EXPECT_THAT(Scan(lines, "a\nb"), ElementsAre(std::pair(3U, 1U)));
  EXPECT_THAT(Scan(text, "a\nb"), IsEmpty());
  EXPECT_THAT(Scan(text, "b"), ElementsAre(std::pair(1U, 1U)));
}

TEST(Matcher, ReportsOnceWhereAsked) { EXPECT_EQ(Scan(Compiled({{.id = 1, .expression = "a", .once = true}}), "aaaa").size(), 1U); }

TEST(Matcher, NamesABadPattern) {
  EXPECT_THAT(FaultOf({{.id = 1, .expression = "fine"}, {.id = 2, .expression = "a(b"}}), HasSubstr("pattern 2 \"a(b\""));
  EXPECT_THAT(FaultOf({{.id = 5, .expression = "(?=a)b"}}), HasSubstr("pattern 5"));
  EXPECT_THAT(FaultOf({{.id = 5, .expression = "(a)\\1"}}), HasSubstr("pattern 5"));
  EXPECT_THAT(FaultOf({{.id = 6, .expression = "a*"}}), HasSubstr("empty"));
  EXPECT_THAT(FaultOf({{.id = 6, .expression = "", .literal = true}}), HasSubstr("pattern 6"));
  EXPECT_THAT(FaultOf({{.id = 8, .expression = std::string("a\0b", 3)}}), HasSubstr("zero byte"));
}

TEST(Matcher, IsSavedAndLoaded) {
  const std::vector<Pattern> patterns = {{.id = 9, .expression = "ab+c"}, {.id = 2, .expression = "needle", .literal = true}};
  for (const MatchTarget target : {MatchTarget::kThisMachine, MatchTarget::kAnyMachine}) {
    const Matcher matcher = Compiled(patterns, target);
    Result<Matcher> loaded = Matcher::Load(matcher.Save());
    ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
    EXPECT_EQ(Scan(*loaded, "abbc needle"), Scan(matcher, "abbc needle"));
  }
  EXPECT_THAT(Scan(*Matcher::Load(""), "a"), IsEmpty());
}

TEST(Matcher, RefusesToLoadOtherBytes) {
  EXPECT_FALSE(Matcher::Load("not a set").has_value());
  std::string cut = Compiled({{.id = 9, .expression = "ab+c"}}).Save();
  cut.resize(cut.size() / 2);
  EXPECT_FALSE(Matcher::Load(cut).has_value());
}

TEST(Matcher, ServesSeveralThreadsEachWithItsScratch) {
  const Matcher matcher = Compiled({{.id = 1, .expression = "a[bc]+d"}});
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "xabcbd";
  std::vector<size_t> counts(4);
  {
    std::vector<std::jthread> threads;
    for (size_t& count : counts) threads.emplace_back([&] { count = Scan(matcher, text).size(); });
  }
  EXPECT_THAT(counts, ElementsAre(1000U, 1000U, 1000U, 1000U));
}

// Small patterns over a small alphabet, so that they do match.
class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}
  uint32_t Below(uint32_t bound) { return random_() % bound; }

  std::string Text() {
    std::string text;
    for (uint32_t i = 0, length = Below(60); i < length; ++i) text += "abcAB _.\n("[Below(10)];
    return text;
  }

  Pattern OfId(uint32_t id) {
    Pattern pattern{.id = id, .expression = {}, .ignore_case = Below(4) == 0};
    if (Below(3) == 0) {
      pattern.literal = true;
      for (uint32_t i = 0, length = 1 + Below(4); i < length; ++i) pattern.expression += "abcA .\n("[Below(8)];
      return pattern;
    }
    if (Below(6) == 0) pattern.expression += Below(2) ? "^" : "\\b";
    for (uint32_t i = 0, parts = 1 + Below(4); i < parts; ++i) pattern.expression += Part(2);
    pattern.expression += Below(2) ? "a" : "[bc]";  // never empty
    if (Below(6) == 0) pattern.expression += Below(2) ? "$" : "\\b";
    return pattern;
  }

 private:
  std::string Part(int depth) {
    static const std::vector<std::string> kRepeats = {"", "", "", "*", "+", "?", "{1,3}", "{2}"};
    std::string part;
    switch (Below(depth > 0 ? 7 : 5)) {
      case 0: part = "[abA]"; break;
      case 1: part = "[^a\\n]"; break;
      case 2: part = "."; break;
      case 3: part = Below(2) ? "\\w" : "\\s"; break;
      case 4: part = std::string(1, "abc_"[Below(4)]); break;
      default: part = "(?:" + Part(depth - 1) + "|" + Part(depth - 1) + Part(depth - 1) + ")";
    }
    return part + kRepeats[Below(static_cast<uint32_t>(kRepeats.size()))];
  }

  std::mt19937 random_;
};

TEST(Matcher, FindsWhatTheOracleFinds) {
  Generator generate(20261101);
  size_t compared = 0, matches = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<Pattern> patterns;
    for (uint32_t i = 0, count = 1 + generate.Below(8); i < count; ++i) patterns.push_back(generate.OfId(i - (generate.Below(5) == 0 ? i % 2 : 0)));
    const Result<Matcher> matcher = Matcher::Compile(patterns);
    ASSERT_TRUE(matcher.has_value()) << matcher.error().message;
    for (int i = 0; i < 8; ++i) {
      const std::string text = generate.Text();
      bool failed = false;
      const Ends expected = OracleMatches(patterns, text, &failed);
      ASSERT_FALSE(failed);
      const Ends found = Scan(*matcher, text);
      ASSERT_EQ(found, expected) << "round " << round << ", text \"" << text << "\"";
      ++compared;
      matches += found.size();
    }
  }
  EXPECT_EQ(compared, 2400U);
  EXPECT_GT(matches, 10'000U);  // the patterns are not so odd that nothing is compared
}

}  // namespace
}  // namespace day
