#include "license/clause_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace day {
namespace {

// Each sentence as "lead | own words", a definition behind "def:", a heading behind "head:".
std::vector<std::string> Sentences(std::string_view text) {
  const ClauseText read(text);
  std::vector<std::string> out;
  for (const ClauseSentence& sentence : read.sentences()) {
    std::string line = sentence.kind == ClauseSentence::Kind::kDefinition ? "def:" : sentence.kind == ClauseSentence::Kind::kHeading ? "head:" : "";
    for (const uint32_t word : sentence.lead) line += std::string(read.words()[word].text) + " ";
    if (!sentence.lead.empty()) line += "| ";
    for (uint32_t word = sentence.begin; word < sentence.end; ++word) line += std::string(read.words()[word].text) + (word + 1 < sentence.end ? " " : "");
    out.push_back(std::move(line));
  }
  return out;
}
using Lines = std::vector<std::string>;

TEST(ClauseText, ReadsWordsWithoutCasePunctuationAndPossessives) {
  EXPECT_EQ(ClauseWordsOf("The Licensor\u2019s “non-commercial” (US) $1,000,000 don't"),
            (Lines{"the", "licensor", "non", "commercial", "us", "$", "1,000,000", "dont"}));
  EXPECT_EQ(ClauseWordsOf("不得用于AI模型。"), (Lines{"不", "得", "用", "于", "ai", "模", "型"}));
  EXPECT_EQ(ClauseWordsOf("see https://example.org/a_b. Then"), (Lines{"see", "https://example.org/a_b", "then"}));
}
TEST(ClauseText, JoinsLinesThatWereWrapped) {
  EXPECT_EQ(Sentences("You may use this model for any purpose that\nyou like. You may not sell\nit."),
            (Lines{"you may use this model for any purpose that you like", "you may not sell it"}));
  EXPECT_EQ(Sentences("# You may use this\n# for any purpose\n# that is good, and\n# pass it on.\n"),
            (Lines{"you may use this for any purpose that is good and pass it on"}));
}
TEST(ClauseText, RepeatsTheLeadBeforeEachItem) {
  EXPECT_EQ(Sentences("You may not:\n(a) sell it;\n(b) rent it.\n\nWe are kind."),
            (Lines{"you may not", "you may not | sell it", "you may not | rent it", "we are kind"}));
  EXPECT_EQ(Sentences("You must not use it to:\n1. Harm, such as:\n   a. war\n   b. theft\n2. Deceive"),
            (Lines{"you must not use it to", "you must not use it to | harm such as", "you must not use it to harm such as | war",
                   "you must not use it to harm such as | theft", "you must not use it to | deceive"}));
  EXPECT_EQ(Sentences("2.1 You may not:\n2.1.1 sell it;\n2.1.2 rent it.\n2.2 You may copy it."),
            (Lines{"you may not", "you may not | sell it", "you may not | rent it", "you may copy it"}));
  EXPECT_EQ(Sentences("You must\na) keep notices\nb) give credit"), (Lines{"you must", "you must | keep notices", "you must | give credit"}));
}
TEST(ClauseText, ReadsListsWithinASentence) {
  EXPECT_EQ(Sentences("You may copy it if: (i) you pay; and (ii) you ask."),
            (Lines{"you may copy it if", "you may copy it if | i you pay", "you may copy it if | and ii you ask"}));
  EXPECT_EQ(Sentences("Do not use it to: 1. Harm; 2. Deceive."), (Lines{"do not use it to", "do not use it to | 1 harm", "do not use it to | 2 deceive"}));
}
TEST(ClauseText, TakesATitleBeforeAColonForNoLead) {
  EXPECT_EQ(Sentences("Limits: You must not (i) sell it; (ii) rent it."), (Lines{"limits you must not i sell it ii rent it"}));
}
TEST(ClauseText, LeadsItemsByAnUnfinishedLineToo) {
  EXPECT_EQ(Sentences("1. People. You agree that you will not use the model or what is made of it\n(a) to harm; or\n(b) to stalk."),
            (Lines{"people", "you agree that you will not use the model or what is made of it",
                   "you agree that you will not use the model or what is made of it | to harm or",
                   "you agree that you will not use the model or what is made of it | to stalk"}));
}
TEST(ClauseText, LeadsTheItemsUnderAHeadingOfBarredUses) {
  EXPECT_EQ(Sentences("## Prohibited Uses\n\n### Safety\n- Fraud and spam\n\nBe kind.\n\n## Other\n- You may ask us.\n"),
            (Lines{"head:prohibited uses", "head:safety", "prohibited uses | fraud and spam", "be kind", "head:other", "you may ask us"}));
  EXPECT_EQ(Sentences("Permitted Uses\n\n- It may be used for research.\n"), (Lines{"head:permitted uses", "it may be used for research"}));
}
TEST(ClauseText, TellsDefinitionsAndHeadings) {
  EXPECT_EQ(Sentences("\"Purpose\" means any use.\n“Output” shall mean text.\nYou mean well."),
            (Lines{"def:purpose means any use", "def:output shall mean text", "you mean well"}));
  EXPECT_EQ(Sentences("The thing of many words (the \"Model\") means weights."), (Lines{"def:the thing of many words the model means weights"}));
  EXPECT_EQ(Sentences("Downloading it means that you agree."), (Lines{"downloading it means that you agree"}));
  EXPECT_EQ(Sentences("Use Restrictions\n\nYou may not sell it."), (Lines{"head:use restrictions", "you may not sell it"}));
  EXPECT_EQ(Sentences("## Grant\nYou may use it."), (Lines{"head:grant", "you may use it"}));
  EXPECT_EQ(Sentences("“商业用途”是指任何营利目的。"), (Lines{"def:商 业 用 途 是 指 任 何 营 利 目 的"}));
}
TEST(ClauseText, LeavesOutTagsAndKeepsLines) {
  const ClauseText read("<p>One.</p>\n<b>You</b> may\ncopy.");
  ASSERT_EQ(read.sentences().size(), 2u);
  EXPECT_EQ(read.words()[read.sentences()[1].begin].line, 2u);
  EXPECT_EQ(read.words()[read.sentences()[1].end - 1].line, 3u);
}
TEST(ClauseText, ReadsNoMoreThanItsLimits) {
  std::string text;
  while (text.size() < kMaxClauseText + 1000) text += "word ";
  const ClauseText read(text);
  EXPECT_LE(read.words().back().end, kMaxClauseText);
  for (const ClauseSentence& sentence : read.sentences()) EXPECT_LE(sentence.end - sentence.begin + sentence.lead.size(), kMaxSentenceWords);
  EXPECT_TRUE(ClauseText("").sentences().empty());
  EXPECT_TRUE(ClauseText(":;*\n- \n(a)\n").sentences().empty());
}

}  // namespace
}  // namespace day
