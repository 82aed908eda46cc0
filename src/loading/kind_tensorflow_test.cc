#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"
#include "loading/look_for_test.h"

namespace day {
namespace {

using proto::Bytes;
using proto::Number;

std::string Inputs(std::initializer_list<std::string_view> inputs) {
  std::string all;
  for (std::string_view input : inputs) all += Bytes(3, input);
  return all;
}
std::string NodeOf(std::string_view name, std::string_view op, std::string_view more = "") { return Bytes(1, name) + Bytes(2, op) + std::string(more); }
std::string Node(std::string_view name, std::string_view op, std::string_view more = "") { return Bytes(1, NodeOf(name, op, more)); }
std::string Attribute(std::string_view key, std::string_view value) { return Bytes(5, Bytes(1, key) + Bytes(2, value)); }
std::string Text(std::string_view name, std::string_view text) {
  return Node(name, "Const", Attribute("value", Bytes(8, Number(1, 7) + Bytes(2, "") + Bytes(8, text))));
}
std::string Call(std::string_view name, std::string_view function, std::initializer_list<std::string_view> inputs) {
  return Node(name, "StatefulPartitionedCall", Inputs(inputs) + Attribute("f", Bytes(10, Bytes(1, function))));
}
std::string Function(std::string_view name, std::initializer_list<std::string_view> arguments, std::initializer_list<std::string> nodes) {
  std::string signature = Bytes(1, name), body;
  for (std::string_view argument : arguments) signature += Bytes(2, Bytes(1, argument));
  for (const std::string& node : nodes) body += Bytes(3, node);
  return Bytes(2, Bytes(1, Bytes(1, signature) + body));
}
std::string MetaGraph(std::string_view graph, std::string_view more = "") { return Bytes(1, Bytes(4, "serve")) + Bytes(2, graph) + std::string(more); }
std::string SavedModel(std::string_view graph, std::string_view more = "") { return Number(1, 1) + Bytes(2, MetaGraph(graph, more)); }
const std::string kSaver = Bytes(3, Bytes(1, "saver_filename:0"));

std::string Judge(const std::string& bytes, std::string_view name = "saved_model.pb") { return Told(name, bytes); }

TEST(InspectTensorFlow, KnowsOrdinaryGraphsByNameAndByForm) {
  const std::string graph = Node("x", "Placeholder") + Node("y", "MatMul", Inputs({"x", "x"}));
  EXPECT_EQ(Judge(SavedModel(graph)), "tensorflow-saved-model clean");
  EXPECT_EQ(Judge(SavedModel(graph), "model"), "tensorflow-saved-model clean");
  EXPECT_EQ(Judge(graph, "frozen.pb"), "tensorflow-graph clean");
  EXPECT_EQ(Judge(graph, "weights"), "tensorflow-graph clean");
  EXPECT_EQ(Judge(MetaGraph(graph), "m.meta"), "tensorflow-meta-graph clean");
}
TEST(InspectTensorFlow, TellsOfOperatorsThatReachFilesAlsoInFunctions) {
  EXPECT_EQ(Judge(SavedModel(Node("r", "ReadFile"))), "tensorflow-saved-model malicious touches-files");
  EXPECT_EQ(Judge(SavedModel(Node("x", "Add") + Function("f", {}, {NodeOf("w", "WriteFile")}))), "tensorflow-saved-model malicious touches-files");
  EXPECT_EQ(Judge(Node("x", "Add") + Node("r", "ReadFile"), "frozen.pb"), "tensorflow-graph malicious touches-files");
}
TEST(InspectTensorFlow, DoubtsWhatReadsTheDataOfATraining) {
  EXPECT_EQ(Judge(MetaGraph(Node("r", "TFRecordDataset")), "m.meta"), "tensorflow-meta-graph suspicious touches-files");
}
// What compilers of protocol buffers write: the name of a file and a package stand where a node has its name and operator.
TEST(InspectTensorFlow, LeavesDescriptionsOfMessagesAlone) {
  EXPECT_EQ(Judge(Bytes(1, Bytes(1, "my.proto") + Bytes(2, "mine") + Bytes(4, Bytes(1, "Message"))), "my.pb"), "protobuf unreadable not-read-yet");
}
TEST(InspectTensorFlow, DoubtsOperatorsThatNobodyKnows) {
  EXPECT_EQ(Judge(SavedModel(Node("x", "MyOp"))), "tensorflow-saved-model suspicious unknown-operator");
  EXPECT_EQ(Judge(SavedModel(Node("x", "my_function") + Function("my_function", {}, {NodeOf("a", "Add")}))), "tensorflow-saved-model clean");
}
TEST(InspectTensorFlow, TellsOfAttributesThatNameAFile) {
  EXPECT_EQ(Judge(SavedModel(Node("p", "PrintV2", Attribute("output_stream", Bytes(2, "stderr"))))), "tensorflow-saved-model clean");
  EXPECT_EQ(Judge(SavedModel(Node("p", "PrintV2", Attribute("output_stream", Bytes(2, "file:///tmp/x"))))), "tensorflow-saved-model malicious touches-files");
  EXPECT_EQ(Judge(SavedModel(Node("c", "ImmutableConst", Attribute("memory_region_name", Bytes(2, "/etc/hosts"))))),
            "tensorflow-saved-model malicious touches-files");
}
// What TensorFlow 2 writes: a function that saves, called with the name that the saver is given.
TEST(InspectTensorFlow, LeavesTheSaverOfAModelAlone) {
  const std::string graph =
      Node("saver_filename", "Placeholder") + Text("Const", "\n\x01") + Call("save", "traced_save", {"saver_filename", "Const"}) +
      Call("restore", "traced_restore", {"saver_filename"}) +
      Function("traced_save", {"prefix", "values"},
               {NodeOf("part", "Const", Attribute("value", Bytes(8, Number(1, 7) + Bytes(8, "_temp/part")))),
                NodeOf("join", "StringJoin", Inputs({"prefix", "part:output:0"})), NodeOf("shard", "ShardedFilename", Inputs({"join:output:0"})),
                NodeOf("w", "SaveV2", Inputs({"shard:filename:0", "values"})), NodeOf("m", "MergeV2Checkpoints", Inputs({"shard:filename:0", "prefix"}))}) +
      Function("traced_restore", {"prefix"}, {NodeOf("r", "RestoreV2", Inputs({"prefix"}))});
  EXPECT_EQ(Judge(SavedModel(graph, kSaver)), "tensorflow-saved-model clean");
}
TEST(InspectTensorFlow, TellsOfASaverThatIsNone) {
  const std::string restore = Node("r", "RestoreV2");
  EXPECT_EQ(Judge(SavedModel(Text("c", "/etc/cron.d/x") + Node("w", "SaveV2", Inputs({"c"})) + restore, kSaver)),
            "tensorflow-saved-model malicious touches-files");
  EXPECT_EQ(Judge(SavedModel(Text("c", "dump") + Node("w", "SaveV2", Inputs({"c"})) + restore, kSaver)), "tensorflow-saved-model malicious touches-files");
  EXPECT_EQ(Judge(SavedModel(Node("x", "Placeholder") + Node("w", "Save", Inputs({"x"})))), "tensorflow-saved-model malicious touches-files");
}
// What TensorFlow 1 writes without a meta graph around it.
TEST(InspectTensorFlow, LeavesTheSaverOfAGraphAloneWithItsDefaultName) {
  const auto graph = [](std::string_view name) {
    return Text("save/Const", name) + Text("part", "_temp_1/part") + Node("join", "StringJoin", Inputs({"save/Const", "part"})) +
           Node("save/SaveV2", "SaveV2", Inputs({"join"})) + Node("save/RestoreV2", "RestoreV2", Inputs({"save/Const"}));
  };
  EXPECT_EQ(Judge(graph("model"), "graph.pb"), "tensorflow-graph clean");
  EXPECT_EQ(Judge(graph("dump"), "graph.pb"), "tensorflow-graph suspicious touches-files");
  EXPECT_EQ(Judge(graph("/etc/dump"), "graph.pb"), "tensorflow-graph malicious touches-files");
}
TEST(InspectTensorFlow, FollowsTheNameOfAFileThroughCalls) {
  const auto model = [](std::string_view name) {
    return SavedModel(Node("saver_filename", "Placeholder") + Text("c", "/etc/cron.d/x") + Call("call", "outer", {name, "saver_filename"}) +
                          Node("r", "RestoreV2") +
                          Function("outer", {"a", "b"}, {NodeOf("n", "PartitionedCall", Inputs({"a"}) + Attribute("f", Bytes(10, Bytes(1, "inner"))))}) +
                          Function("inner", {"path"}, {NodeOf("w", "SaveV2", Inputs({"path"}))}),
                      kSaver);
  };
  EXPECT_EQ(Judge(model("c")), "tensorflow-saved-model malicious touches-files");
  EXPECT_EQ(Judge(model("saver_filename")), "tensorflow-saved-model clean");
}
TEST(InspectTensorFlow, TakesTablesFromAssetsAndNothingElse) {
  const std::string graph = Text("Const", "vocab.txt") + Node("t", "HashTableV2") + Node("i", "InitializeTableFromTextFileV2", Inputs({"t", "Const"}));
  const auto asset = [](std::string_view file) { return Bytes(6, Bytes(1, Bytes(1, "Const:0")) + Bytes(2, file)); };
  EXPECT_EQ(Judge(SavedModel(graph, asset("vocab.txt"))), "tensorflow-saved-model clean");
  EXPECT_EQ(Judge(SavedModel(graph)), "tensorflow-saved-model suspicious touches-files");
  EXPECT_EQ(Judge(SavedModel(graph, asset("../../secret"))), "tensorflow-saved-model malicious unsafe-path");
}
TEST(InspectTensorFlow, JudgesWhatKerasDescribes) {
  const std::string lambda = R"({"class_name": "Lambda", "config": {"function": {"class_name": "__lambda__", "config": {"code": "4wEAAAA="}}}})";
  EXPECT_EQ(Judge(Bytes(1, Bytes(4, "_tf_keras_layer") + Bytes(5, R"({"class_name": "Dense", "config": {"units": 1}})")), "keras_metadata.pb"),
            "tensorflow-saved-model clean");
  EXPECT_EQ(Judge(Bytes(1, Bytes(4, "_tf_keras_layer") + Bytes(5, lambda)), "keras_metadata.pb").substr(0, 32), "tensorflow-saved-model malicious");
  EXPECT_EQ(Judge(Bytes(1, Bytes(4, "_tf_keras_layer") + Bytes(5, "{")), "keras_metadata.pb"), "tensorflow-saved-model unreadable malformed-json");
}
TEST(InspectTensorFlow, DoesNotReadWhatIsBroken) {
  EXPECT_EQ(Judge("no model at all"), "tensorflow-saved-model unreadable malformed-tensorflow");
  EXPECT_EQ(Judge(""), " unreadable empty");
  EXPECT_EQ(Judge(Number(1, 1)), "tensorflow-saved-model unreadable malformed-tensorflow");
}
TEST(InspectTensorFlow, LooksThroughGraphsAsText) {
  EXPECT_EQ(Judge("saved_model_schema_version: 1 meta_graphs { graph_def { node { name: \"a\" op: \"Add\" } } }", "saved_model.pbtxt"),
            "tensorflow-saved-model unreadable not-read-yet");
  EXPECT_EQ(Judge("node { name: \"a\" op: \"\\122eadFile\" }", "graph.pbtxt"), "tensorflow-graph malicious touches-files");
}
TEST(InspectTensorFlow, KnowsTheFingerprintOfAModel) {
  EXPECT_EQ(Judge(Number(1, 77) + Number(2, 88) + Bytes(6, Number(1, 1)) + Bytes(7, "id"), "fingerprint.pb"), "tensorflow-saved-model clean");
}
TEST(InspectTensorFlow, KnowsTheStateOfACheckpoint) {
  EXPECT_EQ(Judge("model_checkpoint_path: \"model.ckpt-0\"\n", "checkpoint"), "tensorflow-checkpoint clean");
  EXPECT_EQ(Judge("model_checkpoint_path: \"/home/a/model.ckpt-0\"\n", "checkpoint"), "tensorflow-checkpoint clean");
  EXPECT_EQ(Judge("model_checkpoint_path: \"../../model.ckpt-0\"\n", "checkpoint"), "tensorflow-checkpoint suspicious unsafe-path");
}
TEST(InspectTensorFlow, DoesNotTakeAProgramForTheDataOfACheckpoint) {
  const std::string program =
      "\x7f"
      "ELF\2\1\1" +
      std::string(60, '\0');
  EXPECT_EQ(Judge(program, "variables.data-00000-of-00001").find("clean"), std::string::npos);
}
TEST(InspectTensorFlow, KnowsTheDataOfACheckpoint) { EXPECT_EQ(Judge("\x01\x02", "variables.data-00000-of-00001"), "tensorflow-checkpoint clean"); }

}  // namespace
}  // namespace day
