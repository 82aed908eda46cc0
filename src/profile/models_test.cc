#include <gtest/gtest.h>

#include "profile/scan_for_test.h"

namespace day {
namespace {

// A shard of a model in the manner of Llama: two layers, 8 wide, 100 words.
std::vector<Field> Tensors(std::string parameters = "1000", std::string layers = "2") {
  return {{"tensors", "9"},
          {"parameters", parameters},
          {"dtypes", "BF16:" + parameters},
          {"embedding", "100x8 at model"},
          {"stacks", layers + " layers of 100 at model.layers"}};
}

Scan& Config(Scan& scan, std::string path, std::vector<std::pair<std::string, std::string>> fields) {
  scan.File(std::move(path), "config");
  uint32_t line = 2;
  for (auto& [name, value] : fields) scan.Has("config.field", value, {{"name", name}, {"file", "config"}}, line++);
  return scan;
}

Names SaysOf(const Profile& profile) {
  Names says;
  for (const ModelProfile& model : profile.models)
    for (const ModelContradiction& one : model.contradictions) says.push_back(one.says);
  return says;
}

TEST(Models, PutShardsTogether) {
  Scan scan;
  scan.Weights("model-00001-of-00002.safetensors").Has("weights.model", "", Tensors("600"));
  scan.Weights("model-00002-of-00002.safetensors").Has("weights.model", "", Tensors("400"));
  const Profile profile = scan.Resolved();
  ASSERT_EQ(profile.models.size(), 1u);
  EXPECT_EQ(profile.models[0].path, "model.safetensors");
  EXPECT_EQ(profile.models[0].files, 2u);
  EXPECT_EQ(profile.models[0].missing_shards, 0u);
  EXPECT_EQ(profile.models[0].parameters, 1000u);
  EXPECT_EQ(profile.models[0].layers, 2u);
  EXPECT_EQ(profile.models[0].evidence.size(), 2u);
  EXPECT_EQ(In(profile, "pretrained-weights").summary, "safetensors in 2 files (model-00001-of-00002.safetensors)");
}
TEST(Models, TakeTheFolderOfASavedModelForOne) {
  Scan scan("acme");
  scan.File("m/saved_model.pb", "weights").Has("weights.format", "tensorflow-saved-model", {{"executes", "yes"}, {"role", "weights"}});
  for (const char* name : {"m/variables/variables.data-00000-of-00001", "m/variables/variables.index"})
    scan.File(name, "weights").Has("weights.format", "tensorflow-checkpoint", {{"executes", "no"}, {"role", "weights"}});
  scan.Has("weights.model", "", Tensors());
  const Profile profile = scan.Resolved();
  ASSERT_EQ(profile.models.size(), 1u);
  EXPECT_EQ(profile.models[0].path, "m/saved_model.pb");
  EXPECT_EQ(profile.models[0].files, 3u);
  EXPECT_EQ(In(profile, "pretrained-weights").summary, "tensorflow-saved-model in 3 files (m/saved_model.pb)");
}
TEST(Models, AreHeldAgainstTheConfigurationBesideThem) {
  Scan scan("acme");
  scan.Weights("a/model.safetensors").Has("weights.model", "", Tensors());
  Config(scan, "a/config.json", {{"model_type", "llama"}, {"num_hidden_layers", "4"}, {"hidden_size", "8"}});
  Config(scan, "b/config.json", {{"model_type", "llama"}, {"hidden_size", "16"}});
  const Profile profile = scan.Resolved();
  EXPECT_EQ(SaysOf(profile), Names{"a/config.json states 4 layers; the tensors have 2"});
  EXPECT_EQ(profile.models[0].architecture, "llama");
  const Finding* finding = FindingOf(profile, "model-contradicted");
  ASSERT_NE(finding, nullptr);
  ASSERT_EQ(finding->evidence.size(), 2u);
  for (const EvidenceItem& item : profile.evidence) {
    if (item.id != finding->evidence[0]) continue;
    EXPECT_EQ(item.evidence.at.line, 3u);  // where the layers are stated
  }
  EXPECT_EQ(FindingOf(profile, "other-type-stated"), nullptr);
}
TEST(Models, HaveARowForEachTokenOfTheirTokenizer) {
  const auto says = [](std::string ids) {
    Scan scan;
    scan.Weights("m/model.safetensors").Has("weights.model", "", Tensors());
    scan.File("m/tokenizer.json", "config").Has("tokenizer", "BPE", {{"tokens", "90"}, {"added", "3"}, {"ids", std::move(ids)}});
    return scan.Resolved();
  };
  EXPECT_EQ(SaysOf(says("103")), (Names{"m/tokenizer.json states a vocabulary of 103; the tensors have 100"}));
  EXPECT_TRUE(SaysOf(says("93")).empty());
  EXPECT_NE(says("93").models[0].summary.find("tokenizer of 93 tokens"), std::string::npos);
}

TEST(Models, ConcludeNothingFromShardsOfWhichSomeAreMissing) {
  Scan scan("acme");
  scan.Weights("model-00001-of-00002.safetensors").Has("weights.model", "", Tensors());
  Config(scan, "config.json", {{"model_type", "llama"}, {"num_hidden_layers", "4"}});
  const Profile profile = scan.Resolved();
  EXPECT_TRUE(SaysOf(profile).empty());
  EXPECT_EQ(profile.models[0].missing_shards, 1u);
}
TEST(Models, TellAnotherTypeApart) {
  Scan scan("acme");
  scan.Weights("model.safetensors").Has("weights.model", "", Tensors());
  Config(scan, "config.json", {{"torch_dtype", "float32"}, {"model_type", "llama"}});
  const Profile profile = scan.Resolved();
  EXPECT_EQ(FindingOf(profile, "model-contradicted"), nullptr);
  ASSERT_NE(FindingOf(profile, "other-type-stated"), nullptr);
}
TEST(Models, AreHeldAgainstTheNameAndWhatDocumentsState) {
  Scan scan("acme-7b");
  scan.Weights("model.safetensors").Has("weights.model", "", Tensors());
  Config(scan, "config.json", {{"model_type", "llama"}});
  scan.File("README.md", "document").Has("card.stated", "7 billion parameters", {{"name", "parameters"}}, 9).Says("Acme has 7 billion parameters.");
  EXPECT_EQ(SaysOf(scan.Resolved()),
            (Names{"the name acme-7b states 7 B parameters; the tensors have 1 K", "README.md:9 states 7 B parameters; the tensors have 1 K"}));
}
TEST(Models, AreNotHeldAgainstANameThatFitsOneOfThemOrDocumentsOfSeveral) {
  Scan scan("acme-7b");
  scan.Weights("draft/model.safetensors").Has("weights.model", "", Tensors());
  Config(scan, "draft/config.json", {{"model_type", "llama"}});
  scan.Weights("model.safetensors").Has("weights.model", "", Tensors("6900000000"));
  Config(scan, "config.json", {{"model_type", "llama"}});
  scan.File("README.md", "document")
      .Has("card.stated", "70B parameters", {{"name", "parameters"}})
      .Has("card.stated", "13B parameters", {{"name", "parameters"}});
  EXPECT_TRUE(SaysOf(scan.Resolved()).empty());
}
TEST(Models, OfTestsAndOfTensorsThatTellNothingAreLeftOut) {
  Scan scan;
  scan.Weights("tests/model.safetensors").Has("weights.model", "", Tensors());
  scan.Weights("mask.safetensors").Has("weights.model", "", {{"tensors", "2"}, {"parameters", "9"}});
  EXPECT_TRUE(scan.Resolved().models.empty());
}

}  // namespace
}  // namespace day
