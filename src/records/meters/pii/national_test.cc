#include "records/meters/pii/national.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "knowledge/knowledge.h"
#include "records/meters/pii/test_help.h"

namespace day::pii {
namespace {

using records::Validity;
using ::testing::ElementsAre;

// Random text in a form, and the same without separators, in capitals.
struct Made {
  std::string written, compact;
};
Made Fill(const std::string& form, std::mt19937& random) {
  static constexpr std::string_view kDigits = "0123456789", kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", kBoth = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  Made made;
  for (const char place : form) {
    const std::string_view from = place == '9' ? kDigits : place == 'A' ? kLetters : place == 'X' ? kBoth : std::string_view();
    made.written += from.empty() ? place : from[random() % from.size()];
    if (!from.empty()) made.compact += made.written.back();
  }
  return made;
}

class NationalIdsTest : public ::testing::Test {
 protected:
  const Value file_ = LoadKnowledge("records/national-ids.yaml");
};

TEST_F(NationalIdsTest, CoverManyCountriesAndGiveTheirSources) {
  std::set<std::string> countries, types;
  for (const Value& entry : file_["ids"].items()) {
    EXPECT_TRUE(types.insert(entry["type"].ScalarText()).second) << entry["type"].ScalarText();
    countries.insert(entry["type"].ScalarText().substr(0, 2));
    EXPECT_FALSE(entry["source"].ScalarText().empty());
    EXPECT_FALSE(entry["words"].StringList().empty());
    EXPECT_NE(CheckOf(entry["check"].ScalarText()), nullptr);
    const auto forms = entry["forms"].StringList();
    for (const std::string& form : entry["alone"].StringList()) EXPECT_NE(std::ranges::find(forms, form), forms.end()) << form;
  }
  EXPECT_GE(countries.size(), 45U);
}

// Numbers are made, not taken from anybody: random ones until one passes.
TEST_F(NationalIdsTest, AreFoundInEveryFormBehindTheirWord) {
  std::mt19937 random(7);
  for (const Value& entry : file_["ids"].items()) {
    const Check check = CheckOf(entry["check"].ScalarText());
    const std::string type = entry["type"].ScalarText(), word = entry["words"].StringList()[0];
    for (const std::string& form : entry["forms"].StringList()) {
      Made made;
      bool passes = false;
      for (int i = 0; i < 2'000'000 && !passes; ++i) {
        made = Fill(form, random);
        passes = check(made.compact);
      }
      ASSERT_TRUE(passes) << type << " " << form;
      const auto said = Find(word + ": " + made.written + " .");
      EXPECT_TRUE(std::ranges::any_of(said, [&](const Said& one) { return one.text == made.written && one.validity != Validity::kInvalid; }))
          << type << " " << made.written;
    }
  }
}

TEST_F(NationalIdsTest, PassByChanceAsSeldomAsIsSaid) {
  std::mt19937 random(11);
  for (const Value& entry : file_["ids"].items()) {
    const Check check = CheckOf(entry["check"].ScalarText());
    for (const std::string& form : entry["forms"].StringList()) {
      int passed = 0;
      constexpr int kTries = 20'000;
      for (int i = 0; i < kTries; ++i) passed += check(Fill(form, random).compact);
      EXPECT_LE(static_cast<double>(passed) / kTries, entry["chance"].number() * 1.5 + 0.0003) << entry["type"].ScalarText() << " " << form;
    }
  }
}

TEST(NationalIds, AreNotFoundInLongerNumbersOrWords) {
  EXPECT_THAT(Find("SSN 1123-45-6789"), ::testing::IsEmpty());
  EXPECT_THAT(Find("SSN 123-45-67890"), ::testing::IsEmpty());
  EXPECT_THAT(Find("a123-45-6789"), ::testing::IsEmpty());
  EXPECT_THAT(Texts("x 0.123-45-6789 y", "US_SSN"), ::testing::IsEmpty());
}

TEST(NationalIds, AreTakenByTheirFormWhereThatIsTelling) {
  EXPECT_THAT(Find("his 219-09-9990 card"), ElementsAre(Said{"US_SSN", "219-09-9990", Validity::kPlausible}));
}

TEST(NationalIds, AreNotTakenOutOfAListOfGroupsUnlessTheyAreCalledSo) {
  std::mt19937 random(5);
  const Check check = CheckOf("in-aadhaar");
  Made made;
  do made = Fill("9999 9999 9999", random);
  while (!check(made.compact));
  const auto found = [](const std::string& text) { return Texts(text, "IN_AADHAAR"); };
  EXPECT_THAT(found("number " + made.written + " here"), ElementsAre(made.written));
  EXPECT_THAT(found("number " + made.written + " 1 here"), ::testing::IsEmpty());
  EXPECT_THAT(found("number 1 " + made.written + " here"), ::testing::IsEmpty());
  EXPECT_THAT(found("aadhaar " + made.written + " 1 here"), ElementsAre(made.written));
}

TEST(NationalIds, AreSaidToBeWrongWhereTheyAreCalledSo) {
  EXPECT_THAT(Find("SSN: 987-65-4320"), ElementsAre(Said{"US_SSN", "987-65-4320", Validity::kInvalid}));
}

TEST(Checks, KnowTheDigitOfVerhoeffByItsRule) {
  const Check check = CheckOf("in-aadhaar");
  std::mt19937 random(3);
  for (int i = 0; i < 200; ++i) {
    const std::string first = "2" + Fill("9999999999", random).compact;
    int passed = 0;
    for (char last = '0'; last <= '9'; ++last) passed += check(first + last);
    EXPECT_LE(passed, 1) << first;
    // It tells every single digit that is another, and every two that changed places.
    for (char last = '0'; last <= '9'; ++last) {
      const std::string id = first + last;
      if (!check(id)) continue;
      for (size_t at = 1; at + 1 < id.size(); ++at) {
        std::string other = id;
        std::swap(other[at], other[at + 1]);
        EXPECT_TRUE(other == id || !check(other)) << id;
        other = id;
        other[at] = static_cast<char>('0' + (other[at] - '0' + 1 + random() % 9) % 10);
        EXPECT_FALSE(check(other)) << id;
      }
    }
  }
}

TEST(Checks, RefuseEveryOtherLength) {
  const NationalIds all;
  for (const NationalId& id : all.ids())
    for (size_t length = 0; length < 24; ++length) (void)id.check(std::string(length, '1'));  // total: no reading beyond the end
  EXPECT_FALSE(PassesLuhn(""));
  EXPECT_FALSE(PassesIban("DE"));
  EXPECT_EQ(CheckOf("no such check"), nullptr);
}

}  // namespace
}  // namespace day::pii
