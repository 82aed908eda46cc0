#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/zip/builder_for_test.h"
#include "loading/look_for_test.h"

namespace day {
namespace {

std::string Skops(std::string_view schema) { return zip::Build({{.name = "schema.json", .bytes = std::string(schema)}}); }
LoadReport LookAtNode(std::string_view node) { return Look("a.skops", Skops(node)); }
std::string Node(std::string_view module, std::string_view name, std::string_view loader, std::string_view rest = "") {
  return fmt::format(R"({{"__class__": "{}", "__module__": "{}", "__loader__": "{}"{}{}}})", name, module, loader, rest.empty() ? "" : ", ", rest);
}
const std::string kDict =
    Node("builtins", "dict", "DictNode", R"("content": {"C": {"__class__": "str", "__module__": "builtins", "__loader__": "JsonNode", "content": "1"}})");

TEST(Skops, CallsEstimatorsOfKnownLibrariesClean) {
  const LoadReport report = LookAtNode(Node("sklearn.linear_model._ridge", "Ridge", "ObjectNode", "\"content\": " + kDict));
  EXPECT_EQ(NameOf(report.verdict), "clean") << FirstOf(report);
  EXPECT_EQ(report.format, "skops");
  EXPECT_EQ(NameOf(LookAtNode(Node("numpy", "log1p", "FunctionNode")).verdict), "clean");
  EXPECT_EQ(NameOf(LookAtNode(Node("operator", "itemgetter", "OperatorFuncNode")).verdict), "clean");
}
TEST(Skops, NeverCallsUnknownTypesSafe) {
  EXPECT_TRUE(Finds(LookAtNode(Node("acme", "Model", "ObjectNode")), "unknown-call"));
  EXPECT_TRUE(Finds(LookAtNode(Node("acme", "function", "FunctionNode")), "unknown-global"));
  EXPECT_TRUE(Finds(LookAtNode(Node("builtins", "dict", "AcmeNode")), "unknown-call"));
  EXPECT_TRUE(Finds(LookAtNode(Node("numpy", "log1p", "ObjectNode")), "unknown-call"));
}
TEST(Skops, CallsDeniedNamesMaliciousWhereverTheyStand) {
  EXPECT_TRUE(Finds(LookAtNode(Node("os", "system", "FunctionNode")), "runs-commands"));
  EXPECT_TRUE(Finds(LookAtNode(Node("builtins", "list", "ListNode", "\"content\": [" + Node("builtins", "eval", "TypeNode") + "]")), "runs-code"));
  EXPECT_TRUE(Finds(LookAtNode(Node("builtins", "function", "FunctionNode", R"("content": {"module_path": "os", "function": "system"})")), "runs-commands"));
}
TEST(Skops, CallsGadgetsMalicious) {
  EXPECT_EQ(NameOf(LookAtNode(Node("builtins", "str", "OperatorFuncNode")).verdict), "malicious");
  EXPECT_EQ(NameOf(LookAtNode(Node("operator", "call", "OperatorFuncNode")).verdict), "malicious");
  const std::string owner = Node("sklearn.linear_model._ridge", "Ridge", "ObjectNode");
  EXPECT_EQ(NameOf(LookAtNode(Node("builtins", "int", "MethodNode", R"("content": {"func": "predict", "obj": )" + owner + "}")).verdict), "malicious");
  EXPECT_EQ(NameOf(LookAtNode(Node("sklearn.linear_model._ridge", "Ridge", "MethodNode", R"("content": {"func": "a.b", "obj": )" + owner + "}")).verdict),
            "malicious");
}
TEST(Skops, DoubtsNodesThatSayThingsTwiceAndFilesElsewhere) {
  EXPECT_TRUE(Finds(LookAtNode(R"({"__class__": "dict", "__class__": "list", "__module__": "builtins", "__loader__": "DictNode"})"), "duplicate-key"));
  EXPECT_TRUE(Finds(LookAtNode(Node("builtins", "bytes", "BytesNode", R"("file": "../x")")), "unsafe-path"));
}
TEST(Skops, EndsAtItsLimits) {
  std::string deep;
  for (int i = 0; i < 600; ++i) deep += "[";
  EXPECT_TRUE(Finds(LookAtNode("{\"__loader__\": " + deep), "malformed-json"));
  EXPECT_TRUE(Finds(LookAtNode("{\"__loader__\": "), "malformed-json"));
}

}  // namespace
}  // namespace day
