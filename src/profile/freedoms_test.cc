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
TEST(Freedoms, OfALicenseThatIsOnlyNamedFollowFromItsClass) {
  Scan scan;
  scan.Weights("model.safetensors").License("LICENSE", "CC-BY-NC-4.0", "non-commercial");
  const Profile profile = scan.Resolved();
  ASSERT_EQ(profile.licensing.weights.size(), 1u);
  EXPECT_EQ(profile.licensing.weights[0].freedom(Freedom::kUse).answer, Answer::kNo);
  EXPECT_EQ(profile.licensing.weights[0].freedom(Freedom::kUse).because, "non-commercial");
  EXPECT_EQ(profile.licensing.weights[0].freedom(Freedom::kShare).answer, Answer::kUnknown);
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
