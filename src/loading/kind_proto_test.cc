#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"
#include "loading/look_for_test.h"

namespace day {
namespace {

using proto::Bytes;
using proto::Number;

std::string Judge(const std::string& bytes, std::string_view name = "m.bin") { return Told(name, bytes); }
std::string CoreMl(uint32_t type, std::string_view content) { return Number(1, 5) + Bytes(2, "") + Bytes(type, content); }
std::string Blob(std::string_view file) {
  const std::string value = Bytes(2, Bytes(5, Bytes(1, file)));
  return CoreMl(502, Bytes(2, Bytes(2, Bytes(3, Bytes(2, Bytes(3, Bytes(1, "const") + Bytes(5, value)))))));
}

TEST(InspectCoreMl, LeavesOrdinaryModelsAlone) {
  EXPECT_EQ(Judge(CoreMl(500, Bytes(1, Bytes(1, "layer")))), "coreml clean");
  EXPECT_EQ(Judge(Blob("@model_path/weights/weight.bin")), "coreml clean");
}
TEST(InspectCoreMl, DoubtsClassesOfTheApp) {
  EXPECT_EQ(Judge(CoreMl(555, Bytes(10, "MyModel"))), "coreml suspicious unknown-operator");
  EXPECT_EQ(Judge(CoreMl(500, Bytes(1, Bytes(500, Bytes(10, "MyLayer"))))), "coreml suspicious unknown-operator");
}
TEST(InspectCoreMl, TellsOfFilesElsewhere) {
  EXPECT_EQ(Judge(Blob("@model_path/../../secret")), "coreml malicious unsafe-path");
  EXPECT_EQ(Judge(CoreMl(556, Bytes(1, Bytes(2, Bytes(1, "/tmp"))))), "coreml malicious unsafe-path");
  EXPECT_EQ(Judge(CoreMl(556, Bytes(1, Bytes(1, Bytes(1, "other.mlmodelc"))))), "coreml suspicious loads-more");
}
TEST(InspectCoreMl, DoesNotReadWhatIsBroken) { EXPECT_EQ(Judge("no model", "m.mlmodel"), "coreml unreadable malformed-coreml"); }

TEST(InspectSentencePiece, IsCleanWhereAllOfItWasRead) {
  const std::string piece = Bytes(1, Bytes(1, "<unk>") + proto::Tag(2, 5) + "\1\2\3\4");
  EXPECT_EQ(Judge(piece), "sentencepiece clean");
  std::string many;
  for (int i = 0; i < 20; ++i) many += piece;
  EXPECT_EQ(Judge(many + "\x12\x7f"), "sentencepiece unreadable malformed-sentencepiece");
}

TEST(InspectCaffe, TellsOfLayersInPython) {
  const auto net = [](std::string_view more) { return Bytes(1, "net") + Bytes(100, Bytes(1, "a") + Bytes(2, "Python") + std::string(more)); };
  EXPECT_EQ(Judge(net("")), "caffe clean");
  EXPECT_EQ(Judge(net(Bytes(130, Bytes(1, "my_layers") + Bytes(2, "Layer")))), "caffe suspicious runs-code");
  EXPECT_EQ(Judge(net(Bytes(130, Bytes(1, "os") + Bytes(2, "system")))), "caffe malicious runs-commands");
}

TEST(InspectPaddle, JudgesOperatorsAndPaths) {
  const auto program = [](std::string_view op, std::string_view path = "") {
    const std::string attribute = Bytes(4, Bytes(1, "file_path") + Number(2, 2) + Bytes(5, path));
    return Bytes(1, Number(1, 0) + Number(2, 0) + Bytes(4, Bytes(3, op) + attribute)) + Bytes(4, "");
  };
  EXPECT_EQ(Judge(program("conv2d"), "m.pdmodel"), "paddle-inference clean");
  EXPECT_EQ(Judge(program("py_func")), "paddle-inference suspicious runs-code");
  EXPECT_EQ(Judge(program("save", "/tmp/x")), "paddle-inference malicious touches-files");
  EXPECT_EQ(Judge(program("my_op")), "paddle-inference suspicious unknown-operator");
  EXPECT_EQ(Judge("no parameters", "m.pdiparams"), "paddle-inference unreadable malformed-paddle");
}

}  // namespace
}  // namespace day
