#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/hdf5/builder_for_test.h"
#include "formats/pickle/builder_for_test.h"
#include "formats/zip/builder_for_test.h"
#include "loading/look_for_test.h"
#include "loading/tar_for_test.h"

namespace day {
namespace {

using namespace hdf5;
using hdf5::Builder;

std::string Worst(std::string_view name, const std::string& bytes) {
  const LoadReport report = Look(name, bytes);
  return report.findings.empty() ? "clean" : std::string(NameOf(report.verdict)) + " " + report.WorstFirst()[0]->id;
}

constexpr std::string_view kDense =
    R"({"class_name": "Sequential", "config": {"layers": [{"class_name": "Dense", "config": {"name": "d", "activation": "relu"}}]}})";
constexpr std::string_view kLambda =
    R"({"class_name": "Sequential", "config": {"layers": [{"class_name": "Lambda", "config": {"name": "l", "function": ["4wEA", null, null]}}]}})";

std::string Root(std::string_view messages) {
  Builder b;
  return b.Finish(b.Object(messages));
}
std::string WithDataset(std::string_view more_of_dataset, std::string_view more_of_root = "", const std::vector<uint64_t>& shape = {2, 3}) {
  Builder b;
  const uint64_t dataset = b.Dataset(shape, more_of_dataset);
  return b.Finish(b.Object(HardLink("w", dataset) + std::string(more_of_root)));
}

TEST(InspectHdf5, CallsDataAndOrdinaryModelsClean) {
  const LoadReport report = Look("a.h5", WithDataset("", TextAttribute("model_config", kDense) + TextAttribute("keras_version", "2.13.1")));
  EXPECT_EQ(NameOf(report.verdict), "clean");
  EXPECT_EQ(report.format, "hdf5");
  EXPECT_EQ(report.tensors, 1u);
  EXPECT_EQ(report.parameters, 6u);
  EXPECT_EQ(VerdictOf("a.mat", WithDataset("")), "clean");
  Builder matlab(512);
  EXPECT_EQ(VerdictOf("a.mat", matlab.Finish(matlab.Object(""))), "clean");
}
TEST(InspectHdf5, JudgesConfigurationsInAttributes) {
  EXPECT_EQ(Worst("a.h5", Root(TextAttribute("model_config", kLambda))), "malicious runs-code");
  EXPECT_EQ(Worst("a.h5", Root(TextAttribute("training_config", R"({"loss": "my_loss"})"))), "suspicious unknown-call");
  EXPECT_EQ(Worst("a.h5", Root(TextAttribute("other_config", kLambda))), "malicious runs-code");
  EXPECT_EQ(Worst("a.h5", Root(TextAttribute("model_config", "{"))), "unreadable malformed-json");
  Builder b;
  const uint64_t heap = b.GlobalHeap({std::string(kLambda)});
  EXPECT_EQ(
      Worst("a.h5", b.Finish(b.Object(RawAttribute("model_config", VariableText(), Shape({}), Number(kLambda.size(), 4) + Number(heap, 8) + Number(1, 4))))),
      "malicious runs-code");
}
TEST(InspectHdf5, TellsOfFilesThatAModelReads) {
  const std::string keras = TextAttribute("keras_version", "3.0");
  EXPECT_EQ(Worst("a.h5", Root(ExternalLink("w", "other.h5") + keras)), "malicious touches-files");
  EXPECT_EQ(Worst("a.h5", Root(ExternalLink("w", "other.h5"))), "suspicious touches-files");  // data may be in several files
  EXPECT_EQ(Worst("a.h5", Root(ExternalLink("w", "/etc/other.h5"))), "malicious touches-files");
  EXPECT_EQ(Worst("a.h5", Root(ExternalLink("w", "../other.h5"))), "malicious touches-files");
  EXPECT_EQ(Worst("a.h5", Root(TypedLink(100, "w", "x"))), "suspicious unknown-call");
  Builder b;
  const uint64_t heap = b.LocalHeap(std::string("\0/etc/hostname\0", 15));
  const std::string files = Msg(7, Number(1, 4) + Number(1, 2) + Number(1, 2) + Number(heap, 8) + Number(1, 8) + Number(0, 8) + Number(8, 8));
  EXPECT_EQ(Worst("a.h5", b.Finish(b.Object(HardLink("w", b.Dataset({2}, files + Contiguous(UINT64_MAX, 8)))))), "malicious touches-files");
}
TEST(InspectHdf5, DoubtsPluginsCirclesAndShapesMadeOfNothing) {
  const auto filtered = [](int id) {
    return Msg(11, Number(2, 1) + Number(1, 1) + Number(id, 2) + (id >= 256 ? Number(0, 2) : "") + Number(0, 4)) + Contiguous(UINT64_MAX, 0);
  };
  EXPECT_EQ(Worst("a.h5", WithDataset(filtered(1))), "clean");
  EXPECT_EQ(Worst("a.h5", WithDataset(filtered(32000))), "clean");
  EXPECT_EQ(Worst("a.h5", WithDataset(filtered(31337))), "suspicious loads-library");
  EXPECT_EQ(Worst("a.h5", WithDataset(filtered(32001))), "clean");
  EXPECT_EQ(Worst("a.weights.h5", WithDataset(filtered(32001))), "suspicious loads-library");
  EXPECT_EQ(Worst("a.h5", Root(SoftLink("a", "/"))), "suspicious link-cycle");
  EXPECT_EQ(Worst("a.h5", WithDataset("", "", {1 << 20, 1 << 20})), "suspicious bomb");
  EXPECT_EQ(Worst("a.h5", WithDataset("", "", {UINT64_MAX, 3})), "suspicious bomb");
}
TEST(InspectHdf5, LooksAtWhatStandsAround) {
  const std::string pickle = pickle::Builder().Proto(2).CallWith("os", "system", "echo").Stop().bytes();
  const std::string good = WithDataset("");
  EXPECT_EQ(Worst("a.h5", good + pickle), "suspicious trailing-bytes");
  EXPECT_EQ(Worst("a.h5", good + std::string(50, '\0')), "clean");
  EXPECT_EQ(VerdictOf("a.h5", good + zip::Build({{.name = "a/data.pkl", .bytes = pickle}})), "malicious");
  Builder b(512);
  std::string behind = b.Finish(b.Object(""));
  EXPECT_EQ(Worst("a.h5", behind), "clean");
  EXPECT_EQ(VerdictOf("a.h5", behind.replace(0, pickle.size(), pickle)), "malicious");
  EXPECT_EQ(Worst("a.h5", behind.replace(0, 4,
                                         "\x7f"
                                         "ELF")),
            "suspicious polyglot");
  Builder far(32768);
  EXPECT_EQ(Worst("a.h5", far.Finish(far.Object(TextAttribute("model_config", kLambda)))), "malicious runs-code");
}
// The first member of a tar begins where a file with a block in front of it has its signature.
TEST(InspectHdf5, TakesNoTarForOne) {
  const std::string tar = TarMember("a.h5", Root(TextAttribute("model_config", kLambda))) + std::string(1024, '\0');
  const LoadReport report = Look("a.tar", tar);
  EXPECT_EQ(report.format, "tar");
  EXPECT_EQ(NameOf(report.verdict), "malicious");
}
TEST(InspectHdf5, FindsPicklesThatPyTablesLoads) {
  const std::string pickle = pickle::Builder().Proto(0).CallWith("os", "system", "echo").Stop().bytes();
  EXPECT_EQ(VerdictOf("a.h5", Root(TextAttribute("attr", pickle))), "malicious");
  EXPECT_EQ(VerdictOf("a.h5", Root(TextAttribute("attr", "(lp1\n."))), "clean");
  EXPECT_EQ(Worst("a.h5", WithDataset("", TextAttribute("PSEUDOATOM", "object"))), "unreadable not-read-yet");
}
TEST(InspectHdf5, NeverCallsCleanWhatIsBroken) {
  const std::string good = WithDataset("");
  EXPECT_EQ(Worst("a.h5", good.substr(0, good.size() - 3)), "unreadable malformed-hdf5");
  EXPECT_EQ(Worst("a.h5", good.substr(0, 30)), "unreadable malformed-hdf5");
  EXPECT_EQ(Worst("a.h5", Root(Msg(6, "x"))), "unreadable malformed-hdf5");
  EXPECT_EQ(Worst("a.h5", Root(Msg(12, std::string("\3\1") + Number(0, 8), 2))), "unreadable not-read-yet");
}

std::string Keras(std::string_view config, const std::string& weights = WithDataset("")) {
  return zip::Build({{.name = "metadata.json", .bytes = R"({"keras_version": "3.8.0"})"},
                     {.name = "config.json", .bytes = std::string(config)},
                     {.name = "model.weights.h5", .bytes = weights}});
}
TEST(InspectKeras, ReadsTheThreeMembers) {
  const LoadReport report = Look("a.keras", Keras(kDense));
  EXPECT_EQ(NameOf(report.verdict), "clean");
  EXPECT_EQ(report.format, "keras");
  EXPECT_EQ(report.parameters, 6u);
  EXPECT_EQ(Worst("a.keras", Keras(kLambda)), "malicious runs-code");
  EXPECT_EQ(Worst("a.zip", Keras(kLambda)), "malicious runs-code");
  EXPECT_EQ(Worst("a.keras", Keras("{")), "unreadable malformed-json");
  EXPECT_EQ(Worst("a.keras", Keras(kDense, Root(ExternalLink("w", "other.h5")))), "malicious touches-files");
  EXPECT_EQ(Worst("a.keras", Keras(kDense, WithDataset("", "", {1 << 20, 1 << 20}))), "suspicious bomb");
}
TEST(InspectKeras, ReadsEachOfTwoConfigurations) {
  for (const auto& [first, second] : {std::pair{kDense, kLambda}, {kLambda, kDense}})
    EXPECT_EQ(VerdictOf("a.keras", zip::Build({{.name = "config.json", .bytes = std::string(first)}, {.name = "config.json", .bytes = std::string(second)}})),
              "malicious");
}
TEST(InspectKeras, ReadsConfigurationsThatHideTheirText) {
  std::string wide;
  for (const char c : kLambda) wide += std::string(1, c) + '\0';
  EXPECT_EQ(Worst("a.keras", Keras("\xff\xfe" + wide)), "malicious runs-code");
  EXPECT_EQ(Worst("a.keras", Keras(wide)), "malicious runs-code");
  EXPECT_EQ(Worst("a.keras", Keras(std::string(33 << 20, ' ') + std::string(kLambda))), "unreadable limit");
  EXPECT_EQ(Worst("a.keras", Keras(R"({"clas\u0073_name": "Lambda", "config": {"function": ["x"]}})")), "malicious runs-code");
  std::string deep;
  for (int i = 0; i < 60; ++i) deep += R"({"class_name": "Sequential", "config": {"layers": [)";
  deep += kLambda;
  for (int i = 0; i < 60; ++i) deep += "]}}";
  EXPECT_EQ(Worst("a.keras", Keras(deep)), "malicious runs-code");
}
TEST(InspectKeras, DoubtsProgramsInAModel) {
  EXPECT_EQ(Worst("a.keras", zip::Build({{.name = "config.json", .bytes = std::string(kDense)}, {.name = "assets/run.py", .bytes = "pass"}})),
            "suspicious odd-layout");
}
TEST(InspectKeras, FindsShardsThatLeadOut) {
  EXPECT_EQ(Worst("model.weights.json", R"({"metadata": {}, "weight_map": {"/layers/d/vars": ["model_00000.weights.h5"]}})"), "clean");
  EXPECT_EQ(Worst("model.weights.json", R"({"metadata": {}, "weight_map": {"/layers/d/vars": ["../../x.weights.h5"]}})"), "malicious unsafe-path");
}
TEST(InspectKeras, NeedsAConfiguration) {
  EXPECT_EQ(Worst("a.keras", zip::Build({{.name = "model.weights.h5", .bytes = WithDataset("")}})), "unreadable malformed-keras");
}
TEST(InspectKeras, ReadsNumbersAsPythonWritesThem) {
  const std::string config =
      R"({"class_name": "Sequential", "config": {"layers": [{"class_name": "Masking", "config": {"mask_value": NaN, "x": [-Infinity, Infinity]}}]}})";
  EXPECT_EQ(Worst("a.keras", Keras(config)), "clean");
  EXPECT_EQ(Worst("a.h5", Root(TextAttribute("model_config", config))), "clean");
}
TEST(InspectKeras, ReadsConfigurationsThatLieAlone) {
  EXPECT_EQ(Worst("model.json", std::string(kDense)), "clean");
  EXPECT_EQ(Worst("architecture.json", std::string(kLambda)), "malicious runs-code");
  EXPECT_EQ(Worst("anything.json", std::string(kLambda)), "malicious runs-code");
}

TEST(InspectTfjs, ReadsLayersAndGraphs) {
  const auto model = [](std::string_view topology, std::string_view path = "group1-shard1of1.bin") {
    return R"({"modelTopology": )" + std::string(topology) + R"(, "weightsManifest": [{"paths": [")" + std::string(path) +
           R"("], "weights": [{"name": "a", "shape": [2, 3], "dtype": "float32"}, {"name": "b", "shape": [], "dtype": "int32"}]}]})";
  };
  const LoadReport report = Look("model.json", model(R"({"model_config": )" + std::string(kDense) + "}"));
  EXPECT_EQ(NameOf(report.verdict), "clean");
  EXPECT_EQ(report.format, "tfjs");
  EXPECT_EQ(report.tensors, 2u);
  EXPECT_EQ(report.parameters, 7u);
  EXPECT_EQ(Worst("model.json", model(R"({"model_config": )" + std::string(kLambda) + "}")), "malicious runs-code");
  EXPECT_EQ(Worst("model.json",
                  model(R"({"node": [{"op": "MatMul"}, {"op": "f"}], "library": {"function": [{"signature": {"name": "f"}, "nodeDef": [{"op": "Relu"}]}]}})")),
            "clean");
  EXPECT_EQ(Worst("model.json", model(R"({"node": [{"op": "WriteFile"}]})")), "malicious touches-files");
  EXPECT_EQ(Worst("model.json", model(R"({"node": [{"op": "AcmeOp"}]})")), "suspicious unknown-operator");
  EXPECT_EQ(Worst("model.json", model("{}", "../../x.bin")), "malicious unsafe-path");
  EXPECT_EQ(Worst("model.json", model("{}", "https://example.org/x.bin")), "suspicious unsafe-path");
}
TEST(InspectTfjs, ReadsManifests) {
  EXPECT_EQ(Worst("a_model-weights_manifest.json", R"([{"paths": ["a_model-shard1"], "weights": [{"name": "a", "shape": [2]}]}])"), "clean");
  EXPECT_EQ(Worst("a_model-weights_manifest.json", R"([{"paths": ["a_model-shard1"], "weights": [{"name": "a", "shape": [-2]}]}])"),
            "unreadable malformed-tfjs");
}
TEST(InspectTfjs, ReadsWeightsInScriptsThatAreNothingElse) {
  const std::string frame =
      R"_(!function(e){if("object"==typeof exports&&"undefined"!=typeof module)module.exports=e();else{window.group1_shard1of1=e()}}(function(){return({1:[function(e,h,n){h.exports=")_";
  EXPECT_EQ(Worst("group1-shard1of1.min.js", frame + "AAECAw==\"},{}]},{},[1])(1)});"), "clean");
  EXPECT_EQ(VerdictOf("group1-shard1of1.min.js", frame + "AAECAw==\"},{}]},{},[1])(1)});fetch('x')"), "unreadable");
  EXPECT_EQ(VerdictOf("group1-shard1of1.min.js", frame + "a b\"},{}]},{},[1])(1)});"), "unreadable");
  EXPECT_EQ(VerdictOf("group1-shard1of1.min.js", "eval(x);" + frame + "AAECAw==\"},{}]},{},[1])(1)});"), "unreadable");
}
TEST(InspectRaw, CallsNumbersCleanWhereTheyAreSome) {
  std::string floats;
  for (int i = 0; i < 1000; ++i) {
    const float value = 0.01F * static_cast<float>(i % 97 - 48);
    floats.append(reinterpret_cast<const char*>(&value), 4);
  }
  const LoadReport report = Look("group1-shard1of2.bin", floats);
  EXPECT_EQ(NameOf(report.verdict), "clean");
  EXPECT_EQ(report.format, "tfjs");
  EXPECT_EQ(Look("voice.bin", floats).format, "raw");
  EXPECT_EQ(VerdictOf("voice.bin", floats), "clean");
  std::string noise;
  for (uint32_t i = 1, state = 1; i < 20'000; ++i) noise += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  EXPECT_EQ(VerdictOf("group1-shard1of2.bin", noise), "unreadable");
  EXPECT_EQ(VerdictOf("pytorch_model.bin", floats), "unreadable");
  EXPECT_EQ(VerdictOf("group1-shard1of2.bin", pickle::Builder().Proto(2).CallWith("os", "system", "echo").Stop().bytes()), "malicious");
}

}  // namespace
}  // namespace day
