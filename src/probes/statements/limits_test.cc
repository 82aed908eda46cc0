#include "probes/statements/limits.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "probe/probe_for_test.h"
#include "probes/statements/statements.h"

namespace day::statements {
namespace {

// "non-commercial of weights" for each limit that a README says, in their order.
std::string Limits(std::string_view text, std::string_view path = "README.md") {
  static const Lexicon kLexicon;
  Collected list;
  Readings readings;
  ReadStatements(kLexicon, path, text, readings, list);
  std::string found;
  for (const auto& limit : list.Of("license.limit")) found += std::string(found.empty() ? "" : "; ") + limit.value + " of " + std::string(limit.Get("about"));
  return found;
}
std::string OfSentence(std::string_view sentence) { return Limits("# Marmot\n\nHello.\n\n" + std::string(sentence) + "\n"); }
std::string UnderLicense(std::string_view sentence) { return Limits("# Marmot\n\nHello.\n\n## License\n\n" + std::string(sentence) + "\n"); }

TEST(Limits, AreReadOffSentencesOnTheReleaseItself) {
  EXPECT_EQ(OfSentence("This model may only be used for non-commercial research."), "non-commercial of weights");
  EXPECT_EQ(OfSentence("Commercial use of the weights is prohibited."), "non-commercial of weights");
  EXPECT_EQ(OfSentence("You must not use the dataset for commercial purposes."), "non-commercial of data");
  EXPECT_EQ(OfSentence("Our code may not be used for commercial purposes."), "non-commercial of code");
  EXPECT_EQ(OfSentence("This project is for research purposes only."), "research-only of release");
  EXPECT_EQ(OfSentence("\u672c\u6a21\u578b\u7981\u6b62\u5546\u7528\u3002"), "non-commercial of weights");
}
TEST(Limits, OfAnUnnamedThingAreOfWhatTheLicenseBeforeThemGoverns) {
  EXPECT_EQ(UnderLicense("The model weights are licensed under the Apache License 2.0. You may not use them commercially."), "non-commercial of weights");
  EXPECT_EQ(UnderLicense("The model is released under Apache 2.0 for research; commercial use requires a separate license."), "non-commercial of weights");
  EXPECT_EQ(OfSentence("\u672c\u6a21\u578b\u91c7\u7528 Apache 2.0 \u534f\u8bae\u5f00\u6e90\uff0c\u7981\u6b62\u5546\u7528\u3002"), "non-commercial of weights");
  EXPECT_EQ(UnderLicense("The models are licensed under the MIT License; the training data can only be used for research."), "research-only of data");
  EXPECT_EQ(UnderLicense("This model is not released under the Apache License 2.0 but only for academic use."), "research-only of weights");
  EXPECT_EQ(OfSentence("You may not use them commercially."), "");
}
TEST(Limits, OfNothingThatIsNamedAreOfTheReleaseUnderAHeadingOnLicenses) {
  EXPECT_EQ(UnderLicense("Commercial use is strictly prohibited."), "non-commercial of release");
  EXPECT_EQ(OfSentence("Commercial use is strictly prohibited."), "");
  EXPECT_EQ(UnderLicense("After review Acme will grant you a non-exclusive, worldwide, non-transferable license for commercial use only."), "");
  // "... grants you a license for commercial use that cannot be transferred"
  EXPECT_EQ(UnderLicense("\u5ba1\u6838\u540e\u5c06\u6388\u4e88\u60a8\u4e00\u4e2a\u4e0d\u53ef\u8f6c\u8ba9\u7684\u5546\u7528\u7248\u6743\u8bb8\u53ef\u3002"), "");
}
TEST(Limits, OnFieldsOfUseCountBesideALicenseAlone) {
  EXPECT_EQ(UnderLicense("The model is released under the MIT License, but it must not be used for military purposes."), "field-of-use of weights");
  EXPECT_EQ(OfSentence("The model must not be used for surveillance."), "");
}
TEST(Limits, AreNoAdviceAndNoPurpose) {
  for (const char* sentence :
       {"This model is intended for research purposes only.", "This model is not intended for commercial use.",
        "The model should not be used for commercial purposes.", "We recommend using this model only for research purposes.",
        "The model is primarily for academic research.", "This model is designed for research use only.",
        "Our models can be used commercially without restrictions.", "This model may be used for research and commercial purposes only with attribution.",
        "For commercial use of the model, please contact us.", "Is commercial use of this model prohibited?"})
    EXPECT_EQ(OfSentence(sentence), "") << sentence;
  EXPECT_EQ(Limits("# Marmot\n\n## Out-of-scope use\n\nThis model must not be used for commercial purposes.\n"), "");
  EXPECT_EQ(Limits("# Marmot\n\n## Intended uses & limitations\n\nThe model is for research purposes only.\n"), "");
}
TEST(Limits, OfOthersWorksAreNotTheReleases) {
  for (const char* sentence :
       {"The weights of LLaMA may not be used for commercial purposes.", "Models trained on Alpaca may only be used for research.",
        "You may not use the name Marmot for commercial purposes.", "Some of the data may not be used for commercial purposes.",
        "The online demo of the model is for non-commercial use only.", "The model says \"commercial use is prohibited\" when asked.",
        "The third-party code may not be used for commercial purposes.", "Models trained on such data may not be used for commercial purposes."})
    EXPECT_EQ(OfSentence(sentence), "") << sentence;
  EXPECT_EQ(Limits("# Marmot\n\n## Acknowledgements\n\nThis model may only be used for non-commercial research.\n"), "");
  EXPECT_EQ(Limits("# Marmot\n\nThis model may only be used for non-commercial research.\n", "third/part/README.md"), "");
}
TEST(Limits, StandInFieldsOfACard) {
  const auto of_field = [](std::string_view field) { return Limits("---\nlicense: mit\n" + std::string(field) + "\n---\n# Marmot\n"); };
  EXPECT_EQ(of_field("license_name: mit-noncommercial"), "non-commercial of release");
  EXPECT_EQ(of_field("license_details: Non-commercial use only"), "non-commercial of release");
  EXPECT_EQ(of_field("extra_gated_prompt: \"You agree to not use the model for commercial purposes\""), "non-commercial of release");
  EXPECT_EQ(of_field("license_name: mit"), "");
  EXPECT_EQ(of_field("extra_gated_prompt: You agree to share your contact information. We count commercial users."), "");
}
TEST(Limits, OfAFieldHaveItsLine) {
  static const Lexicon kLexicon;
  Collected list;
  Readings readings;
  ReadStatements(kLexicon, "README.md", "---\nlicense: mit\nlicense_details: Non-commercial use only\n---\n# Marmot\n", readings, list);
  ASSERT_EQ(list.Of("license.limit").size(), 1U);
  EXPECT_EQ(list.Of("license.limit")[0].at.line, 3U);
}
TEST(Limits, EndAtTheLimitOfOneDocument) {
  std::string text = "# Marmot\n\n";
  for (size_t i = 0; i < kMaxLimits + 10; ++i) text += "This model may only be used for non-commercial research.\n\n";
  static const Lexicon kLexicon;
  Collected list;
  Readings readings;
  ReadStatements(kLexicon, "README.md", text, readings, list);
  ASSERT_EQ(list.Of("license.limit").size(), kMaxLimits + 1);
  EXPECT_EQ(list.Of("license.limit").back().outcome, Outcome::kSkipped);
}

}  // namespace
}  // namespace day::statements
