#include <gtest/gtest.h>

#include "model/differences.h"
#include "model/sets.h"
#include "model/stated_facts.h"
#include "model/tensor_facts.h"

namespace day {
namespace {

void Put(TensorFacts& facts, std::string_view name, std::vector<uint64_t> shape, std::string_view dtype = "BF16") {
  uint64_t elements = 1;
  for (const uint64_t extent : shape) elements *= extent;
  facts.Add(name, dtype, shape, elements);
}

// Two layers of a model in the manner of Llama, 8 wide, that knows 100 words.
TensorFacts Llama() {
  TensorFacts facts;
  Put(facts, "model.embed_tokens.weight", {100, 8});
  for (const char* layer : {"0", "1"}) {
    Put(facts, std::string("model.layers.") + layer + ".self_attn.q_proj.weight", {8, 8});
    Put(facts, std::string("model.layers.") + layer + ".mlp.up_proj.weight", {16, 8});
  }
  Put(facts, "lm_head.weight", {100, 8});
  return facts;
}

std::string_view FieldOf(const std::vector<std::pair<std::string, std::string>>& fields, std::string_view name) {
  for (const auto& [key, value] : fields)
    if (key == name) return value;
  return "";
}

TensorFacts ThroughFields(const TensorFacts& facts) {
  const auto fields = facts.Fields();
  return TensorFacts::FromFields([&](std::string_view name) { return FieldOf(fields, name); });
}

StatedFacts Config(std::vector<std::pair<std::string, std::string>> fields) {
  return FactsOfConfig([&](std::string_view name) { return std::string(FieldOf(fields, name)); });
}

std::vector<std::string_view> FactsOf(const std::vector<FactDifference>& differences) {
  std::vector<std::string_view> facts;
  for (const FactDifference& difference : differences) facts.push_back(difference.fact);
  return facts;
}
using Facts = std::vector<std::string_view>;

TEST(TensorFacts, CountsLayersWidthAndVocabulary) {
  const TensorFacts facts = Llama();
  EXPECT_EQ(facts.layers(), 2u);
  EXPECT_EQ(facts.width(), 8u);
  EXPECT_EQ(facts.vocabulary(), 100u);
  EXPECT_EQ(facts.parameters(), 1600u + 2 * 192);
  EXPECT_EQ(facts.embedding_parameters(), 1600u);
  EXPECT_EQ(facts.dtype(), "BF16");
  EXPECT_FALSE(facts.packed());
  EXPECT_FALSE(facts.ActiveParameters(1));
}
TEST(TensorFacts, KnowsTheNamesOfOtherLibraries) {
  TensorFacts gpt;
  Put(gpt, "wte.weight", {50, 8});
  Put(gpt, "wpe.weight", {32, 8});
  Put(gpt, "h.2.attn.c_attn.weight", {8, 24});
  EXPECT_EQ(gpt.layers(), 3u);
  EXPECT_EQ(gpt.positions(), 32u);
  TensorFacts bert;
  Put(bert, "bert.embeddings.word_embeddings.weight", {60, 8});
  Put(bert, "bert.embeddings.position_embeddings.weight", {512, 8});
  Put(bert, "bert.encoder.layer.0.output.dense.weight", {8, 8});
  EXPECT_EQ(bert.layers(), 1u);
  EXPECT_EQ(bert.positions(), 512u);
  EXPECT_EQ(bert.embedding_parameters(), 480u);
  TensorFacts gguf;
  Put(gguf, "token_embd.weight", {70, 8}, "Q8_0");
  Put(gguf, "blk.4.attn_q.weight", {8, 8}, "Q4_K");
  EXPECT_EQ(gguf.layers(), 5u);
  EXPECT_EQ(gguf.vocabulary(), 70u);
  EXPECT_FALSE(gguf.width_is_stored());
  EXPECT_FALSE(gguf.packed());
}
TEST(TensorFacts, KnowsTheNamesOfTensorFlow) {
  TensorFacts facts;
  Put(facts, "bert/embeddings/word_embeddings", {60, 8}, "F32");
  Put(facts, "bert/encoder/layer_11/output/dense/kernel", {8, 8}, "F32");
  Put(facts, "bert/encoder/layer_11/output/dense/kernel/adam_m", {8, 8}, "F32");
  EXPECT_EQ(facts.layers(), 12u);
  EXPECT_EQ(facts.vocabulary(), 60u);
  EXPECT_EQ(facts.optimizer_elements(), 64u);
  TensorFacts keras;
  Put(keras, "bert/encoder/layer_._3/intermediate/dense/kernel:0", {8, 8}, "F32");
  Put(keras, "model/shared/embeddings/.ATTRIBUTES/VARIABLE_VALUE", {60, 8}, "F32");
  EXPECT_EQ(keras.layers(), 4u);
}
TEST(TensorFacts, TakesTheStackBesideTheEmbeddingAndNotThatOfTheEyes) {
  TensorFacts facts;
  Put(facts, "vision_tower.encoder.layers.11.fc1.weight", {512, 512});
  Put(facts, "vision_tower.embeddings.position_embedding.weight", {577, 512});
  Put(facts, "language_model.model.embed_tokens.weight", {100, 8});
  Put(facts, "language_model.model.layers.1.mlp.up_proj.weight", {16, 8});
  EXPECT_EQ(facts.layers(), 2u);
  EXPECT_EQ(facts.positions(), 0u);
  EXPECT_TRUE(facts.HasStackOf(12, 12));
}
TEST(TensorFacts, CountsTheParametersThatAreActiveInAMixtureOfExperts) {
  TensorFacts numbered;
  for (const char* expert : {"0", "1", "2", "3"}) Put(numbered, std::string("model.layers.0.mlp.experts.") + expert + ".up_proj.weight", {10, 10});
  Put(numbered, "model.layers.0.mlp.shared_experts.up_proj.weight", {10, 10});
  Put(numbered, "model.layers.0.mlp.gate.weight", {4, 10});
  EXPECT_EQ(numbered.experts(), 4u);
  EXPECT_EQ(numbered.ActiveParameters(2), 200u + 100 + 40);
  EXPECT_FALSE(numbered.ActiveParameters(5));
  TensorFacts stacked;
  Put(stacked, "blk.0.ffn_gate_exps.weight", {8, 10, 10}, "Q4_K");
  Put(stacked, "blk.0.attn_q.weight", {10, 10}, "Q4_K");
  EXPECT_EQ(stacked.experts(), 8u);
  EXPECT_EQ(stacked.ActiveParameters(1), 200u);
  TensorFacts granite;
  Put(granite, "model.layers.0.block_sparse_moe.input_linear.weight", {4, 10, 10});
  Put(granite, "model.layers.0.mlp.input_linear.weight", {10, 10});
  EXPECT_EQ(granite.experts(), 4u);
  EXPECT_EQ(granite.ActiveParameters(2), 300u);
}
TEST(TensorFacts, CountsActiveParametersOfSumsThatFillANumber) {
  const TensorFacts facts = TensorFacts::FromFields([](std::string_view name) -> std::string_view {
    return name == "experts" ? "8" : name == "parameters" || name == "expert_parameters" ? "18446744073709551614" : "";
  });
  EXPECT_EQ(facts.ActiveParameters(8), UINT64_MAX - 1);
  EXPECT_EQ(facts.ActiveParameters(0), 0u);
}
TEST(TensorFacts, KnowsNoActiveParametersOfPackedNumbers) {
  TensorFacts facts;
  Put(facts, "model.layers.0.mlp.experts.gate_up_proj_blocks", {32, 10, 10}, "U8");
  EXPECT_TRUE(facts.packed());
  EXPECT_FALSE(facts.ActiveParameters(4));
}
TEST(TensorFacts, ReadsRankAndTargetsOfAdapters) {
  TensorFacts peft;
  Put(peft, "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight", {16, 64});
  Put(peft, "base_model.model.model.layers.0.self_attn.q_proj.lora_B.weight", {64, 16});
  Put(peft, "base_model.model.model.layers.0.self_attn.v_proj.lora_A.default.weight", {8, 64});
  EXPECT_TRUE(peft.adapts());
  EXPECT_EQ(peft.rank_least(), 8u);
  EXPECT_EQ(peft.rank_most(), 16u);
  EXPECT_EQ(peft.targets(), (std::set<std::string>{"q_proj", "v_proj"}));
  TensorFacts gguf;
  Put(gguf, "blk.0.attn_q.weight.lora_a", {4, 64});
  EXPECT_EQ(gguf.targets(), std::set<std::string>{"attn_q"});
}
TEST(TensorFacts, CountsTheStatesOfAnOptimizerApart) {
  TensorFacts facts;
  Put(facts, "model.layers.0.w.weight", {4, 4});
  Put(facts, "state.0.exp_avg", {4, 4});
  EXPECT_EQ(facts.parameters(), 16u);
  EXPECT_EQ(facts.optimizer_elements(), 16u);
}
TEST(TensorFacts, AddsUpOverShards) {
  TensorFacts first, second;
  Put(first, "model.embed_tokens.weight", {100, 8});
  Put(first, "model.layers.0.mlp.experts.0.w.weight", {4, 4});
  Put(second, "model.layers.7.mlp.experts.3.w.weight", {4, 4});
  Put(second, "lm_head.weight", {100, 8});
  first.Merge(second);
  EXPECT_EQ(first.layers(), 8u);
  EXPECT_EQ(first.experts(), 4u);
  EXPECT_EQ(first.embedding_parameters(), 1600u);
  EXPECT_EQ(first.tensors(), 4u);
}
TEST(TensorFacts, ComesBackFromItsFields) {
  TensorFacts facts = Llama();
  Put(facts, "model.layers.1.mlp.experts.2.w.weight", {4, 4}, "F32");
  Put(facts, "model.embed_positions.weight", {20, 8});
  Put(facts, "x.lora_A.weight", {4, 8});
  Put(facts, "exp_avg", {4});
  const TensorFacts back = ThroughFields(facts);
  EXPECT_EQ(back.Fields(), facts.Fields());
  EXPECT_EQ(back.layers(), facts.layers());
  EXPECT_EQ(back.positions(), 20u);
  EXPECT_EQ(back.ActiveParameters(1), facts.ActiveParameters(1));
  EXPECT_TRUE(TensorFacts::FromFields([](std::string_view) { return "x|,1x at"; }).Fields().size() < 10);
}
TEST(TensorFacts, LearnsNothingFromNamesThatAreNone) {
  TensorFacts facts;
  for (const std::string_view name : {"", ".", "layers", "layers.", "layers.x", "layers.9999999.w", "a|b.layers.3.w", "model.layers.3\n.w", "experts"})
    Put(facts, name, {4});
  EXPECT_EQ(facts.layers(), 0u);
  EXPECT_EQ(facts.experts(), 0u);
  EXPECT_EQ(facts.parameters(), 36u);
}
TEST(TensorFacts, KeepsFewOfManyStacksAndSaturates) {
  TensorFacts facts;
  for (int i = 0; i < 1000; ++i) Put(facts, "tower" + std::to_string(i) + ".layers.0.w", {2});
  facts.Add("x", "F32", {}, UINT64_MAX);
  EXPECT_EQ(facts.parameters(), UINT64_MAX);
  EXPECT_LE(FieldOf(facts.Fields(), "stacks").size(), 64u * 60);
}

TEST(StatedFacts, AreReadFromTheModelOfLanguageWhereTheTopHasNone) {
  const StatedFacts facts = Config({{"model_type", "llava"}, {"text_config.num_hidden_layers", "32"}, {"torch_dtype", "torch.bfloat16"}});
  EXPECT_EQ(facts.layers, 32u);
  EXPECT_EQ(facts.dtype, "BF16");
  EXPECT_TRUE(facts.Any());
  EXPECT_FALSE(Config({{"num_hidden_layers", "many"}}).Any());
}
TEST(StatedFacts, SayHowAModelIsQuantized) {
  EXPECT_EQ(Config({{"quantization_config", "{}"}, {"quantization_config.quant_method", "gptq"}, {"quantization_config.bits", "4"}}).quantization,
            "gptq, 4 bits");
  EXPECT_EQ(Config({{"quantization_config", "{}"}}).quantization, "");
}
TEST(StatedFacts, AreReadFromGguf) {
  const std::vector<std::pair<std::string, std::string>> metadata = {{"general.architecture", "qwen3moe"},
                                                                     {"qwen3moe.block_count", "48"},
                                                                     {"qwen3moe.expert_used_count", "8"},
                                                                     {"qwen3moe.context_length", "40960"},
                                                                     {"tokenizer.ggml.tokens", "[151936 items]"}};
  const StatedFacts facts = FactsOfGguf(metadata);
  EXPECT_EQ(facts.layers, 48u);
  EXPECT_EQ(facts.experts_used, 8u);
  EXPECT_EQ(facts.context, 40960u);
  EXPECT_EQ(facts.vocabulary, 151936u);
}

TEST(Differences, AreNoneWhereBothAgree) {
  EXPECT_TRUE(
      HoldAgainstTensors(Config({{"num_hidden_layers", "2"}, {"hidden_size", "8"}, {"vocab_size", "100"}, {"torch_dtype", "bfloat16"}}), Llama()).empty());
}
TEST(Differences, AreLayersWidthVocabularyAndType) {
  const auto differences =
      HoldAgainstTensors(Config({{"num_hidden_layers", "3"}, {"hidden_size", "16"}, {"vocab_size", "101"}, {"torch_dtype", "float32"}}), Llama());
  EXPECT_EQ(FactsOf(differences), (Facts{"layers", "width", "vocabulary", "dtype"}));
  EXPECT_EQ(differences[0].stated, "3");
  EXPECT_EQ(differences[0].found, "2");
}
TEST(Differences, AreNotPaddingNorWhatPredictsFurtherTokens) {
  EXPECT_TRUE(HoldAgainstTensors(Config({{"vocab_size", "97"}, {"num_hidden_layers", "1"}, {"num_nextn_predict_layers", "1"}}), Llama()).empty());
}
TEST(Differences, AreNotAnEncodersLayersNorAFactorizedEmbedding) {
  EXPECT_TRUE(HoldAgainstTensors(Config({{"num_hidden_layers", "12"}, {"is_encoder_decoder", "true"}, {"hidden_size", "64"}, {"embedding_size", "8"}}), Llama())
                  .empty());
}
TEST(Differences, AreNotTheTypeOfAQuantizedModel) {
  EXPECT_TRUE(HoldAgainstTensors(Config({{"torch_dtype", "float16"}, {"quantization_config", "{}"}}), Llama()).empty());
}
TEST(Differences, AreRanksAndTargetsOfAnAdapter) {
  TensorFacts facts;
  Put(facts, "m.layers.0.q_proj.lora_A.weight", {16, 64});
  StatedFacts stated{.layers = 40, .rank = 8, .targets = {"k_proj"}};
  EXPECT_EQ(FactsOf(HoldAgainstTensors(stated, facts)), (Facts{"rank", "targets"}));
  stated.ranks_differ = true;
  stated.targets = {"all-linear"};
  EXPECT_TRUE(HoldAgainstTensors(stated, facts).empty());
}
TEST(Differences, AreFoundBetweenConfigurationAndMetadata) {
  const StatedFacts config = Config({{"model_type", "mistral"}, {"num_hidden_layers", "32"}, {"max_position_embeddings", "32768"}});
  EXPECT_TRUE(HoldAgainstMetadata(config, {.architecture = "llama", .layers = 32, .context = 32768}).empty());
  EXPECT_TRUE(HoldAgainstMetadata(config, {.architecture = "a-new-one"}).empty());
  EXPECT_EQ(FactsOf(HoldAgainstMetadata(config, {.architecture = "qwen2", .layers = 24, .context = 4096})), (Facts{"architecture", "layers", "context"}));
}

TEST(SizeInName, IsReadWhereANameHasOne) {
  EXPECT_EQ(SizeInName("Acme-7B-Chat"), 7e9);
  EXPECT_EQ(SizeInName("acme/acme-160m"), 160e6);
  EXPECT_EQ(SizeInName("Acme-8x7B"), 56e9);
  EXPECT_EQ(SizeInName("Acme-1.5b-v0.2"), 1.5e9);
  for (const std::string_view name :
       {"", "Acme", "Acme-2", "7BA", "v7b", "Acme-7B-13B", "4bit", "512x512", "2.x", "1,240 million", "a-99999999999999999999999b", "5B tokens"})
    EXPECT_EQ(SizeInName(name), 0) << name;
}
TEST(SizeInName, IsFarFromOtherModels) {
  TensorFacts facts;
  Put(facts, "w", {1'000'000'000});
  EXPECT_FALSE(IsFarFrom(1.3e9, facts, 0));
  EXPECT_TRUE(IsFarFrom(7e9, facts, 0));
  EXPECT_TRUE(IsFarFrom(160e6, facts, 0));
  EXPECT_FALSE(IsFarFrom(160e6, facts, 200'000'000));
}

TEST(StepOf, IsTheFigureBehindAWordForSteps) {
  EXPECT_EQ(StepOf("checkpoint-500/model.safetensors"), 500u);
  EXPECT_EQ(StepOf("Iter_0002000/model.pt"), 2000u);
  EXPECT_EQ(StepOf("model.safetensors"), std::nullopt);
  EXPECT_EQ(StepOf("checkpoint-best.pt"), std::nullopt);
}
TEST(ShardOf, JoinsWhatBelongsTogether) {
  EXPECT_EQ(ShardOf("a/model-00002-of-00003.safetensors").set, "a/model.safetensors");
  EXPECT_EQ(ShardOf("a/model-00002-of-00003.safetensors").number, 2u);
  EXPECT_EQ(ShardOf("pytorch_model-00001-of-00010.bin").of, 10u);
  EXPECT_EQ(ShardOf("model-00001-of-000163.safetensors").set, "model.safetensors");
  EXPECT_EQ(ShardOf("model-00001-of-000163.safetensors").of, 163u);
  EXPECT_EQ(ShardOf("model-1-of-61.safetensors").of, 61u);
  EXPECT_EQ(WithoutNumbers("a1/consolidated.00.pth"), "a1/consolidated.#.pth");
  for (const std::string_view path :
       {"model.safetensors", "a-00001-of-00002/model.bin", "-of-", "-00001-of-00002", "00001-of-00002.gguf", "model-1-of-x.bin", "model-1-of-2x.bin"}) {
    EXPECT_EQ(ShardOf(path).set, path);
    EXPECT_EQ(ShardOf(path).of, 0u);
  }
}

}  // namespace
}  // namespace day
