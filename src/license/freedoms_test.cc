#include "license/freedoms.h"

#include <gtest/gtest.h>

#include <string>

namespace day {
namespace {

// "use study modify share | license test"
std::string Summary(std::string_view text, LicenseClass known = LicenseClass::kUnknown) {
  const auto clauses = FindClauses(text);
  const LicenseFreedoms freedoms = FreedomsOf(clauses, known);
  std::string out;
  for (const AnswerWithReasons& part : freedoms.answers) {
    if (&part == &freedoms[Freedom::kEuLicenseTest]) out += "| ";
    out += std::string(NameOf(part.answer)) + " ";
    for (const uint32_t place : part.clauses) EXPECT_LT(place, clauses.size());
  }
  out.pop_back();
  return out;
}
LicenseClass ClassOf(std::string_view text) { return ClassOfClauses(FindClauses(text)); }

const std::string kGrant = "You are granted a license to use, modify and distribute the model.\n\n";

TEST(LicenseFreedoms, RestOnGrantsThatWereRead) {
  EXPECT_EQ(Summary(kGrant), "yes yes yes yes | needs-human");
  EXPECT_EQ(Summary(kGrant, LicenseClass::kOsiApproved), "yes yes yes yes | yes");
}
TEST(LicenseFreedoms, AreUnknownWhereNothingIsSaid) {
  EXPECT_EQ(Summary(""), "unknown unknown unknown unknown | unknown");
  EXPECT_EQ(Summary("The model is provided as is.\n"), "unknown unknown unknown unknown | unknown");
  EXPECT_EQ(Summary("", LicenseClass::kCustom), "unknown unknown unknown unknown | unknown");
}
TEST(LicenseFreedoms, AreLimitedByClauses) {
  EXPECT_EQ(Summary(kGrant + "You may not use it for any commercial purpose.\n"), "conditional yes conditional conditional | no");
  EXPECT_EQ(Summary(kGrant + "You may not use it for military purposes.\n"), "conditional yes conditional conditional | needs-human");
  EXPECT_EQ(Summary(kGrant + "If you have more than 10 million monthly active users, you must request a license from us.\n"),
            "conditional yes conditional conditional | no");
  EXPECT_EQ(Summary(kGrant + "You may not reverse engineer the model.\n"), "yes no yes yes | needs-human");
  EXPECT_EQ(Summary("You may use the dataset. You may not redistribute the dataset.\n"), "yes yes unknown no | no");
  EXPECT_EQ(Summary("You may use and share the dataset. You may not modify the dataset.\n"), "yes yes no conditional | no");
}
TEST(LicenseFreedoms, AreNotLimitedByNoticesAndTheSameTerms) {
  EXPECT_EQ(Summary(kGrant + "You must retain all copyright notices. Derivative works must be licensed under this license.\n", LicenseClass::kOpenContent),
            "yes yes yes yes | yes");
}
TEST(LicenseFreedoms, AreLimitedByTheClassAlone) {
  EXPECT_EQ(Summary("", LicenseClass::kNonCommercial), "conditional unknown unknown unknown | no");
  EXPECT_EQ(Summary("", LicenseClass::kUseRestricted), "unknown unknown unknown unknown | needs-human");
  EXPECT_EQ(Summary(kGrant, LicenseClass::kNonCommercial), "conditional yes conditional conditional | no");
  EXPECT_EQ(Summary("", LicenseClass::kOpenContent), "yes yes yes yes | yes");
}
TEST(LicenseFreedoms, AreAskedForByRegistrationAlikeWhereverThatStands) {
  const std::string weapons = "You may not use it for weapons.\n";
  const std::string by_registration =
      "Users who wish to use the model for commercial purposes must register here. Registered users may use it for commercial "
      "activities free of charge.\n";
  EXPECT_EQ(Summary(kGrant + by_registration), "conditional yes conditional conditional | needs-human");
  EXPECT_EQ(Summary(kGrant + by_registration + weapons), Summary(kGrant + weapons));
  EXPECT_EQ(Summary(kGrant + "Users who wish to use the model for commercial purposes must obtain a commercial license.\n"),
            "conditional yes conditional conditional | no");
}
TEST(LicenseFreedoms, AreNotLimitedWhereModelsTrainedOnTheOutputCountAsDerivatives) {
  EXPECT_EQ(Summary("\"Derivative\" means any other model that is created by distillation from the output of this model.\n\n" + kGrant),
            "yes yes yes yes | needs-human");
  EXPECT_EQ(Summary("The output may not be used to train other models.\n\n" + kGrant), "conditional yes conditional conditional | needs-human");
}
TEST(LicenseFreedoms, NameTheClausesThatLimit) {
  const auto clauses = FindClauses(kGrant + "You may not use it for military purposes.\n");
  const LicenseFreedoms freedoms = FreedomsOf(clauses, LicenseClass::kUnknown);
  ASSERT_EQ(freedoms[Freedom::kUse].clauses.size(), 1u);
  EXPECT_EQ(clauses[freedoms[Freedom::kUse].clauses[0]].type, ClauseType::kFieldOfUse);
}
TEST(ClassOfClauses, IsNeverOpen) {
  EXPECT_EQ(ClassOf(kGrant), LicenseClass::kCustom);
  EXPECT_EQ(ClassOf(""), LicenseClass::kUnknown);
  EXPECT_EQ(ClassOf(kGrant + "Commercial use is prohibited.\n"), LicenseClass::kNonCommercial);
  EXPECT_EQ(ClassOf("You may use it for research purposes only.\n"), LicenseClass::kNonCommercial);
  EXPECT_EQ(ClassOf(kGrant + "You agree not to use it for weapons.\n"), LicenseClass::kUseRestricted);
  EXPECT_EQ(ClassOf(kGrant + "You agree not to use it for weapons.\nYou will not use it to train other models.\n"), LicenseClass::kCustom);
}

}  // namespace
}  // namespace day
