// The gates after `present`, as evidence that the tests state themselves.
#include <gtest/gtest.h>

#include "profile/scan_for_test.h"

namespace day {
namespace {

TEST(Gates, SeesAMissingShard) {
  const Profile profile = Scan()
                              .Weights("model-00001-of-00002.safetensors")
                              .File("model.safetensors.index.json")
                              .Has("weights.index", "2", {{"shards", "model-00001-of-00002.safetensors|model-00002-of-00002.safetensors"}})
                              .Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kComplete).state, GateState::kPartial);
  EXPECT_NE(FindingOf(profile, "missing-shards"), nullptr);
}

TEST(Gates, CountsConfigurationsOfATrainingAndFindsWhatItBuildsOn) {
  const auto complete = [](std::initializer_list<std::string> paths) {
    Scan scan;
    scan.Code("train.py", "pretraining-code");
    for (const std::string& path : paths) scan.File(path, "config");
    return In(scan.Resolved(), "pretraining-code").gate(GateId::kComplete);
  };
  EXPECT_EQ(complete({"configs/base.yaml", "requirements.txt"}).state, GateState::kOpen);
  EXPECT_EQ(complete({"configs/base.yaml", "requirements.txt"}).because, "comes with 1 configuration file (configs/base.yaml) and what it builds on");
  EXPECT_EQ(complete({".gitignore", "locale/en.json", "requirements.txt"}).state, GateState::kPartial);
  EXPECT_EQ(complete({"configs/base.yaml"}).because, "what it builds on is not listed");
}

TEST(Gates, WeightsAreDocumentedAsFarAsTheirCardGoes) {
  const Profile profile = Scan()
                              .Weights("model.safetensors")
                              .File("MODEL_CARD.md")
                              .Has("card.kind", "model")
                              .Has("card.section", "Intended use", {{"topic", "uses"}, {"filled", "yes"}, {"words", "60"}}, 3)
                              .Has("card.section", "Limitations", {{"topic", "limitations"}, {"filled", "yes"}, {"words", "60"}}, 9)
                              .Resolved();
  const Gate& card = In(profile, "model-card").gate(GateId::kComplete);
  const Gate& weights = In(profile, "pretrained-weights").gate(GateId::kDocumented);
  EXPECT_NE(card.because, "");
  EXPECT_EQ(weights.because, "its card " + card.because);
  EXPECT_EQ(weights.strength, card.strength);
}

TEST(Gates, CallsDataThatIsAskedForConditional) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("gate.sentence", "Fill in this form to get the weights.", {{"about", "weights"}})
                              .Link("hub-model", "acme/acme-7b", "our weights")
                              .Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kAccessible).state, GateState::kConditional);
  EXPECT_EQ(In(profile, "pretrained-weights").availability, Availability::kGated);
  EXPECT_NE(FindingOf(profile, "access-asked-for"), nullptr);
}

TEST(Gates, AreNotClosedByAFormForCommercialUse) {
  const Profile profile = Scan()
                              .File("README.md")
                              .Has("gate.sentence", "Fill in this form for commercial use.", {{"about", "weights"}, {"for", "commercial"}})
                              .Link("hub-model", "acme/acme-7b", "our weights")
                              .Resolved();
  EXPECT_EQ(In(profile, "pretrained-weights").gate(GateId::kAccessible).state, GateState::kUnknown);
}

}  // namespace
}  // namespace day
