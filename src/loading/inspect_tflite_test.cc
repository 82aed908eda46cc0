#include <gtest/gtest.h>

#include "formats/pickle/builder_for_test.h"
#include "formats/tflite/builder_for_test.h"
#include "formats/zip/builder_for_test.h"
#include "loading/look_for_test.h"
#include "loading/tflite_ops.h"

namespace day {
namespace {

using tflite::Parts;

LoadReport Look(const std::string& bytes, std::string_view name = "a.tflite") { return InspectFile(name, BytesInMemory(bytes)); }
LoadReport LookAt(const Parts& parts) { return Look(tflite::Model(parts)); }
Parts WithOperator(std::string_view name) { return {.codes = {tflite::Custom(name)}}; }
Parts WithFlex(std::string_view name, const std::string& node) {
  Parts parts = WithOperator(name);
  parts.operators = {tflite::Operator(0, {0}, {1}, {{5, Flat::Numbers(tflite::FlexOptions("", node))}})};
  return parts;
}

TEST(InspectTflite, CallsOrdinaryModelsClean) {
  const LoadReport report = LookAt({});
  EXPECT_EQ(report.verdict, LoadVerdict::kClean);
  EXPECT_EQ(report.format, "tflite");
  EXPECT_EQ(report.tensors, 1u);
  EXPECT_EQ(report.parameters, 4u);
  EXPECT_EQ(LookAt(WithOperator("TFLite_Detection_PostProcess")).verdict, LoadVerdict::kClean);
  EXPECT_EQ(LookAt(WithOperator("FlexAddV2")).verdict, LoadVerdict::kClean);
}
TEST(InspectTflite, DoubtsOperatorsOfUnknownCode) {
  EXPECT_TRUE(Finds(LookAt(WithOperator("EvilOp")), "unknown-call"));
  EXPECT_TRUE(Finds(LookAt(WithOperator("FlexEvilOp")), "unknown-call"));
  EXPECT_TRUE(Finds(LookAt({.codes = {tflite::Builtin(9999)}}), "unknown-call"));
  EXPECT_TRUE(Finds(LookAt(WithFlex("FlexAddV2", "\xff")), "unknown-call"));
}
TEST(InspectTflite, CallsOperatorsThatReachFilesMalicious) {
  const LoadReport report = LookAt(WithOperator("FlexWriteFile"));
  EXPECT_EQ(report.verdict, LoadVerdict::kMalicious);
  EXPECT_TRUE(Finds(report, "touches-files"));
}
TEST(InspectTflite, JudgesAFlexOperatorByWhatItRuns) {
  const LoadReport hidden = LookAt(WithFlex("FlexAddV2", "\x12\x09WriteFile"));
  EXPECT_EQ(hidden.verdict, LoadVerdict::kMalicious);
  EXPECT_TRUE(Finds(hidden, "disguise"));
  EXPECT_EQ(LookAt(WithFlex("FlexAddV2",
                            "\x12\x05"
                            "AddV2"))
                .verdict,
            LoadVerdict::kClean);
}
TEST(InspectTflite, DoubtsFilesOutsideOfTheModel) {
  EXPECT_EQ(LookAt({.groups = {"weights.bin"}}).verdict, LoadVerdict::kClean);
  EXPECT_TRUE(Finds(LookAt({.groups = {"../../etc/weights"}}), "unsafe-path"));
}
TEST(InspectTflite, ReadsTheZipBehindTheModel) {
  const std::string model = tflite::Model({});
  EXPECT_EQ(Look(zip::Build({{.name = "labels.txt", .bytes = "cat\ndog\n"}}, "", model, true)).verdict, LoadVerdict::kClean);
  const std::string plain = pickle::Builder().Proto(2).Raw("}").Stop().bytes();
  EXPECT_TRUE(Finds(Look(zip::Build({{.name = "archive/data.pkl", .bytes = plain}}, "", model, true)), "polyglot"));
  const std::string bad = pickle::Builder().Proto(2).CallWith("os", "system", "echo").Stop().bytes();
  EXPECT_EQ(Look(model + zip::Build({{.name = "archive/data.pkl", .bytes = bad}}, "", model, true)).verdict, LoadVerdict::kMalicious);
}
TEST(InspectTflite, TellsOfBytesBehindTheModel) {
  EXPECT_EQ(Look(tflite::Model({}) + std::string(100, '\0')).verdict, LoadVerdict::kClean);
  EXPECT_TRUE(Finds(Look(tflite::Model({}) + std::string(10'000, 'x')), "trailing-bytes"));
}
TEST(InspectTflite, CallsBrokenModelsUnreadable) {
  const std::string model = tflite::Model({});
  EXPECT_TRUE(Finds(Look(model.substr(0, model.size() / 2)), "malformed-tflite"));
  EXPECT_EQ(Look("\xff\xff\xff\x7f" + model.substr(4)).verdict, LoadVerdict::kUnreadable);
}
TEST(InspectTflite, TellsOfAModelUnderAnotherName) { EXPECT_TRUE(Finds(Look(tflite::Model({}), "a.safetensors"), "disguise")); }
TEST(InspectTflite, TellsOfAModelThatIsAPickleToo) {
  const std::string pickle = "S'  TFL3'\n" + pickle::Builder().CallWith("os", "system", "echo").Stop().bytes();
  const LoadReport report = Look(pickle + std::string(64, '\0'), "a.pkl");
  EXPECT_EQ(report.verdict, LoadVerdict::kMalicious);
  EXPECT_TRUE(Finds(report, "polyglot"));
}

}  // namespace
}  // namespace day
