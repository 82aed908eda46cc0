#include "license/clauses.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/enum_names.h"
#include "license/clause_rules.h"

namespace day {
namespace {

size_t Count(const std::vector<LicenseClause>& clauses, ClauseType type) {
  return static_cast<size_t>(std::count_if(clauses.begin(), clauses.end(), [type](const LicenseClause& clause) { return clause.type == type; }));
}

TEST(Clauses, KnowsEachTypeByItsName) {
  for (size_t i = 0; i < kClauseTypes; ++i) EXPECT_EQ(EnumFromName<ClauseType>(NameOf(static_cast<ClauseType>(i)), kClauseTypes), static_cast<ClauseType>(i));
  EXPECT_FALSE(EnumFromName<ClauseType>("other", kClauseTypes));
}
TEST(Clauses, HaveTheirLinesAndBytes) {
  const std::string text = "Terms\n\nYou may use it.\n\nYou may not use it for\nany commercial purpose.\n";
  const auto clauses = FindClauses(text);
  const auto found = std::find_if(clauses.begin(), clauses.end(), [](const LicenseClause& clause) { return clause.type == ClauseType::kNonCommercial; });
  ASSERT_NE(found, clauses.end());
  EXPECT_EQ(found->first_line, 5u);
  EXPECT_EQ(found->last_line, 6u);
  EXPECT_EQ(text.substr(found->begin, found->end - found->begin), "You may not use it for\nany commercial purpose.");
}
TEST(Clauses, JoinsTheItemsOfAList) {
  const auto clauses = FindClauses("You agree not to use the model:\n- for war or weapons;\n- to harass others;\n- to spread disinformation.\n");
  ASSERT_EQ(Count(clauses, ClauseType::kFieldOfUse), 1u);
  EXPECT_EQ(clauses.front().first_line, 2u);
  EXPECT_EQ(clauses.front().last_line, 4u);
}
TEST(Clauses, CountADefinitionOnlyWhereItsTermIsUsed) {
  const std::string definition = "\"Research Purposes\" means non-commercial scientific work.\n\n";
  EXPECT_EQ(Count(FindClauses(definition + "You may use it for anything."), ClauseType::kNonCommercial), 0u);
  EXPECT_EQ(Count(FindClauses(definition + "You may use it exclusively for Research Purposes."), ClauseType::kNonCommercial), 1u);
}
TEST(Clauses, AreCitedFromTheTermsRatherThanFromAPreamble) {
  const std::string preamble = "Section I: PREAMBLE\n\nWhoever shares the model will always have to include the use restrictions.\n\n";
  const auto alone = FindClauses(preamble);
  ASSERT_EQ(Count(alone, ClauseType::kFieldOfUse), 1u) << "where nothing else says it";
  const auto with_terms =
      FindClauses(preamble + "NOW THEREFORE, you agree as follows:\n\nSection II: TERMS\n\nYour use must comply with the use restrictions.\n");
  ASSERT_EQ(Count(with_terms, ClauseType::kFieldOfUse), 1u);
  const auto cited = std::ranges::find(with_terms, ClauseType::kFieldOfUse, &LicenseClause::type);
  EXPECT_EQ(cited->first_line, 9u);
}
TEST(Clauses, AreTheSameHoweverATextIsSet) {
  const std::string one =
      "You may copy the model. You must give recipients a copy of this license and may not use the model for military purposes or surveillance.\n";
  const std::string wrapped =
      "// You may copy the model. You must\n// give recipients a copy of this\n// license and may not use the model\n// for military purposes or\n// "
      "surveillance.\n";
  const auto a = FindClauses(one), b = FindClauses(wrapped);
  ASSERT_EQ(a.size(), b.size());
  for (size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].type, b[i].type);
}
TEST(Clauses, AreNoMoreThanTheirLimit) {
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += "You may use it" + std::string(i % 2 ? "" : " for any purpose") + ".\n\nYou must give credit to author " + std::to_string(i) + ".\n\n\n\n\n\n";
  EXPECT_LE(FindClauses(text).size(), kMaxClauses + kClauseTypes);
}
TEST(Clauses, AreNoneWhereNothingIsSaid) {
  EXPECT_TRUE(FindClauses("").empty());
  EXPECT_TRUE(FindClauses("A poem about rain.\n").empty());
  EXPECT_TRUE(FindClauses(std::string(1000, '\0')).empty());
}

TEST(ClauseRules, NamesWhatIsWrong) {
  const auto error = [](std::string_view yaml) {
    const auto rules = ClauseRules::Parse(yaml);
    return rules ? std::string("none") : rules.error().message;
  };
  EXPECT_EQ(error("words: {a: [b]}\nclauses:\n  - {type: use, effect: granted, say: [\"@a ..3 c\"]}\n"), "none");
  EXPECT_EQ(error("patterns: {p: [a, b c]}\nclauses:\n  - {type: use, effect: granted, say: [\"+p\"], unless: [d, \"+p\"]}\n"), "none");
  EXPECT_EQ(error("patterns: {p: [\"a ..x\"]}\nclauses:\n  - {type: use, effect: granted, say: [\"+p\"]}\n"), "clauses.yaml: line 1: no gap: ..x");
  EXPECT_EQ(error("clauses:\n  - {type: use, effect: granted, say: [\"+p\"]}\n"), "clauses.yaml: line 2: no such patterns: +p");
  EXPECT_EQ(error("clauses:\n  - {type: fun, effect: granted, say: [a]}\n"), "clauses.yaml: line 2: no such type of clause: fun");
  EXPECT_EQ(error("clauses:\n  - {type: use, effect: maybe, say: [a]}\n"), "clauses.yaml: line 2: no such effect: maybe");
  EXPECT_EQ(error("clauses:\n  - {type: use, effect: granted, in: poems, say: [a]}\n"), "clauses.yaml: line 2: no such place: poems");
  EXPECT_EQ(error("clauses:\n  - {type: use, effect: granted, with: fun, say: [a]}\n"), "clauses.yaml: line 2: no such type of clause: fun");
  EXPECT_EQ(error("clauses:\n  - {type: use, effect: granted}\n"), "clauses.yaml: line 2: a clause says nothing: use");
  EXPECT_EQ(error("clauses:\n  - {type: use, effect: granted, say: [\"@b\"]}\n"), "clauses.yaml: line 2: no such list: @b");
  EXPECT_EQ(error("clauses:\n  - {type: use, effect: granted, say: [\"a ..x b\"]}\n"), "clauses.yaml: line 2: no gap: ..x");
  EXPECT_EQ(error("clauses:\n  - {type: use, effect: granted, say: [\"a ..900 b\"]}\n"), "clauses.yaml: line 2: too wide a gap: ..900");
  EXPECT_EQ(error("clauses:\n  - {type: use, effect: granted, say: [\"..3\"]}\n"), "clauses.yaml: line 2: an empty pattern: ..3");
  EXPECT_EQ(error("clauses:\n  - {type: use, effect: granted, say: [\"a ..3\"]}\n"), "clauses.yaml: line 2: a gap before no word: a ..3");
  EXPECT_EQ(error("clauses:\n  - {type: use, effect: granted, say: [\"a !b\"]}\n"), "clauses.yaml: line 2: a gap before no word: a !b");
  EXPECT_EQ(error("words: {a: [\"@a\"]}\nclauses: []\n"), "clauses.yaml: line 1: no such list: @a");
  EXPECT_NE(error("words: {a: [\"!\"]}\nclauses: []\n"), "none");
  EXPECT_NE(error("["), "none");
}

TEST(Clauses, BarWhatNobodyMayDo) {
  const auto types = [](std::string_view text) {
    std::string list;
    for (const LicenseClause& clause : FindClauses(text))
      if (clause.effect == ClauseEffect::kDenied) list += std::string(NameOf(clause.type)) + " ";
    return list;
  };
  EXPECT_EQ(types("Neither the software nor what it makes may be used for commercial purposes."), "non-commercial ");
  EXPECT_EQ(types("No part of this model may be used for military purposes."), "field-of-use ");
  EXPECT_EQ(types("None of the data may be redistributed."), "redistribution ");
  EXPECT_EQ(types("No output may be used to train other models."), "no-training ");
  // The word must begin the sentence, and something must be allowed behind it.
  EXPECT_EQ(types("The model has no limits and may be used for military purposes."), "");
  EXPECT_EQ(types("No commercial support."), "");
}

}  // namespace
}  // namespace day
