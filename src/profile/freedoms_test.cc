#include <gtest/gtest.h>

#include "profile/scan_for_test.h"

namespace day {
namespace {

Scan WithClauses() {
  Scan scan;
  scan.Weights("model.safetensors")
      .License("LICENSE", "LicenseRef-Acme", "custom")
      .Has("license.clause", "use", {{"effect", "granted"}})
      .Has("license.clause", "threshold", {{"effect", "conditional"}, {"detail", "users"}, {"figure", "100 million"}})
      .Has("license.clause", "threshold", {{"effect", "conditional"}, {"detail", "users"}, {"figure", "100 million"}})
      .Has("license.clause", "redistribution", {{"effect", "denied"}});
  return scan;
}

TEST(Freedoms, FollowFromTheClausesOfTheLicenseFile) {
  const Profile profile = WithClauses().Resolved();
  ASSERT_EQ(profile.licensing.weights.size(), 1u);
  const LicenseBinding& binding = profile.licensing.weights[0];
  EXPECT_EQ(binding.freedom(Freedom::kUse).answer, Answer::kConditional);
  EXPECT_EQ(binding.freedom(Freedom::kUse).because, "threshold (users, 100 million)") << "said once";
  EXPECT_EQ(binding.freedom(Freedom::kUse).clauses.size(), 2u);
  EXPECT_EQ(binding.freedom(Freedom::kStudy).answer, Answer::kYes);
  EXPECT_EQ(binding.freedom(Freedom::kStudy).because, "");
  EXPECT_EQ(binding.freedom(Freedom::kShare).answer, Answer::kNo);
  EXPECT_EQ(binding.freedom(Freedom::kEuLicenseTest).answer, Answer::kNo);
  const ComponentProfile* weights = profile.Find("pretrained-weights");
  ASSERT_TRUE(weights && weights->licenses.size() == 1u);
  EXPECT_EQ(weights->licenses[0].freedom(Freedom::kShare).answer, Answer::kNo) << "of components, too";
}
LicenseBinding WeightsUnder(const std::string& id, const std::string& license_class) {
  Scan scan;
  scan.Weights("model.safetensors").License("LICENSE", id, license_class);
  const Profile profile = scan.Resolved();
  return profile.licensing.weights.size() == 1u ? profile.licensing.weights[0] : LicenseBinding();
}
TEST(Freedoms, OfALicenseThatIsOnlyNamedFollowFromItsClass) {
  const LicenseBinding binding = WeightsUnder("LicenseRef-Acme", "non-commercial");
  EXPECT_EQ(binding.freedom(Freedom::kUse).answer, Answer::kConditional) << "granted, but not for any purpose";
  EXPECT_EQ(binding.freedom(Freedom::kUse).because, "non-commercial only");
  EXPECT_EQ(binding.freedom(Freedom::kShare).answer, Answer::kUnknown);
  EXPECT_EQ(binding.freedom(Freedom::kEuLicenseTest).answer, Answer::kNo);
}
TEST(Freedoms, OfAKnownLicenseThatIsOnlyNamedFollowFromItsClauses) {
  const LicenseBinding binding = WeightsUnder("CC-BY-NC-4.0", "non-commercial");
  for (const Freedom freedom : {Freedom::kUse, Freedom::kModify, Freedom::kShare}) {
    EXPECT_EQ(binding.freedom(freedom).answer, Answer::kConditional);
    EXPECT_EQ(binding.freedom(freedom).because, "non-commercial only");
    EXPECT_TRUE(binding.freedom(freedom).clauses.empty()) << "no line of the release says it";
  }
  EXPECT_EQ(binding.freedom(Freedom::kStudy).answer, Answer::kYes);
  EXPECT_EQ(WeightsUnder("CC-BY-NC-ND-4.0", "non-commercial").freedom(Freedom::kModify).answer, Answer::kNo);
}
TEST(Freedoms, OfCodeAreNotLimitedByRulesThatSpeakOfTheModel) {
  Scan scan;
  scan.Weights("model.safetensors")
      .Code("run.py")
      .License("LICENSE", "LicenseRef-Acme", "use-restricted")
      .Has("license.clause", "use", {{"effect", "granted"}})
      .Has("license.clause", "field-of-use", {{"effect", "denied"}, {"detail", "listed"}})
      .Has("license.clause", "field-of-use", {{"effect", "granted"}, {"detail", "not of the code beside the model"}});
  const Profile profile = scan.Resolved();
  ASSERT_TRUE(profile.licensing.code.size() == 1u && profile.licensing.weights.size() == 1u);
  EXPECT_EQ(profile.licensing.code[0].freedom(Freedom::kUse).answer, Answer::kYes);
  EXPECT_EQ(profile.licensing.weights[0].freedom(Freedom::kUse).answer, Answer::kConditional);
  EXPECT_EQ(profile.licensing.weights[0].freedom(Freedom::kUse).because, "field-of-use (listed)");
  const ComponentProfile* code = profile.Find("inference-code");
  ASSERT_TRUE(code && code->licenses.size() == 1u);
  EXPECT_EQ(code->licenses[0].freedom(Freedom::kUse).answer, Answer::kYes) << "of components, too";
}
TEST(Freedoms, OfWordsThatNoVersionKnowsAreUnknown) {
  Scan scan;
  scan.Weights("model.safetensors").License("LICENSE", "LicenseRef-Acme", "custom").Has("license.clause", "no such clause", {{"effect", "no such effect"}});
  const Profile profile = scan.Resolved();
  ASSERT_EQ(profile.licensing.weights.size(), 1u);
  EXPECT_EQ(profile.licensing.weights[0].freedom(Freedom::kUse).answer, Answer::kUnknown);
}

}  // namespace
}  // namespace day
