#include "records/meters/contamination/items.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace day::records {
namespace {

constexpr std::string_view kOne = "one item with more words than eight in it", kTwo = "another item with more words than eight in it";

BenchmarkSet Expected() {
  BenchmarkSet set;
  (void)set.Add("made", kOne);
  (void)set.Add("made", kTwo);
  return set;
}
std::string Read(std::string_view bytes, const std::vector<std::string>& fields = {}) {
  BenchmarkSet set;
  const auto count = AddItems("made", bytes, fields, set);
  if (!count) return count.error().message;
  EXPECT_EQ(*count, set.items().size());
  return set.Save();
}

TEST(AddItems, ReadsItemsInEachNotation) {
  const std::string expected = Expected().Save(), one(kOne), two(kTwo);
  EXPECT_EQ(Read("{\"question\": \"" + one + "\"}\n\n{\"question\": \"" + two + "\"}\n"), expected);
  EXPECT_EQ(Read("[{\"id\": 1, \"prompt\": \"" + one + "\"}, {\"prompt\": \"" + two + "\"}]"), expected);
  EXPECT_EQ(Read("[\"" + one + "\",\n\"" + two + "\"]"), expected);
  EXPECT_EQ(Read("{\"version\": 1, \"data\": [{\"a\": \"b\", \"stem\": \"" + one + "\"}, \"" + two + "\"]}"), expected);
  EXPECT_EQ(Read("{\n\"data\": [\"" + one + "\", \"" + two + "\"]\n}"), expected);
  EXPECT_EQ(Read("\xEF\xBB\xBF" + one + "\r\n\r\n  " + two), expected);
  EXPECT_EQ(Read(expected), expected);
}
TEST(AddItems, ReadsTheFieldsThatAreNamed) {
  BenchmarkSet set;
  (void)set.Add("made", "what is it\n7");
  EXPECT_EQ(Read("{\"question\": \"what is it\", \"answer\": 7}", {"question", "answer"}), set.Save());
  EXPECT_EQ(Read("{\"question\": \"what is it\"}", {"answer", "stem"}), "made: no item has a field answer or stem");
}
TEST(AddItems, SaysWhichLineIsNoJson) { EXPECT_THAT(Read("{\"question\": \"a\"}\n{\"question\": }\n"), testing::StartsWith("made: line 2 is no JSON")); }
TEST(AddItems, RefusesHashesThatAreCut) {
  const std::string saved = Expected().Save();
  EXPECT_THAT(Read(saved.substr(0, saved.size() - 3)), testing::HasSubstr("its checksum does not hold"));
}
TEST(AddItems, TakesWhatOnlyBeginsLikeJsonForLines) {
  EXPECT_EQ(Read("[1] one item of some length and a few words\n[2] the next of about the same length"),
            Read("\n[1] one item of some length and a few words\n[2] the next of about the same length\n"));
}
TEST(AddItems, OfNothingIsNone) {
  BenchmarkSet set;
  EXPECT_EQ(AddItems("made", "", {}, set).value_or(9), 0u);
  EXPECT_EQ(AddItems("made", "[]", {}, set).value_or(9), 0u);
}

}  // namespace
}  // namespace day::records
