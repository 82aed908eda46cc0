#include <gtest/gtest.h>

#include "license/expression.h"
#include "license/license.h"

namespace day {
namespace {

TEST(LicenseFacts, AreFoundByIdInAnyCase) {
  const LicenseFacts* mit = FindLicense("mit");
  ASSERT_NE(mit, nullptr);
  EXPECT_EQ(mit->id, "MIT");
  EXPECT_EQ(mit->name, "MIT License");
  EXPECT_TRUE(mit->osi_approved);
  EXPECT_TRUE(mit->fsf_libre);
  EXPECT_TRUE(mit->in_spdx);
  EXPECT_EQ(mit->license_class, LicenseClass::kOsiApproved);
  EXPECT_EQ(FindLicense("MIT "), nullptr);
  EXPECT_EQ(FindLicense(""), nullptr);
  EXPECT_EQ(FindLicense("no-such-license"), nullptr);
}

TEST(LicenseFacts, TellLicensesOfModelsFromThoseOfCodeAndData) {
  for (const char* id : {"LicenseRef-Llama-3.1", "LicenseRef-CreativeML-OpenRAIL-M"}) EXPECT_TRUE(FindLicense(id)->of_models) << id;
  for (const char* id : {"MIT", "LicenseRef-NVIDIA-Source-Code-NC", "LicenseRef-R-UDA-1.0"}) EXPECT_FALSE(FindLicense(id)->of_models) << id;
}
TEST(LicenseFacts, NameTheRulesOfUseThatStandBesideALicense) {
  const LicenseFacts* facts = FindLicense("LicenseRef-Llama-3.1");
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->policy, "LicenseRef-Llama-3.1-Use-Policy");
  EXPECT_FALSE(facts->use_policy);
  const LicenseFacts* policy = FindLicense(facts->policy);
  ASSERT_TRUE(policy);
  EXPECT_TRUE(policy->use_policy);
  EXPECT_EQ(policy->policy, "");
  EXPECT_EQ(FindLicense("MIT")->policy, "");
}
TEST(LicenseFacts, KeepADeprecatedIdWithItsSuccessorsClass) {
  const LicenseFacts* gpl = FindLicense("GPL-3.0");
  ASSERT_NE(gpl, nullptr);
  EXPECT_EQ(gpl->id, "GPL-3.0");
  EXPECT_EQ(gpl->license_class, LicenseClass::kOsiApproved);
}

TEST(LicenseFacts, ClassContentNonCommercialAndRestrictedLicenses) {
  EXPECT_EQ(FindLicense("CC-BY-4.0")->license_class, LicenseClass::kOpenContent);
  EXPECT_EQ(FindLicense("CC0-1.0")->license_class, LicenseClass::kOpenContent);
  EXPECT_EQ(FindLicense("CC-BY-NC-SA-4.0")->license_class, LicenseClass::kNonCommercial);
  EXPECT_EQ(FindLicense("CC-BY-ND-4.0")->license_class, LicenseClass::kUseRestricted);
  EXPECT_EQ(FindLicense("BUSL-1.1")->license_class, LicenseClass::kUseRestricted);
  EXPECT_EQ(FindLicense("LicenseRef-Llama-3.1")->license_class, LicenseClass::kCustom);
  EXPECT_FALSE(FindLicense("LicenseRef-Llama-3.1")->in_spdx);
}

struct Named {
  const char* written;
  const char* id;
};
class LicenseName : public testing::TestWithParam<Named> {};

TEST_P(LicenseName, GivesTheId) {
  const auto facts = LicenseFromName(GetParam().written);
  ASSERT_TRUE(facts.has_value()) << GetParam().written;
  EXPECT_EQ(facts->id, GetParam().id) << GetParam().written;
}

INSTANTIATE_TEST_SUITE_P(
    AsPeopleWriteThem, LicenseName,
    testing::Values(Named{"Apache 2.0", "Apache-2.0"}, Named{"Apache License, Version 2.0", "Apache-2.0"}, Named{"apache-2.0", "Apache-2.0"},
                    Named{"Apache License 2.0", "Apache-2.0"}, Named{"Apache Software License 2.0", "Apache-2.0"}, Named{"MIT", "MIT"},
                    Named{"MIT License", "MIT"}, Named{"The MIT License (MIT)", "MIT"}, Named{"License :: OSI Approved :: MIT License", "MIT"},
                    Named{"llama2", "LicenseRef-Llama-2"}, Named{"llama3.1", "LicenseRef-Llama-3.1"},
                    Named{"Llama 3.1 Community License", "LicenseRef-Llama-3.1"}, Named{"cc-by-nc-4.0", "CC-BY-NC-4.0"}, Named{"CC BY-NC 4.0", "CC-BY-NC-4.0"},
                    Named{"Creative Commons Attribution 4.0 International", "CC-BY-4.0"}, Named{"CC BY 4.0", "CC-BY-4.0"}, Named{"CC0", "CC0-1.0"},
                    Named{"GPLv3", "GPL-3.0-only"}, Named{"GPL-3.0", "GPL-3.0-only"}, Named{"GPLv2+", "GPL-2.0-or-later"},
                    Named{"GNU General Public License v3 (GPLv3)", "GPL-3.0-only"},
                    Named{"GNU General Public License v2 or later (GPLv2+)", "GPL-2.0-or-later"}, Named{"BSD 3-Clause", "BSD-3-Clause"},
                    Named{"3-clause BSD license", "BSD-3-Clause"}, Named{"New BSD License", "BSD-3-Clause"}, Named{"gemma", "LicenseRef-Gemma"},
                    Named{"Gemma Terms of Use", "LicenseRef-Gemma"}, Named{"openrail++", "LicenseRef-OpenRAIL-plus-plus-M"},
                    Named{"CreativeML Open RAIL-M", "LicenseRef-CreativeML-OpenRAIL-M"}, Named{"Mozilla Public License 2.0", "MPL-2.0"},
                    Named{"OpenMDW-1.0", "OpenMDW-1.0"}, Named{"nvidia-open-model-license", "LicenseRef-NVIDIA-Open-Model"}, Named{"ODC-By", "ODC-By-1.0"},
                    Named{"CDLA-Permissive-2.0", "CDLA-Permissive-2.0"}));

TEST(LicenseName, GivesAFamilysClassAndNoId) {
  for (const char* family : {"BSD", "CC BY", "GPL", "apache"}) {
    const auto facts = LicenseFromName(family);
    ASSERT_TRUE(facts.has_value()) << family;
    EXPECT_EQ(facts->id, "") << family;
    EXPECT_TRUE(IsOpen(facts->license_class)) << family;
  }
  EXPECT_EQ(LicenseFromName("CC BY-NC")->license_class, LicenseClass::kNonCommercial);
  EXPECT_EQ(LicenseFromName("cc")->license_class, LicenseClass::kUnknown);
  EXPECT_EQ(LicenseFromName("Proprietary")->license_class, LicenseClass::kCustom);
}

TEST(LicenseName, GivesNothingForWordsThatNameNone) {
  for (const std::string& words : std::vector<std::string>{"", " ", "other", "unknown", "see the file LICENSE", "license", "the", "mitigation", "(", ")(",
                                                           "Apache 7.5", std::string(1000, 'x')})
    EXPECT_FALSE(LicenseFromName(words).has_value()) << words;
}

TEST(LicenseName, IsNotTakenFromWordsThatLimitItInParentheses) {
  for (const char* words : {"MIT (non-commercial)", "Apache 2.0 (with restrictions)", "MIT (modified)", "MIT License (research use only)", "MIT (CC-BY-NC-4.0)",
                            "MIT License (MIT) with Commons Clause"}) {
    const auto facts = LicenseFromName(words);
    EXPECT_FALSE(facts.has_value() && IsOpen(facts->license_class)) << words;
  }
  EXPECT_EQ(LicenseFromName("Mozilla Public License 2.0 (MPL 2.0)")->id, "MPL-2.0");
  EXPECT_EQ(LicenseFromName("The MIT License (https://example.org/mit)")->id, "MIT");
}

TEST(LicenseHubId, GivesWhatTheHubMeans) {
  EXPECT_EQ(LicenseFromHubId("apache-2.0")->id, "Apache-2.0");
  EXPECT_EQ(LicenseFromHubId("llama3.3")->id, "LicenseRef-Llama-3.3");
  EXPECT_EQ(LicenseFromHubId("bigcode-openrail-m")->license_class, LicenseClass::kUseRestricted);
  EXPECT_EQ(LicenseFromHubId("pddl")->id, "PDDL-1.0");
  EXPECT_EQ(LicenseFromHubId("bsd")->id, "");
  EXPECT_FALSE(LicenseFromHubId("other").has_value());
  EXPECT_FALSE(LicenseFromHubId("unknown").has_value());
  EXPECT_FALSE(LicenseFromHubId("").has_value());
}

TEST(LicenseExpression, TakesSpdxsOwnCase) {
  EXPECT_EQ(*NormalizeExpression("mit or apache-2.0"), "MIT OR Apache-2.0");
  EXPECT_EQ(*NormalizeExpression("(MIT AND (gpl-2.0-or-later with classpath-exception-2.0))"), "(MIT AND (GPL-2.0-or-later WITH Classpath-exception-2.0))");
  EXPECT_EQ(*NormalizeExpression("Apache-1.1+"), "Apache-1.1+");
  EXPECT_EQ(*NormalizeExpression("LicenseRef-mine AND MIT"), "LicenseRef-mine AND MIT");
}

TEST(LicenseExpression, GivesWhatSpdxHasInsteadOfDeprecatedIds) {
  EXPECT_EQ(*NormalizeExpression("gpl-3.0+"), "GPL-3.0-or-later");
  EXPECT_EQ(*NormalizeExpression("GPL-2.0"), "GPL-2.0-only");
  EXPECT_EQ(*NormalizeExpression("GPL-2.0-only+"), "GPL-2.0-or-later");
  EXPECT_EQ(*NormalizeExpression("GPL-2.0-with-font-exception"), "GPL-2.0-only WITH Font-exception-2.0");
  EXPECT_EQ(*NormalizeExpression("GPL-2.0-with-font-exception+"), "GPL-2.0-or-later WITH Font-exception-2.0");
  EXPECT_EQ(*NormalizeExpression("GPL-2.0+ WITH Classpath-exception-2.0 OR wxWindows"),
            "GPL-2.0-or-later WITH Classpath-exception-2.0 OR LGPL-2.0-or-later WITH WxWindows-exception-3.1");
  EXPECT_FALSE(NormalizeExpression("GPL-2.0-with-font-exception WITH Classpath-exception-2.0").has_value());
}

TEST(LicenseExpression, TellsAnExceptionFromALicense) {
  const auto alone = NormalizeExpression("Autoconf-exception-3.0");
  ASSERT_FALSE(alone.has_value());
  EXPECT_NE(alone.error().message.find("an exception, not a license"), std::string::npos);
}

TEST(LicenseExpression, KeepsWhatIsKnownApart) {
  EXPECT_EQ(ParseExpression("foo-1 AND (bar OR MIT) AND Zlib")->known, "MIT AND Zlib");
  EXPECT_EQ(ParseExpression("foo-1 OR (ISC AND MIT)")->known, "(ISC AND MIT)");
  EXPECT_EQ(ParseExpression("GPL-2.0-only WITH foo-exception")->known, "GPL-2.0-only");
  EXPECT_EQ(ParseExpression("foo AND bar")->known, "");
}

TEST(LicenseExpression, NeverCallsALicenseOpenWithWordsBehindWithThatAreNoException) {
  EXPECT_EQ(ParseExpression("Apache-2.0 WITH Commons-Clause")->known, "");
  EXPECT_EQ(ClassOfExpression("Apache-2.0 WITH Commons-Clause"), LicenseClass::kUnknown);
  EXPECT_EQ(ClassOfExpression("Apache-2.0 WITH LicenseRef-Commons-Clause"), LicenseClass::kModifiedOpen);
  EXPECT_EQ(ClassOfExpression("Apache-2.0 WITH LLVM-exception"), LicenseClass::kOsiApproved);
}

TEST(LicenseExpression, RefusesWhatIsNotOne) {
  for (const char* wrong : {"", "()", "(MIT", "MIT)", "MIT OR", "OR MIT", "MIT MIT", "MIT WITH", "MIT AND AND MIT", "not-a-license",
                            "MIT WITH no-such-exception", "MIT / Apache-2.0", "AND"})
    EXPECT_FALSE(NormalizeExpression(wrong).has_value()) << wrong;
}

TEST(LicenseExpression, NamesThePlaceOfTheFault) {
  const auto wrong = NormalizeExpression("MIT AND )");
  ASSERT_FALSE(wrong.has_value());
  EXPECT_NE(wrong.error().message.find("at character 9"), std::string::npos) << wrong.error().message;
}

TEST(LicenseExpression, RefusesParenthesesBeyondTheDepthBound) {
  EXPECT_TRUE(NormalizeExpression(std::string(31, '(') + "MIT" + std::string(31, ')')).has_value());
  EXPECT_FALSE(NormalizeExpression(std::string(32, '(') + "MIT" + std::string(32, ')')).has_value());
  EXPECT_FALSE(NormalizeExpression(std::string(100'000, '(')).has_value());
}

TEST(LicenseExpression, HasTheLeastOpenClassOfAndAndTheMostOpenOfOr) {
  EXPECT_EQ(ClassOfExpression("MIT AND CC-BY-NC-4.0"), LicenseClass::kNonCommercial);
  EXPECT_EQ(ClassOfExpression("MIT OR CC-BY-NC-4.0"), LicenseClass::kOsiApproved);
  EXPECT_EQ(ClassOfExpression("(MIT OR GPL-2.0-only) AND CC-BY-4.0"), LicenseClass::kOpenContent);
  EXPECT_EQ(ClassOfExpression("LicenseRef-MIT-modified"), LicenseClass::kModifiedOpen);
  EXPECT_EQ(ClassOfExpression("LicenseRef-someones"), LicenseClass::kUnknown);
  EXPECT_EQ(ClassOfExpression("NONE"), LicenseClass::kNone);
  EXPECT_EQ(ClassOfExpression("MIT AND ("), LicenseClass::kUnknown);
}

TEST(LicenseTag, IsHeldToTheLinesBehindIt) {
  const auto tags = FindLicenseTags("# SPDX-License-Identifier: MIT\n# This file may not be used commercially.\nimport os\n");
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(tags[0].license_class, LicenseClass::kNonCommercial);
  EXPECT_TRUE(tags[0].partial);
  EXPECT_FALSE(tags[0].problem.empty());
  const auto plain = FindLicenseTags("# SPDX-License-Identifier: MIT\n# This module may only be used with Python 3.\nimport os\n");
  ASSERT_EQ(plain.size(), 1U);
  EXPECT_EQ(plain[0].license_class, LicenseClass::kOsiApproved);
}

}  // namespace
}  // namespace day
