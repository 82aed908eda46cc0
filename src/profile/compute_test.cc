#include <gtest/gtest.h>

#include <tuple>

#include "profile/scan_for_test.h"

namespace day {
namespace {

// A sentence on the figure; of tokens, that a model was trained on them.
Scan& Says(Scan& scan, std::string name, std::string value, std::string sentence = "") {
  if (sentence.empty()) sentence = (name == "tokens" ? "The model was trained on " : "The model has ") + value + ".";
  return scan.Has("card.stated", std::move(value), {{"name", std::move(name)}}, 7).Says(std::move(sentence));
}

TEST(Compute, IsSixOperationsForEachParameterAndToken) {
  Scan scan("acme");
  scan.File("README.md", "document");
  Says(scan, "tokens", "2 trillion tokens");
  Says(scan, "tokens", "300B tokens");
  Says(scan, "parameters", "7B parameters", "Acme has 7B parameters.");
  const Profile profile = scan.Resolved();
  EXPECT_NEAR(profile.compute.operations, 6 * 7e9 * 2e12, 1e20);
  EXPECT_EQ(profile.compute.how, "6 x 7 B parameters (README.md:7) x 2 T tokens (README.md:7)");
  EXPECT_FALSE(profile.compute.above_systemic);
  EXPECT_EQ(FindingOf(profile, "compute-above-threshold"), nullptr);
  EXPECT_EQ(profile.compute.evidence.size(), 2u);
}
// Parameters, tokens and operations of the examples in the Commission's guidelines on general-purpose AI models.
TEST(Compute, AgreesWithTheCommissionsExamples) {
  for (const auto& [parameters, tokens, operations] :
       {std::tuple{"3.8B", "3.3T", 7.5e22}, {"0.6B", "36T", 1.3e23}, {"1.54B", "18T", 1.663e23}, {"2.5B", "12T", 1.8e23}}) {
    Scan scan("acme");
    scan.File("README.md", "document");
    Says(scan, "tokens", std::string(tokens) + " tokens", "Our model of " + std::string(parameters) + " was trained on " + tokens + " tokens.");
    const ComputeFacts compute = scan.Resolved().compute;
    EXPECT_NEAR(compute.operations / operations, 1, 0.01) << parameters;
    EXPECT_EQ(compute.above_general, operations > 1e23);
  }
}
TEST(Compute, TakesTheParametersOfTheWeightsBeforeThoseThatAreStated) {
  Scan scan("acme-7b");
  scan.Weights("model.safetensors").Has("weights.model", "", {{"parameters", "1000000000"}, {"embedding", "100x8 at model"}});
  scan.File("README.md", "document");
  Says(scan, "tokens", "1,000,000 million tokens");
  EXPECT_NEAR(scan.Resolved().compute.operations, 6 * 1e9 * 1e12, 1e19);
}
TEST(Compute, TakesOfExpertsThoseThatAreActive) {
  Scan scan("acme-671b");
  scan.File("README.md", "document");
  Says(scan, "parameters", "671B total parameters", "Acme is a Mixture-of-Experts (MoE) model with 671B total parameters with 37B activated for each token.");
  Says(scan, "tokens", "14.8 trillion tokens");
  EXPECT_NEAR(scan.Resolved().compute.operations, 6 * 37e9 * 14.8e12, 1e21);
  Scan silent("acme-671b");
  silent.File("README.md", "document");
  Says(silent, "parameters", "671B parameters", "Acme is a Mixture-of-Experts model of 671B parameters.");
  Says(silent, "tokens", "14.8 trillion tokens");
  EXPECT_EQ(silent.Resolved().compute.operations, 0);
}
TEST(Compute, TakesTheSizeOfTheSentenceBeforeOthers) {
  Scan scan("acme");
  scan.File("README.md", "document");
  Says(scan, "tokens", "3 trillion tokens", "We pretrain a 1.1B model on 3 trillion tokens.");
  Says(scan, "parameters", "5B parameters");
  EXPECT_NEAR(scan.Resolved().compute.operations, 6 * 1.1e9 * 3e12, 1e20);
}
TEST(Compute, TakesNothingFromSentencesOnOthers) {
  for (const auto& [name, value, sentence] : {std::tuple{"tokens", "15T tokens", "Unlike models trained on 15T tokens, ours is small."},
                                              {"tokens", "15T tokens", "Llama 3.1 405B was pre-trained on 15T tokens."},
                                              {"tokens", "15T tokens", "Our training code supports up to 15T tokens."},
                                              {"hours", "39.3M GPU hours", "Llama was trained for 39.3M GPU hours."},
                                              {"emissions", "2 tons CO2eq", "We did not measure it. A flight emits 2 tons CO2eq."}}) {
    Scan scan("acme-7b");
    scan.File("README.md", "document");
    Says(scan, name, value, sentence);
    EXPECT_FALSE(scan.Resolved().compute.Any()) << sentence;
  }
}
TEST(Compute, TakesNoFigureThatIsASlip) {
  for (const char* tokens : {"2,5 trillion tokens", "99999999999999999999 trillion tokens"}) {
    Scan scan("acme-7b");
    scan.File("README.md", "document");
    Says(scan, "tokens", tokens);
    EXPECT_FALSE(scan.Resolved().compute.Any()) << tokens;
  }
}
TEST(Compute, TakesNoPoolOfDataForWhatAModelWasTrainedOn) {
  Scan scan("acme-7b");
  scan.File("README.md", "document");
  Says(scan, "tokens", "300T unfiltered tokens", "A framework for training models. It offers a corpus of over 300T unfiltered tokens.");
  EXPECT_FALSE(scan.Resolved().compute.Any());
}
TEST(Compute, SaysWhereSystemicRiskIsPresumed) {
  Scan scan("acme-405b");
  scan.File("README.md", "document");
  Says(scan, "tokens", "15T tokens");
  const Profile profile = scan.Resolved();
  EXPECT_TRUE(profile.compute.above_systemic);
  EXPECT_NE(FindingOf(profile, "compute-above-threshold"), nullptr);
}
TEST(Compute, EstimatesEnergyFromHoursOfADeviceThatIsKnown) {
  Scan scan("acme");
  scan.File("README.md", "document");
  Says(scan, "hours", "2.788M H800 GPU hours");
  Says(scan, "emissions", "539 tCO2eq");
  const ComputeFacts compute = scan.Resolved().compute;
  EXPECT_NEAR(compute.hours, 2.788e6, 1);
  EXPECT_NEAR(compute.kilowatt_hours, 2.788e6 * 0.7, 1);
  EXPECT_NEAR(compute.emissions_kg, 2.788e6 * 0.7 * 0.48, 1);
  EXPECT_EQ(compute.emissions_stated, "539 tCO2eq");
  Scan other("acme");
  other.File("README.md", "document");
  Says(other, "hours", "512 hours");
  Says(other, "hardware", "64 Frobnicators");
  EXPECT_EQ(other.Resolved().compute.kilowatt_hours, 0);
  EXPECT_EQ(other.Resolved().compute.hours, 512);
}
TEST(Compute, ConcludesNothingFromSlipsAndOtherDocuments) {
  Scan scan("acme-7b");
  scan.File("docs/news.md", "document");
  Says(scan, "tokens", "15T tokens");
  scan.File("README.md", "document");
  Says(scan, "tokens", "512 tokens");
  Says(scan, "hours", "some hours");
  EXPECT_FALSE(scan.Resolved().compute.Any());
}

}  // namespace
}  // namespace day
