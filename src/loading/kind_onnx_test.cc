#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"
#include "loading/look_for_test.h"
#include "loading/op_list.h"
#include "loading/paths.h"

namespace day {
namespace {

using proto::Bytes;
using proto::Number;

std::string Model(std::string_view graph, std::string_view more = "") {
  return Number(1, 8) + Bytes(2, "test") + Bytes(7, graph) + Bytes(8, Number(2, 17)) + std::string(more);
}
std::string Node(std::string_view type, std::string_view domain = "") { return Bytes(1, Bytes(4, type) + Bytes(7, domain)); }
std::string External(std::string_view location, std::string_view offset = "0") {
  const auto entry = [](std::string_view key, std::string_view value) { return Bytes(13, Bytes(1, key) + Bytes(2, value)); };
  return Bytes(5, Number(1, 4) + Number(2, 1) + Bytes(8, "W") + Number(14, 1) + entry("location", location) + entry("offset", offset));
}
std::string Judge(const std::string& bytes, std::string_view name = "m.onnx") { return Told(name, bytes); }

TEST(InspectOnnx, KnowsOrdinaryModelsByNameAndByForm) {
  const std::string model = Model(Node("MatMul") + Node("Scaler", "ai.onnx.ml") + Node("BiasGelu", "com.microsoft") + External("w.bin"));
  EXPECT_EQ(Judge(model), "onnx clean");
  EXPECT_EQ(Judge(model, "weights"), "onnx clean");
}
TEST(InspectOnnx, TellsOfOperatorsThatRunPython) { EXPECT_EQ(Judge(Model(Node("PythonOp", "com.microsoft"))), "onnx malicious runs-code"); }
TEST(InspectOnnx, DoubtsOperatorsThatNobodyKnows) {
  EXPECT_EQ(Judge(Model(Node("MatMul", "my.domain"))), "onnx suspicious unknown-operator");
  EXPECT_EQ(Judge(Model(Node("NoSuchThing"))), "onnx suspicious unknown-operator");
}
TEST(InspectOnnx, KnowsOperatorsThatTheModelDefines) {
  EXPECT_EQ(Judge(Model(Node("Mine", "my.domain"), Bytes(25, Bytes(1, "Mine") + Bytes(10, "my.domain") + Bytes(7, Bytes(4, "Add"))))), "onnx clean");
}
TEST(InspectOnnx, TellsOfDataOutsideOfTheModelsFolder) {
  for (std::string_view location : {"/etc/passwd", "../secret", "a/../../b", "..\\..\\secret", "C:\\secret", "c:secret", "\\\\server\\share"})
    EXPECT_EQ(Judge(Model(External(location))), "onnx malicious unsafe-path") << location;
}
TEST(InspectOnnx, DoubtsOddPlacesOfData) {
  for (std::string_view location : {"", "a/../b", "http://host/w", "%2e%2e/w"})
    EXPECT_EQ(Judge(Model(External(location))), "onnx suspicious unsafe-path") << location;
  EXPECT_EQ(Judge(Model(External("*/_ORT_MEM_ADDR_/*"))), "onnx suspicious odd-external-data");
  for (std::string_view offset : {"-1", "ten", "9223372036854775808"})
    EXPECT_EQ(Judge(Model(External("w.bin", offset))), "onnx suspicious odd-external-data") << offset;
}
TEST(InspectOnnx, ReadsTemplatesInMetadata) {
  EXPECT_EQ(Judge(Model(Node("Add"), Bytes(14, Bytes(1, "chat_template") + Bytes(2, "{{ x.__class__.__mro__ }}")))), "onnx malicious template-escape");
  EXPECT_EQ(Judge(Model(Node("Add"), Bytes(14, Bytes(1, "note") + Bytes(2, "__import__('os').system('echo')")))), "onnx suspicious hidden-code");
  EXPECT_EQ(Judge(Model(Node("Add"), Bytes(14, Bytes(1, "names") + Bytes(2, "{0: 'person'}")))), "onnx clean");
}
TEST(InspectOnnx, DoesNotReadWhatIsBroken) {
  EXPECT_EQ(Judge("no model at all"), "onnx unreadable malformed-onnx");
  EXPECT_EQ(Judge(Model(Node("Add")).substr(0, 12)), "onnx unreadable malformed-onnx");
}
TEST(InspectOnnx, LeavesPicklesToTheirReader) { EXPECT_EQ(Judge("cos\nsystem\n(S'x'\ntR."), "pickle malicious runs-commands"); }
TEST(InspectOnnx, KnowsATensorInAFileOfItsOwn) { EXPECT_EQ(Judge(Number(1, 2) + Number(2, 1) + Bytes(9, "12345678"), "input_0.pb"), "onnx-tensor clean"); }
TEST(InspectOnnx, FollowsDataOfATensorInAFileOfItsOwn) {
  const std::string tensor = Number(1, 4) + Number(2, 1) + Number(14, 1) + Bytes(13, Bytes(1, "location") + Bytes(2, "../x"));
  EXPECT_EQ(Judge(tensor, "input_0.pb"), "onnx-tensor malicious unsafe-path");
}
TEST(InspectOnnx, FollowsDataOfSparseTensorsAndAttributes) {
  const auto entry = [](std::string_view value) { return Bytes(13, Bytes(1, "location") + Bytes(2, value)); };
  const std::string plain = Number(1, 4) + Number(2, 1) + Bytes(9, std::string(16, 'x')), beside = Number(1, 4) + Number(2, 7) + Number(14, 1) + entry("../x");
  EXPECT_EQ(Judge(Model(Node("Add") + Bytes(15, Bytes(1, plain) + Bytes(2, beside)))), "onnx malicious unsafe-path");
  EXPECT_EQ(Judge(Model(Bytes(1, Bytes(4, "Constant") + Bytes(5, Bytes(1, "value") + Bytes(5, beside))))), "onnx malicious unsafe-path");
  EXPECT_EQ(Judge(Model(Bytes(5, Number(1, 4) + Number(2, 1) + Number(14, 1) + entry("a") + entry("b")))), "onnx unreadable malformed-onnx");
}
TEST(OnnxOps, AreKnownByTheirDomain) {
  EXPECT_EQ(JudgeOnnxOp("", "MatMul").standing, OpStanding::kOrdinary);
  EXPECT_EQ(JudgeOnnxOp("ai.onnx.ml", "MatMul").standing, OpStanding::kUnknown);
  EXPECT_EQ(JudgeOnnxOp("anything", "PyOp").standing, OpStanding::kDenied);
}
TEST(ReachOf, StaysInsideOrLeadsOut) {
  using loading::PathReach;
  using loading::ReachOf;
  EXPECT_EQ(ReachOf("weights/w.bin"), PathReach::kInside);
  EXPECT_EQ(ReachOf("./w..bin"), PathReach::kInside);
  EXPECT_EQ(ReachOf("a/b/../w"), PathReach::kOdd);
  EXPECT_EQ(ReachOf("a/..\\../w"), PathReach::kOutside);
}

}  // namespace
}  // namespace day
