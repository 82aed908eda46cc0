#include "license/escapes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "license/clauses.h"
#include "license/license.h"
#include "license/tokens.h"

namespace day {
namespace {

using testing::ElementsAre;

TEST(SpellLicense, TakesEscapedWhiteSpaceInStringsForWhiteSpace) {
  EXPECT_THAT(SpellLicense("{\"text\": \"granted,\\nfree\\r\\n\\tof charge\"}"), ElementsAre("text", "granted", "free", "of", "charge"));
  EXPECT_THAT(SpellLicense("\"is hereby granted,\\n\"\n\"Free of\\n\""), ElementsAre("is", "hereby", "granted", "free", "of"));
  EXPECT_THAT(SpellLicense("one\\n\\ntwo"), ElementsAre("one", "two"));
  EXPECT_THAT(SpellLicense("{\"licensor\\u2019s\\u00e9\\u8bb8\""), ElementsAre("licensors\u00e9", "\u8bb8"));
  EXPECT_THAT(SpellLicense("{\"see http://a.example/b\\nunless\""), ElementsAre("see", "unless"));
}

TEST(SpellLicense, KeepsCommandsAndPathsOutsideOfStrings) {
  EXPECT_THAT(SpellLicense("\\newline C:\\temp \\textbf{a}"), ElementsAre("newline", "c", "temp", "textbf", "a"));
  EXPECT_THAT(SpellLicense("a\\u2019b"), ElementsAre("a", "u2019b"));
}

TEST(SpellLicense, EndsACopyrightNoticeAtAnEscapedLine) {
  EXPECT_THAT(SpellLicense("{\"Copyright (c) 2020 A. Author\\nSome words follow\""), ElementsAre("some", "words", "follow"));
}

TEST(TokenizeLicense, CountsTheLinesOfTheFileOnly) {
  for (const char* text : {"{a\\n\\nb", "{a\\u000ab", "a&#10;b", "{\\u", "{\\u00", "{\\u00zz", "{\\", "[\\uD800\\uDFFF x"})
    for (const LicenseToken& token : TokenizeLicense(text)) EXPECT_EQ(token.line, 1u) << text;
}

TEST(FindClauses, ReadsSentencesInStrings) {
  const std::string text = "{\"text\": \"Permission is granted to use the model.\\nYou may not use the model for commercial purposes.\\n\"}";
  const auto clauses = FindClauses(text);
  EXPECT_TRUE(std::any_of(clauses.begin(), clauses.end(), [](const LicenseClause& clause) { return clause.type == ClauseType::kNonCommercial; }));
  for (const LicenseClause& clause : clauses) EXPECT_LE(clause.end, text.size());
  for (const char* odd : {"{\\", "{\\u", "{\\uD800", "{\\u0000\\n", "[\\n\\n\\n"}) (void)FindClauses(odd);
}

}  // namespace
}  // namespace day
