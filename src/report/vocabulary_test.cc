// knowledge/vocabulary.yaml explains the words that a profile is written in: all of them, and no others.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "judge/verdict.h"
#include "profile/profile.h"
#include "text/yaml.h"

namespace day {
namespace {

template <class Enum>
std::vector<std::string> WordsUpTo(Enum last) {
  std::vector<std::string> words;
  for (size_t i = 0; i <= static_cast<size_t>(last); ++i) words.emplace_back(NameOf(static_cast<Enum>(i)));
  std::sort(words.begin(), words.end());
  return words;
}

TEST(Vocabulary, ExplainsEveryWordOfTheProfile) {
  const auto text = KnowledgeFile("vocabulary.yaml");
  ASSERT_TRUE(text);
  const auto document = ParseYaml(*text);
  ASSERT_TRUE(document) << document.error().message;
  std::map<std::string, std::vector<std::string>> families;
  for (const Value& family : (*document)["families"].items()) {
    std::vector<std::string>& words = families[family["id"].string()];
    for (const auto& [word, meaning] : family["words"].members()) {
      words.push_back(word);
      EXPECT_FALSE(meaning.string().empty()) << word;
    }
    std::sort(words.begin(), words.end());
  }
  EXPECT_EQ(families["gate"], WordsUpTo(GateId::kVerifiable));
  EXPECT_EQ(families["state"], WordsUpTo(GateState::kNotApplicable));
  EXPECT_EQ(families["assurance"], WordsUpTo(Assurance::kAbsent));
  EXPECT_EQ(families["availability"], WordsUpTo(Availability::kUnknown));
  EXPECT_EQ(families["license-class"], WordsUpTo(LicenseClass::kUnknown));
  EXPECT_EQ(families["clause"], WordsUpTo(ClauseType::kNoWarranty));
  EXPECT_EQ(families["effect"], WordsUpTo(ClauseEffect::kDenied));
  EXPECT_EQ(families["freedom"], WordsUpTo(Freedom::kEuLicenseTest));
  EXPECT_EQ(families["answer"], WordsUpTo(Answer::kNeedsHuman));
  EXPECT_EQ(families["claim-verdict"], WordsUpTo(ClaimVerdict::kUnverifiable));
  EXPECT_EQ(families["outcome"], WordsUpTo(CriterionOutcome::kNotApplicable));
  EXPECT_EQ(families["severity"], WordsUpTo(Severity::kHigh));
}

}  // namespace
}  // namespace day
