#include "formats/onnx/onnx.h"

#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"

namespace day {
namespace {

using proto::Bytes;
using proto::Number;

std::string Tensor(std::string_view name, std::initializer_list<uint64_t> dims, uint32_t type, std::string_view data) {
  std::string tensor;
  for (uint64_t dim : dims) tensor += Number(1, dim);
  return tensor + Number(2, type) + Bytes(8, name) + std::string(data);
}
std::string Raw(size_t size) { return Bytes(9, std::string(size, 'x')); }
std::string Node(std::string_view type, std::string_view domain = "", std::string_view attributes = "") {
  return Bytes(1, Bytes(4, type) + (domain.empty() ? "" : Bytes(7, domain)) + std::string(attributes));
}
std::string Model(std::string_view graph, std::string_view more = "") {
  return Number(1, 8) + Bytes(2, "test") + Bytes(7, graph) + Bytes(8, Number(2, 17)) + std::string(more);
}

std::expected<OnnxModel, Malformed> Read(std::string_view bytes) { return ReadOnnx(BytesInMemory(bytes)); }
// What is wrong with an initializer.
std::string_view FaultOf(const std::string& tensor) {
  const auto model = Read(Model(Bytes(5, tensor)));
  return !model ? model.error().rule : model->faults.empty() ? "" : model->faults[0].rule;
}

TEST(OnnxReader, GivesTensorsOperatorsAndMetadata) {
  const auto model = Read(Model(Node("MatMul") + Bytes(5, Tensor("W", {2, 3}, 1, Raw(24))), Bytes(14, Bytes(1, "license") + Bytes(2, "MIT"))));
  ASSERT_TRUE(model.has_value()) << model.error().rule;
  EXPECT_EQ(model->ir_version, 8u);
  EXPECT_EQ(model->producer, "test");
  EXPECT_EQ(model->tensors, 1u);
  EXPECT_EQ(model->parameters, 6u);
  EXPECT_EQ(model->listed.at(0).name, "W");
  EXPECT_EQ(OnnxTypeName(model->listed.at(0).type), "float32");
  EXPECT_TRUE(model->operators.contains({"", "MatMul"}));
  EXPECT_EQ(model->metadata.at(0).second, "MIT");
  EXPECT_TRUE(model->faults.empty());
}
TEST(OnnxReader, LooksIntoGraphsOfAttributesFunctionsAndTraining) {
  const std::string inner = Bytes(6, Node("Inner") + Bytes(5, Tensor("b", {4}, 7, Raw(32))));
  const auto model = Read(Model(Node("If", "", Bytes(5, inner)),
                                Bytes(20, Bytes(2, Node("Trained"))) + Bytes(25, Bytes(1, "F") + Bytes(10, "local") + Bytes(7, Bytes(4, "OfFunction")))));
  ASSERT_TRUE(model.has_value());
  for (std::string_view name : {"If", "Inner", "Trained", "OfFunction"}) EXPECT_TRUE(model->operators.contains({"", std::string(name)})) << name;
  EXPECT_TRUE(model->functions.contains({"local", "F"}));
  EXPECT_EQ(model->parameters, 4u);
}
TEST(OnnxReader, CountsTheValuesOfASparseTensor) {
  const auto model = Read(Model(Bytes(15, Bytes(1, Tensor("s", {5}, 1, Raw(20))) + Bytes(2, Tensor("", {5}, 7, Raw(40))) + Number(3, 1000))));
  ASSERT_TRUE(model.has_value());
  EXPECT_EQ(model->parameters, 5u);
}
TEST(OnnxReader, TakesDataInEachOfItsFields) {
  EXPECT_EQ(FaultOf(Tensor("a", {2}, 1, Bytes(4, "12345678"))), "");
  EXPECT_EQ(FaultOf(Tensor("a", {2}, 7, Bytes(7, "\x01\x02"))), "");
  EXPECT_EQ(FaultOf(Tensor("a", {2}, 8, Bytes(6, "x") + Bytes(6, ""))), "");
  EXPECT_EQ(FaultOf(Tensor("a", {3}, 22, Raw(2))), "");
  EXPECT_EQ(FaultOf(Tensor("a", {0, 9}, 1, "")), "");
  EXPECT_EQ(FaultOf(Tensor("a", {}, 11, Raw(8))), "");
}
TEST(OnnxReader, TellsOfDataOfAnotherLengthThanTheShape) {
  EXPECT_EQ(FaultOf(Tensor("a", {2}, 1, Raw(7))), "a tensor's data has not the length of its shape and type");
  EXPECT_EQ(FaultOf(Tensor("a", {2}, 1, Bytes(4, "1234"))), "a tensor's data has not the length of its shape and type");
  EXPECT_EQ(FaultOf(Tensor("a", {2}, 8, Bytes(6, "x"))), "a tensor's texts are not as many as its shape says");
  EXPECT_EQ(FaultOf(Tensor("a", {2}, 1, "")), "a tensor has no data");
}
TEST(OnnxReader, TellsOfANegativeDimension) { EXPECT_EQ(FaultOf(Tensor("a", {UINT64_MAX - 3}, 1, Raw(16))), "a tensor has a negative dimension"); }
TEST(OnnxReader, TellsOfAShapeThatOverflows) { EXPECT_EQ(FaultOf(Tensor("a", {1ULL << 62, 1ULL << 62}, 1, Raw(16))), "a tensor's shape overflows"); }
TEST(OnnxReader, TellsOfATypeThatDoesNotExist) { EXPECT_EQ(FaultOf(Tensor("a", {1}, 99, Raw(4))), "a tensor's type does not exist"); }
TEST(OnnxReader, RefusesAModelWithoutAGraph) { EXPECT_EQ(Read(Number(1, 8)).error().rule, "has no graph"); }
TEST(OnnxReader, RefusesGraphsThatAreTooDeep) {
  std::string graph = Node("Add");
  for (int i = 0; i < 40; ++i) graph = Node("If", "", Bytes(5, Bytes(6, graph)));
  EXPECT_EQ(Read(Model(graph)).error().rule, "messages are nested more than 100 deep");
}
TEST(OnnxReader, RefusesTypesThatAreTooDeep) {
  std::string type;
  for (int i = 0; i < 60; ++i) type = Bytes(4, Bytes(1, type));
  EXPECT_EQ(Read(Model(Bytes(11, Bytes(2, type)))).error().rule, "messages are nested more than 100 deep");
}
TEST(OnnxReader, GivesWhereDataLiesBesideTheModel) {
  const auto entry = [](std::string_view key, std::string_view value) { return Bytes(13, Bytes(1, key) + Bytes(2, value)); };
  const std::string beside = Number(14, 1) + entry("location", "w.bin") + entry("offset", "64") + entry("length", "-1");
  const auto model = Read(Model(Bytes(5, Tensor("W", {2}, 1, beside))));
  ASSERT_TRUE(model.has_value());
  ASSERT_EQ(model->external.size(), 1u);
  EXPECT_EQ(model->external[0].location, "w.bin");
  EXPECT_EQ(model->external[0].length, "-1");
  EXPECT_EQ(model->parameters, 2u);
}
TEST(OnnxReader, StepsOverFieldsItDoesNotKnow) { EXPECT_TRUE(Read(Model(Node("Add") + Bytes(99, std::string(50, '\xff')))).has_value()); }
TEST(LooksLikeOnnx, TakesAModelAndNothingElse) {
  const auto looks = [](const std::string& bytes) { return LooksLikeOnnx(BytesInMemory(bytes)); };
  EXPECT_TRUE(looks(Model(Node("Add"))));
  EXPECT_FALSE(looks(""));
  EXPECT_FALSE(looks("plain text"));
  EXPECT_FALSE(looks(Number(1, 8) + Bytes(7, Node("Add"))));                 // neither producer nor operator sets
  EXPECT_FALSE(looks(Model(Node("Add"), Bytes(300, "x"))));                  // a field of another format
  EXPECT_FALSE(looks(Number(1, 1) + Bytes(2, "saved") + Bytes(7, "\x08")));  // what should be a graph is none
}
TEST(OnnxTensorReader, TakesATensorOrASequenceInAFileOfItsOwn) {
  OnnxModel into;
  EXPECT_TRUE(ReadOnnxTensor(BytesInMemory(Tensor("x", {3}, 1, Raw(12))), into));
  EXPECT_EQ(into.parameters, 3u);
  OnnxModel sequence;
  EXPECT_TRUE(ReadOnnxTensor(BytesInMemory(Bytes(1, "s") + Number(2, 1) + Bytes(3, Tensor("x", {3}, 1, Raw(12)))), sequence));
  EXPECT_FALSE(ReadOnnxTensor(BytesInMemory(Bytes(1, Bytes(1, "node") + Bytes(2, "Const"))), sequence));
}

}  // namespace
}  // namespace day
