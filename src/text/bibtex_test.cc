#include "text/bibtex.h"

#include <gtest/gtest.h>

namespace day {
namespace {

TEST(ParseBibTex, ReadsFieldsInBracesQuotesAndBare) {
  const auto entries =
      ParseBibTex("@Article{key2024,\n  Title = {{Marmots}: a {S}tudy},\n  journal=\"arXiv preprint\",\n  year = 2024,\n  eprint={2401.00001}\n}\n");
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].type, "article");
  EXPECT_EQ(entries[0].Get("title"), "Marmots: a Study");
  EXPECT_EQ(entries[0].Get("journal"), "arXiv preprint");
  EXPECT_EQ(entries[0].Get("year"), "2024");
  EXPECT_EQ(entries[0].Get("eprint"), "2401.00001");
  EXPECT_EQ(entries[0].Get("doi"), "");
  ASSERT_EQ(entries[0].fields.size(), 4u);
  EXPECT_EQ(entries[0].fields[3].line, 4u);
}
TEST(ParseBibTex, ReadsSeveralEntries) {
  const auto entries = ParseBibTex("text @misc{a, title={One}}\n\n@inproceedings(b,\n title = \"Two\")\n");
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].Get("title"), "One");
  EXPECT_EQ(entries[1].Get("title"), "Two");
  EXPECT_EQ(entries[1].line, 2u);
}
TEST(ParseBibTex, JoinsLinesOfAValue) { EXPECT_EQ(ParseBibTex("@misc{a,\n title = {One\n   two}\n}").at(0).Get("title"), "One two"); }
TEST(ParseBibTex, ForgivesAMissingComma) {
  const auto entries = ParseBibTex("@misc{a\n title = {One}\n year = {2024}\n}");
  EXPECT_EQ(entries.at(0).Get("title"), "One");
  EXPECT_EQ(entries.at(0).Get("year"), "2024");
}
TEST(ParseBibTex, ForgivesAMissingBraceAtTheEnd) { EXPECT_EQ(ParseBibTex("@misc{a, title = {One}, year = 2024").at(0).Get("year"), "2024"); }
TEST(ParseBibTex, EndsAValueThatIsNeverClosed) {
  const auto entries = ParseBibTex("@misc{a, title = {" + std::string(5'000, 'x'));
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_LE(entries[0].Get("title").size(), kMaxBibValue);
}
TEST(ParseBibTex, SeesNoEntryInAnAddressOrADecorator) {
  EXPECT_TRUE(ParseBibTex("me@example.org, @property\ndef f(): pass").empty());
  EXPECT_TRUE(ParseBibTex("").empty());
  EXPECT_TRUE(ParseBibTex("@").empty());
}
TEST(ParseBibTex, KeepsToItsBounds) {
  std::string many;
  for (int i = 0; i < 500; ++i) many += "@misc{k, a = 1}\n";
  EXPECT_EQ(ParseBibTex(many).size(), kMaxBibEntries);
  std::string fields = "@misc{k";
  for (int i = 0; i < 500; ++i) fields += ", f = 1";
  EXPECT_EQ(ParseBibTex(fields).at(0).fields.size(), kMaxBibFields);
}

}  // namespace
}  // namespace day
