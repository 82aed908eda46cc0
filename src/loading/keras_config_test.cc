#include "loading/keras_config.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "text/json.h"

namespace day::loading {
namespace {

LoadReport Judge(std::string_view json, KerasReader reader = KerasReader::kModel) {
  LoadReport report;
  const InspectLimits limits;
  Inspection inspection(limits, report);
  const Result<Value> value = ParseJson(json);
  EXPECT_TRUE(value.has_value()) << json;
  if (value) JudgeKerasConfig(inspection, Place(), *value, reader);
  return report;
}
std::string First(std::string_view json) {
  const LoadReport report = Judge(json);
  return report.findings.empty() ? "" : std::string(NameOf(report.WorstFirst()[0]->verdict)) + " " + report.WorstFirst()[0]->id;
}
std::string Sequential(std::string_view layer) { return fmt::format(R"({{"class_name": "Sequential", "config": {{"name": "s", "layers": [{}]}}}})", layer); }
// A reference to a function, as Keras 3 writes it.
std::string Function(std::string_view module, std::string_view name) {
  return fmt::format(R"({{"module": "{}", "class_name": "function", "config": "{}", "registered_name": "{}"}})", module, name, name);
}
std::string LambdaOf(std::string_view function) {
  return Sequential(fmt::format(R"({{"module": "keras.layers", "class_name": "Lambda", "config": {{"name": "l", "function": {}}}}})", function));
}

TEST(KerasConfig, LeavesOrdinaryModelsOfAllVersionsAlone) {
  // Keras 1: a list, and regularizers that name themselves.
  EXPECT_EQ(First(R"({"class_name": "Sequential", "config": [{"class_name": "Dense", "config": {"name": "d", "init": "glorot_uniform", "activation": "linear",
      "W_regularizer": {"name": "WeightRegularizer", "l1": 0.0, "l2": 0.01}}}, {"class_name": "Convolution2D", "config": {"name": "c"}}]})"),
            "");
  // Keras 2
  EXPECT_EQ(First(Sequential(R"({"class_name": "Dense", "config": {"name": "d", "activation": "relu", "kernel_initializer": {"class_name": "GlorotUniform",
      "config": {"seed": null}}, "kernel_regularizer": null}}, {"class_name": "Bidirectional", "config": {"layer": {"class_name": "LSTM", "config": {"units": 3}}}})")),
            "");
  EXPECT_EQ(
      First(R"({"optimizer_config": {"class_name": "Adam", "config": {"name": "Adam"}}, "loss": {"out": "mse"}, "metrics": [[{"class_name": "MeanMetricWrapper",
      "config": {"name": "accuracy", "fn": "categorical_accuracy"}}, "accuracy"]], "weighted_metrics": null, "loss_weights": null})"),
      "");
  // Keras 3
  EXPECT_EQ(
      First(
          R"({"module": "keras.src.models.functional", "class_name": "Functional", "registered_name": "Functional", "config": {"layers": [{"module": "keras.layers",
      "class_name": "Dense", "config": {"dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null}, "activation": "gelu"},
      "registered_name": null, "inbound_nodes": [{"args": [{"class_name": "__keras_tensor__", "config": {"shape": [null, 4]}}], "kwargs": {}}]},
      {"module": "keras.src.ops.numpy", "class_name": "GetItem", "config": {"name": "get_item"}, "registered_name": "GetItem"}]},
      "compile_config": {"optimizer": "adam", "loss": {"module": "builtins", "class_name": "function", "config": "mse", "registered_name": "function"}, "metrics": ["acc"]}})"),
      "");
}
TEST(KerasConfig, LeavesPackagesOfKerasAlone) {
  EXPECT_EQ(
      First(
          R"({"module": "keras_hub.src.models.gpt2.gpt2_backbone", "class_name": "GPT2Backbone", "config": {}, "registered_name": "keras_hub>GPT2Backbone"})"),
      "");
  EXPECT_EQ(First(R"({"module": "keras.utils", "class_name": "FeatureSpace", "config": {}, "registered_name": null})"), "");
}
TEST(KerasConfig, KnowsPackagesByTheirRegisteredNames) {
  EXPECT_EQ(First(Sequential(R"({"class_name": "Addons>GELU", "config": {}})")), "");
  EXPECT_EQ(First(R"({"optimizer_config": {"class_name": "Custom>Adam", "config": {}}})"), "");
  EXPECT_EQ(First(Sequential(R"({"class_name": "Custom>GELU", "config": {}})")), "suspicious unknown-call");
  EXPECT_EQ(First(Sequential(R"({"class_name": "Addons>Lambda", "config": {"function": ["x"]}})")), "malicious runs-code");
}
TEST(KerasConfig, CallsLambdasWithBytecodeMaliciousInEveryForm) {
  EXPECT_EQ(First(LambdaOf(R"(["4wEAAAA=", null, null])")), "malicious runs-code");
  EXPECT_EQ(First(LambdaOf(R"({"class_name": "__lambda__", "config": {"code": "4wEAAAA="}})")), "malicious runs-code");
  EXPECT_EQ(First(LambdaOf(R"("4wEAAAA=", "function_type": "lambda")")), "malicious runs-code");
  EXPECT_EQ(First(Sequential(R"({"class_name": "Merge", "config": {"mode": "4wEAAAA=", "mode_type": "lambda"}})")), "malicious runs-code");
}
TEST(KerasConfig, TellsOfCodeInPlacesOfNamesAndValues) {
  EXPECT_EQ(First(LambdaOf(R"_("lambda x: __import__('os').system('echo')")_")), "malicious runs-code");
  EXPECT_EQ(First(LambdaOf(R"("eval")")), "malicious runs-code");
  EXPECT_EQ(First(Sequential(R"_({"class_name": "Dense", "config": {"name": "d", "note": "exec(x)"}})_")), "suspicious unknown-call");
  EXPECT_EQ(First(Sequential(R"_({"class_name": "StringLookup", "config": {"vocabulary": ["exec(", "os.system"]}})_")), "");
}
TEST(KerasConfig, FindsLambdasInModelsWrappersAndLosses) {
  const std::string lambda = R"({"class_name": "Lambda", "config": {"function": ["4wEAAAA=", null, null]}})";
  EXPECT_EQ(First(Sequential(Sequential(lambda))), "malicious runs-code");
  for (std::string_view key : {"layer", "cell", "forward_layer", "backward_layer", "anything"})
    EXPECT_EQ(First(Sequential(fmt::format(R"({{"class_name": "TimeDistributed", "config": {{"{}": {}}}}})", key, lambda))), "malicious runs-code") << key;
  EXPECT_EQ(First(R"({"class_name": "Sequential", "config": {}, "compile_config": {"loss": )" + lambda + "}}"), "malicious runs-code");
  EXPECT_EQ(First(Sequential(R"({"class_name": "Dense", "config": {"activation": {"class_name": "__lambda__", "config": {"value": "4wEAAAA="}}}})")),
            "malicious runs-code");
}
TEST(KerasConfig, FindsWhatAFirstOrASecondKeyOfTheSameNameHolds) {
  for (std::string_view layers : {R"("layers": [{"class_name": "Lambda", "config": {"function": ["x"]}}], "layers": [])",
                                  R"("layers": [], "layers": [{"class_name": "Lambda", "config": {"function": ["x"]}}])"})
    EXPECT_EQ(First(fmt::format(R"({{"class_name": "Sequential", "config": {{{}}}}})", layers)), "malicious runs-code");
  EXPECT_EQ(First(R"({"class_name": "Sequential", "config": {"layers": [], "layers": []}})"), "suspicious duplicate-key");
}
TEST(KerasConfig, CallsReferencesOutOfKerasMalicious) {
  EXPECT_EQ(First(LambdaOf(Function("os", "system"))), "malicious runs-commands");
  EXPECT_EQ(First(Sequential(R"({"module": "subprocess", "class_name": "Popen", "config": {"args": "x"}})")), "malicious runs-commands");
  EXPECT_EQ(First(R"({"class_name": "Sequential", "config": {}, "compile_config": {"loss": )" + Function("builtins", "eval") + "}}"), "malicious runs-code");
  EXPECT_EQ(First(R"({"optimizer_config": {}, "loss": "os.system"})"), "malicious runs-commands");
}
TEST(KerasConfig, CallsKerasOwnGadgetsMalicious) {
  EXPECT_EQ(First(LambdaOf(Function("keras.utils", "get_file"))), "malicious fetches");
  EXPECT_EQ(First(LambdaOf(Function("keras.src.utils.file_utils", "get_file"))), "malicious fetches");
  EXPECT_EQ(First(LambdaOf(Function("keras.config", "enable_unsafe_deserialization"))), "malicious runs-code");
  EXPECT_EQ(First(LambdaOf(Function("keras.models", "load_model"))), "malicious loads-more");
  EXPECT_EQ(First(LambdaOf(Function("keras.src.utils.io_utils", "anything"))), "malicious runs-code");
  EXPECT_EQ(First(Sequential(R"({"module": "keras.layers", "class_name": "TorchModuleWrapper", "config": {"module": "x"}})")), "malicious loads-more");
  EXPECT_EQ(First(Sequential(R"({"module": "keras.layers", "class_name": "TFSMLayer", "config": {"filepath": "x"}})")), "malicious loads-more");
}
TEST(KerasConfig, LeavesFunctionsOfKerasInLambdasAlone) {
  EXPECT_EQ(First(LambdaOf(Function("keras.ops", "relu"))), "");
  EXPECT_EQ(First(LambdaOf(Function("builtins", "softmax"))), "");
}
TEST(KerasConfig, NeverCallsUnknownNamesSafe) {
  EXPECT_EQ(First(Sequential(R"({"class_name": "MyLayer", "config": {}})")), "suspicious unknown-call");
  EXPECT_EQ(First(Sequential(R"({"module": "acme.layers", "class_name": "Dense", "config": {}})")), "suspicious unknown-call");
  EXPECT_EQ(First(Sequential(R"({"module": "keras.layers", "class_name": "Dense", "config": {}, "registered_name": "Custom>Dense"})")),
            "suspicious unknown-call");
  EXPECT_EQ(First(Sequential(R"({"class_name": "Dense", "config": {"activation": "my_activation"}})")), "suspicious unknown-call");
  EXPECT_EQ(First(LambdaOf("null")), "suspicious unknown-call");
  EXPECT_EQ(First(LambdaOf(R"("my_function")")), "suspicious unknown-call");
  EXPECT_EQ(First(R"({"metrics": ["my_metric"]})"), "suspicious unknown-call");
}
TEST(KerasConfig, LeavesUnknownClassesToTheGraphOfASavedModel) {
  EXPECT_EQ(Judge(Sequential(R"({"class_name": "MyLayer", "config": {}})"), KerasReader::kSavedModel).verdict, LoadVerdict::kClean);
  EXPECT_EQ(Judge(LambdaOf(R"(["x"])"), KerasReader::kSavedModel).verdict, LoadVerdict::kMalicious);
}
TEST(KerasConfig, TellsOfVocabulariesThatAreFiles) {
  const auto vocabulary = [](std::string_view text) {
    return Sequential(fmt::format(R"({{"class_name": "StringLookup", "config": {{"name": "s", "vocabulary": {}}}}})", text));
  };
  EXPECT_EQ(First(vocabulary(R"("http://127.0.0.1/x")")), "malicious fetches");
  EXPECT_EQ(First(vocabulary(R"("/etc/hostname")")), "malicious touches-files");
  EXPECT_EQ(First(vocabulary(R"("../x.txt")")), "malicious touches-files");
  EXPECT_EQ(First(vocabulary(R"("words.txt")")), "suspicious touches-files");
  EXPECT_EQ(First(vocabulary(R"(["a", "/b"])")), "");
  EXPECT_EQ(First(vocabulary("null")), "");
}
TEST(KerasConfig, JudgesOperatorsOfTensorFlow) {
  const auto operate = [](std::string_view symbol) {
    return Sequential(fmt::format(R"({{"class_name": "TFOpLambda", "config": {{"name": "t", "function": "{}"}}}})", symbol));
  };
  for (std::string_view ordinary : {"math.add", "nn.relu", "cast", "__operators__.add", "compat.v1.transpose", "io.decode_jpeg"})
    EXPECT_EQ(First(operate(ordinary)), "") << ordinary;
  for (std::string_view denied : {"io.write_file", "io.read_file", "py_function", "numpy_function", "load_op_library", "saved_model.load"})
    EXPECT_EQ(First(operate(denied)), "malicious touches-files") << denied;
  EXPECT_EQ(First(operate("raw_ops.AddV2")), "");
  EXPECT_EQ(First(operate("raw_ops.ReadFile")), "malicious touches-files");
  EXPECT_EQ(First(operate("acme.op")), "suspicious unknown-call");
  EXPECT_EQ(First(operate("math.__class__")), "suspicious unknown-call");
  EXPECT_EQ(First(Sequential(R"({"class_name": "SlicingOpLambda", "config": {"function": "__operators__.getitem"}})")), "");
  EXPECT_EQ(First(Sequential(R"({"class_name": "TensorFlowOpLayer", "config": {"node_def": "{\"name\": \"a\", \"op\": \"AddV2\"}"}})")), "");
  EXPECT_EQ(First(Sequential(R"({"class_name": "TensorFlowOpLayer", "config": {"node_def": "{\"name\": \"a\", \"op\": \"WriteFile\"}"}})")),
            "malicious touches-files");
}
TEST(KerasConfig, NamesTheLayer) {
  const LoadReport report = Judge(LambdaOf(R"(["x"])"));
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_NE(report.findings[0].what.find("(in the layer l)"), std::string::npos);
}

TEST(KerasConfig, TellsFunctionsThatALambdaOfKeras2TakesFromAModule) {
  EXPECT_EQ(First(Sequential(R"({"class_name": "Lambda", "config": {"function": "system", "function_type": "function", "module": "os"}})")),
            "malicious runs-commands");
}
TEST(KerasConfig, JudgesNamesOfFunctionsWithoutTheirModules) {
  EXPECT_EQ(First(Sequential(R"({"class_name": "Dense", "config": {"name": "d", "fn": "get_file", "url": "https://example.org/a"}})")), "malicious fetches");
  EXPECT_EQ(First(Sequential(R"({"class_name": "Dense", "config": {"name": "d", "fn": "enable_unsafe_deserialization"}})")), "malicious runs-code");
  EXPECT_EQ(First(Sequential(R"({"class_name": "Dense", "config": {"name": "d", "fn": "my_function"}})")), "suspicious unknown-call");
}
TEST(KerasConfig, TellsOfModulesThatFunctionsComeFrom) {
  EXPECT_EQ(First(Sequential(R"({"class_name": "Dense", "config": {"name": "d", "output_shape_module": "subprocess"}})")), "malicious runs-commands");
  EXPECT_EQ(First(Sequential(R"({"class_name": "Dense", "config": {"name": "d", "output_shape_module": "__main__"}})")), "");
}

}  // namespace
}  // namespace day::loading
