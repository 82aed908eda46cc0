#include <gtest/gtest.h>

#include "formats/zip/builder_for_test.h"
#include "probe/all.h"
#include "probe/probe_for_test.h"
#include "probes/weights/role.h"

namespace day::probes::weights {

std::unique_ptr<Probe> Make();

namespace {

std::vector<Evidence> Look(std::string_view type, std::string_view path, std::string_view bytes) {
  return LookAt(*Make(), {.path = path, .type = type, .kind = "weights"}, bytes);
}

std::string Safetensors(std::string_view metadata, std::string_view data) {
  const std::string json = R"({"__metadata__":{)" + std::string(metadata) + R"(},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
  std::string file(8, '\0');
  file[0] = static_cast<char>(json.size());
  return file + json + std::string(data);
}

TEST(WeightsProbe, CountsTheParametersOfASafetensorsFile) {
  const auto evidence = Look("safetensors", "model.safetensors", Safetensors("", "12345678"));
  ASSERT_EQ(evidence.size(), 3u);
  EXPECT_EQ(evidence[0].Get("parameters"), "2");
  EXPECT_EQ(evidence[0].Get("executes"), "no");
  EXPECT_EQ(evidence[1].key, "weights.model");
  EXPECT_EQ(evidence[1].Get("dtypes"), "F32:2");
  EXPECT_EQ(evidence[2].value, "ordinary");
}
TEST(WeightsProbe, CallsATruncatedSafetensorsFileMalformed) {
  const auto evidence = Look("safetensors", "model.safetensors", std::string("\xff\0\0\0\0\0\0\0{", 9));
  ASSERT_EQ(evidence.size(), 2u);
  EXPECT_EQ(evidence[0].outcome, Outcome::kMalformed);
  EXPECT_EQ(evidence[1].Get("grade"), "unread");
}
TEST(WeightsProbe, CallsAFileOfAFewBytesMalformed) {
  for (const auto& [type, name] : {std::pair{"safetensors", "model.safetensors"}, std::pair{"gguf", "model.gguf"}}) {
    const auto evidence = Look(type, name, "GGU");
    ASSERT_FALSE(evidence.empty()) << type;
    EXPECT_EQ(evidence[0].key, "weights.format") << type;
    EXPECT_EQ(evidence[0].outcome, Outcome::kMalformed) << type;
  }
}
TEST(WeightsProbe, LooksIntoTemplatesInMetadata) {
  const auto evidence = Look("safetensors", "model.safetensors", Safetensors(R"("chat_template":"{{ x.__class__.__mro__ }}")", "12345678"));
  ASSERT_EQ(evidence.size(), 3u);
  EXPECT_EQ(evidence[2].value, "template-escape");
  EXPECT_EQ(evidence[2].Get("grade"), "runs");
}
TEST(WeightsProbe, SaysThatLoadingAPickleCanRunCodeAndWhatThisOneDoes) {
  const auto evidence = Look("pickle", "pytorch_model.bin", "\x80\x02}.");
  ASSERT_EQ(evidence.size(), 2u);
  EXPECT_EQ(evidence[0].Get("executes"), "yes");
  EXPECT_EQ(evidence[1].key, "weights.load");
  EXPECT_EQ(evidence[1].Get("grade"), "ordinary");
}
TEST(WeightsProbe, SaysThatLoadingAPickleRunsCommands) {
  const auto evidence = Look("pickle", "pytorch_model.bin",
                             "\x80\x02"
                             "cos\nsystem\n\x8c\x01x\x85R.");
  ASSERT_EQ(evidence.size(), 2u);
  EXPECT_EQ(evidence[1].value, "runs-commands");
  EXPECT_EQ(evidence[1].Get("grade"), "runs");
}
TEST(WeightsProbe, ReadsThePlacesOfALargeZipThatDecide) {
  const std::string storage(1 << 20, 'x');
  const std::string file = zip::Build({{.name = "a/data.pkl",
                                        .bytes = "\x80\x02"
                                                 "cos\nsystem\n\x8c\x01x\x85R."},
                                       {.name = "a/data/0", .bytes = storage},
                                       {.name = "a/data/1", .bytes = storage}});
  const auto evidence = Look("pytorch-zip", "model.pt", file);
  ASSERT_EQ(evidence.size(), 2u);
  EXPECT_EQ(evidence[1].value, "runs-commands");
  EXPECT_EQ(evidence[1].Get("member"), "a/data.pkl");
}
TEST(WeightsProbe, NamesTheShardsOfAnIndex) {
  const auto evidence = Look("json", "model.safetensors.index.json",
                             R"({"metadata":{"total_size":12},"weight_map":{"a":"model-1.safetensors","b":"model-2.safetensors","c":"model-1.safetensors"}})");
  ASSERT_EQ(evidence.size(), 1u);
  EXPECT_EQ(evidence[0].value, "2");
  EXPECT_EQ(evidence[0].Get("shards"), "model-1.safetensors|model-2.safetensors");
}
TEST(WeightsProbe, LeavesPointersAlone) { EXPECT_TRUE(Look("git-lfs-pointer", "model.safetensors", "version https://git-lfs").empty()); }

TEST(RoleOf, TellsStatesFromWeights) {
  EXPECT_EQ(RoleOf("model.safetensors"), "weights");
  EXPECT_EQ(RoleOf("checkpoint-500/optimizer.pt"), "optimizer");
  EXPECT_EQ(RoleOf("checkpoint-500/model.safetensors"), "checkpoint");
  EXPECT_EQ(RoleOf("global_step20/mp_rank_00.pt"), "checkpoint");
  EXPECT_EQ(RoleOf("adapter_model.safetensors"), "adapter");
  EXPECT_EQ(RoleOf("model-gptq-4bit.safetensors"), "quantized");
  EXPECT_EQ(RoleOf("training_args.bin"), "training-state");
  EXPECT_EQ(RoleOf("stepwise/model.bin"), "weights");
}

}  // namespace
}  // namespace day::probes::weights
