#include "formats/tensorflow/graph.h"

#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"

namespace day {
namespace {

using proto::Bytes;
using proto::Number;

std::string Node(std::string_view name, std::string_view op, std::string_view more = "") { return Bytes(1, Bytes(1, name) + Bytes(2, op) + std::string(more)); }
std::string Attribute(std::string_view key, std::string_view value) { return Bytes(5, Bytes(1, key) + Bytes(2, value)); }
std::string Shape(std::initializer_list<uint64_t> dims) {
  std::string shape;
  for (uint64_t dim : dims) shape += Bytes(2, Number(1, dim));
  return shape;
}
std::string SavedModel(std::string_view graph, std::string_view more = "") {
  return Number(1, 1) + Bytes(2, Bytes(1, Bytes(4, "serve")) + Bytes(2, graph) + std::string(more));
}

// Writes down what it is shown.
class Notes final : public GraphVisitor {
 public:
  void Body(std::string_view function, const std::vector<std::string>& arguments) override {
    text += "[" + std::string(function);
    for (const std::string& argument : arguments) text += " " + argument;
    text += "] ";
  }
  void Node(const GraphNode& node) override {
    text += node.name + "=" + node.op;
    for (const std::string& input : node.inputs) text += " <" + input;
    for (const auto& [key, value] : node.texts) text += " " + key + ":" + value;
    for (const std::string& function : node.functions) text += " f:" + function;
    for (const std::string& constant : node.constant_texts) text += " '" + constant + "'";
    if (node.constant) text += " value:" + std::string(GraphTypeName(node.value.type)) + "x" + std::to_string(node.value.elements);
    if (node.stated_shape) text += " shape:" + std::string(GraphTypeName(node.shape.type)) + "x" + std::to_string(node.shape.elements);
    text += "; ";
  }
  void Saver(std::string_view filename_tensor) override { text += "saver " + std::string(filename_tensor) + "; "; }
  void Asset(std::string_view tensor, std::string_view filename, uint64_t) override {
    text += "asset " + std::string(tensor) + " " + std::string(filename) + "; ";
  }
  void Object(std::string_view identifier, std::string_view metadata, uint64_t) override {
    text += "object " + std::string(identifier) + " " + std::string(metadata) + "; ";
  }
  std::string text;
};

std::string Shown(GraphKind kind, std::string_view bytes) {
  Notes notes;
  const auto read = ReadGraph(kind, BytesInMemory(bytes), notes);
  return notes.text + (read ? "" : std::string(read.error().rule));
}

TEST(GraphReader, ShowsNodesWithTheirInputsAndAttributes) {
  EXPECT_EQ(Shown(GraphKind::kGraph, Node("a", "Const", Attribute("value", Bytes(8, Number(1, 7) + Bytes(2, "") + Bytes(8, "x")))) +
                                         Node("b", "PrintV2", Bytes(3, "a:0") + Bytes(3, "^c") + Attribute("output_stream", Bytes(2, "stderr")))),
            "[] a=Const 'x' value:stringx1; b=PrintV2 <a:0 <^c output_stream:stderr; ");
}
TEST(GraphReader, ShowsVariablesWithTheirShapes) {
  EXPECT_EQ(Shown(GraphKind::kGraph, Node("v", "VarHandleOp", Attribute("dtype", Number(6, 1)) + Attribute("shape", Bytes(7, Shape({2, 3}))))),
            "[] v=VarHandleOp shape:float32x6; ");
}
TEST(GraphReader, ShowsFunctionsWithTheirNamesAndArguments) {
  const std::string function = Bytes(3, Bytes(1, "n") + Bytes(2, "Add")) + Bytes(1, Bytes(1, "f") + Bytes(2, Bytes(1, "x")));
  EXPECT_EQ(Shown(GraphKind::kGraph, Node("call", "PartitionedCall", Attribute("f", Bytes(10, Bytes(1, "f")))) + Bytes(2, Bytes(1, function))),
            "[] call=PartitionedCall f:f; [f x] n=Add; ");
}
TEST(GraphReader, ShowsWhatSavesAModelAndItsAssetsAndObjects) {
  const std::string more = Bytes(3, Bytes(1, "saver:0")) + Bytes(6, Bytes(1, Bytes(1, "Const:0")) + Bytes(2, "vocab.txt")) +
                           Bytes(7, Bytes(1, Bytes(4, Bytes(1, "_tf_keras_layer") + Bytes(3, "{}"))));
  EXPECT_EQ(Shown(GraphKind::kSavedModel, SavedModel(Node("a", "Add"), more)), "[] a=Add; saver saver:0; asset Const:0 vocab.txt; object _tf_keras_layer {}; ");
}
TEST(GraphReader, ShowsWhatKerasKeepsBesideAModel) {
  EXPECT_EQ(Shown(GraphKind::kKerasMetadata, Bytes(1, Number(2, 3) + Bytes(3, "root") + Bytes(4, "_tf_keras_model") + Bytes(5, "{}"))),
            "object _tf_keras_model {}; ");
}
TEST(GraphReader, TellsWhereAGraphBreaksOff) {
  EXPECT_EQ(Shown(GraphKind::kGraph, Node("a", "Add") + "\x0a\x7f"), "[] a=Add; a field ends past the end of its message");
}
TEST(GraphReader, RefusesAttributesThatAreTooDeep) {
  std::string value = Bytes(10, Bytes(1, "f"));
  for (int i = 0; i < 60; ++i) value = Bytes(10, Bytes(2, Bytes(1, "a") + Bytes(2, value)));
  EXPECT_EQ(Shown(GraphKind::kGraph, Node("a", "Add", Attribute("f", value))), "[] a=Add; messages are nested more than 100 deep");
}
TEST(GraphReader, GivesNoElementsForAShapeThatIsNotKnownOrOverflows) {
  const auto shown = [](const std::string& shape) { return Shown(GraphKind::kGraph, Node("v", "VarHandleOp", Attribute("shape", Bytes(7, shape)))); };
  EXPECT_EQ(shown(Shape({UINT64_MAX, 3})), "[] v=VarHandleOp shape:x0; ");
  EXPECT_EQ(shown(Shape({1ULL << 62, 1ULL << 62})), "[] v=VarHandleOp shape:x0; ");
  EXPECT_EQ(shown(Number(3, 1)), "[] v=VarHandleOp shape:x0; ");
  EXPECT_EQ(shown(Shape({0, 3})), "[] v=VarHandleOp shape:x0; ");
}
TEST(SniffGraph, TellsKindsByTheirFields) {
  const auto sniff = [](const std::string& bytes) {
    std::vector<std::string> ops;
    return SniffGraph(BytesInMemory(bytes), ops);
  };
  const std::string graph = Node("a", "Add") + Bytes(4, Number(1, 27));
  EXPECT_EQ(sniff(graph), GraphKind::kGraph);
  EXPECT_EQ(sniff(Bytes(1, Bytes(4, "train")) + Bytes(2, graph)), GraphKind::kMetaGraph);
  EXPECT_EQ(sniff(SavedModel(graph)), GraphKind::kSavedModel);
  EXPECT_EQ(sniff(Bytes(1, Number(2, 0) + Bytes(4, "_tf_keras_layer") + Bytes(5, "{}"))), GraphKind::kKerasMetadata);
  EXPECT_EQ(sniff(""), GraphKind::kNone);
  EXPECT_EQ(sniff("plain text of some length"), GraphKind::kNone);
  EXPECT_EQ(sniff(Bytes(1, Bytes(1, "piece") + "\x15"
                                               "abcd")),
            GraphKind::kNone);  // a SentencePiece model
  EXPECT_EQ(sniff(Bytes(1, Bytes(1, "a") + Bytes(2, "not an operator"))), GraphKind::kNone);
}

}  // namespace
}  // namespace day
