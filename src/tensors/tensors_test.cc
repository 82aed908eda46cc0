#include "tensors/tensors.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/tensorflow/checkpoint_for_test.h"
#include "tensors/files_for_test.h"

namespace day {
namespace {

using namespace tensors_test;

TensorList List(std::string_view name, const std::string& bytes, const TensorLimits& limits = {}) {
  auto list = ListTensors(name, BytesInMemory(bytes), limits);
  EXPECT_TRUE(list.has_value()) << (list ? "" : list.error().rule);
  return list ? *list : TensorList();
}
std::string_view RuleOf(std::string_view name, const std::string& bytes, const TensorLimits& limits = {}) {
  const auto list = ListTensors(name, BytesInMemory(bytes), limits);
  return list ? "accepted" : list.error().rule;
}
std::string Text(const TensorList& list) {
  std::string out(list.format);
  for (const StoredTensor& tensor : list.tensors) {
    out += fmt::format("; {} {} [", tensor.name, tensor.dtype);
    for (size_t i = 0; i < tensor.shape.size(); ++i) out += fmt::format("{}{}", i ? "," : "", tensor.shape[i]);
    out += fmt::format("] {}{}{}", tensor.length, tensor.strides.empty() ? "" : " strided", tensor.no_bytes.empty() ? "" : " " + std::string(tensor.no_bytes));
  }
  return out;
}

const std::string kSix = Floats({1, 2, 3, 4, 5, 6});

TEST(ListTensors, GivesEachFormatTheSameEntries) {
  EXPECT_EQ(Text(List("a.safetensors", Safetensors("w", "F32", "2,3", kSix))), "safetensors; w F32 [2,3] 24");
  EXPECT_EQ(Text(List("a.gguf", Gguf("w", 0, {3, 2}, kSix))), "gguf; w F32 [2,3] 24");
  EXPECT_EQ(Text(List("w.npy", Npy("<f4", "(2, 3)", kSix))), "npy; w F32 [2,3] 24");
  EXPECT_EQ(Text(List("a.pt", Torch({{"w", "FloatStorage", "0", 0, {2, 3}, {3, 1}}}, {{"0", kSix}}))), "pytorch-zip; w F32 [2,3] 24");
  EXPECT_EQ(Text(List("a.pt", LegacyTorch({{"w", "FloatStorage", "k", 0, {2, 3}, {3, 1}}}, {{"k", kSix}}))), "pytorch-legacy; w F32 [2,3] 24");
  EXPECT_EQ(Text(List("a.npz", zip::Build({{.name = "w.npy", .bytes = Npy("<f4", "(2, 3)", kSix)}}))), "npz; w F32 [2,3] 24");
}
TEST(ListTensors, KnowsViewsOfAStorage) {
  const std::string file = Torch({{"t", "FloatStorage", "0", 0, {3, 2}, {1, 3}}, {"row", "FloatStorage", "0", 3, {3}, {1}}}, {{"0", kSix}});
  EXPECT_EQ(Text(List("a.pt", file)), "pytorch-zip; t F32 [3,2] 24 strided; row F32 [3] 12");
}
TEST(ListTensors, ReadsTheIndexOfACheckpoint) {
  using namespace checkpoint_test;
  const TensorList list = List("variables.index", Index(Entry("layer/kernel", Tensor({2, 3}, 24))));
  ASSERT_EQ(list.tensors.size(), 1u);
  EXPECT_EQ(list.format, "tensorflow-checkpoint");
  EXPECT_EQ(list.tensors[0].name, "layer/kernel");
  EXPECT_EQ(list.tensors[0].dtype, "F32");
  EXPECT_EQ(list.tensors[0].shape, (std::vector<uint64_t>{2, 3}));
  EXPECT_FALSE(list.tensors[0].no_bytes.empty());
  EXPECT_EQ(list.parameters, 6u);
  EXPECT_NE(RuleOf("variables.index", std::string(60, 'x') + std::string(kCheckpointMagic)), "accepted");
}
TEST(ListTensors, SaysWhyBytesCannotBeRead) {
  EXPECT_EQ(Text(List("a.pt", Torch({{"w", "FloatStorage", "7", 0, {2}, {1}}}, {{"0", kSix}}))), "pytorch-zip; w F32 [2] 0 its storage is not in the file");
  EXPECT_EQ(Text(List("a.pt", Torch({{"w", "FloatStorage", "0", 5, {2}, {1}}}, {{"0", kSix}}))),
            "pytorch-zip; w F32 [2] 0 it lies past the end of its storage");
  EXPECT_EQ(Text(List("a.pt", Torch({{"w", "QInt8Storage", "0", 0, {2}, {1}}}, {{"0", kSix}}))),
            "pytorch-zip; w QInt8Storage [2] 0 the size of its type is not known");
  EXPECT_EQ(Text(List("w.npy", Npy(">f4", "(2, 3)", kSix))), "npy; w F32 [2,3] 24 its numbers are big-endian");
  EXPECT_EQ(Text(List("w.npy", Npy("<f4", "(7,)", kSix))), "npy; w F32 [7] 28 it lies past the end of the file");
}
TEST(ListTensors, TakesNoStrideThatLeadsOutOfItsStorage) {
  for (uint8_t stride : {3, 200}) {
    const std::string file = Torch({{"w", "FloatStorage", "0", 0, {3, 2}, {stride, 1}}}, {{"0", kSix}});
    EXPECT_NE(Text(List("a.pt", file)).find("past the end"), std::string::npos);
  }
}
TEST(ListTensors, CountsWhatItDoesNotList) {
  const std::string file = Torch({{"a", "FloatStorage", "0", 0, {2}, {1}}, {"b", "FloatStorage", "0", 2, {2}, {1}}}, {{"0", kSix}});
  const TensorList list = List("a.pt", file);
  EXPECT_EQ(list.tensors_in_all, 2u);
  EXPECT_EQ(list.parameters, 4u);
}
TEST(ListTensors, RefusesOtherFilesAndBrokenOnes) {
  EXPECT_EQ(RuleOf("a.txt", "words"), kNoTensorFormat);
  EXPECT_EQ(RuleOf("a.pkl", "\x80\x02}."), kNoTensorFormat);
  EXPECT_EQ(RuleOf("a.zip", zip::Build({{.name = "a", .bytes = "x"}})), kNoTensorFormat);
  EXPECT_EQ(RuleOf("", ""), kNoTensorFormat);
  EXPECT_NE(RuleOf("a.gguf", "GGUF"), "accepted");
  EXPECT_NE(RuleOf("a.pt", zip::Build({{.name = "a/data.pkl", .bytes = "\x80\x02}"}})), "accepted");
  EXPECT_NE(RuleOf("a.safetensors", Safetensors("w", "F32", "2,3", kSix), {.max_head = 10}), "accepted");
}

}  // namespace
}  // namespace day
