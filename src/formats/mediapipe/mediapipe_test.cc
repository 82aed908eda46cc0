#include "formats/mediapipe/mediapipe.h"

#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"

namespace day {
namespace {

std::string Node(std::string_view calculator, const std::string& options = "") {
  return proto::Bytes(1, proto::Bytes(2, calculator) + proto::Bytes(3, "IMAGE:in") + (options.empty() ? "" : proto::Bytes(7, options)));
}
std::string_view RuleOf(const std::string& file) {
  const auto graph = ReadMediapipe(BytesInMemory(file));
  return graph ? "accepted" : graph.error().rule;
}

TEST(MediapipeReader, ReadsCalculators) {
  const auto graph =
      ReadMediapipe(BytesInMemory(Node("FaceDetectionGpu") + Node("A", proto::Bytes(1, "mediapipe/modules/face.tflite")) + proto::Bytes(10, "in")));
  ASSERT_TRUE(graph.has_value()) << graph.error().rule;
  EXPECT_EQ(graph->nodes, 2u);
  EXPECT_TRUE(graph->calculators.contains("FaceDetectionGpu"));
  EXPECT_TRUE(graph->paths.empty());
}
TEST(MediapipeReader, FindsPathsThatLeadOut) {
  for (std::string_view path : {"/etc/passwd", "../../x.tflite", "a/../../b", "https://example.com/x", "C:\\x.tflite"}) {
    const auto graph = ReadMediapipe(BytesInMemory(Node("A", proto::Bytes(1, path))));
    ASSERT_TRUE(graph.has_value()) << graph.error().rule;
    EXPECT_EQ(graph->paths.size(), 1u) << path;
  }
  // A length that is a letter stands in front.
  EXPECT_EQ(ReadMediapipe(BytesInMemory(Node("A", proto::Bytes(1, "/" + std::string(64, 'a')))))->paths.size(), 1u);
}
TEST(MediapipeReader, RefusesWhatIsNoGraph) {
  EXPECT_EQ(RuleOf(""), "has no nodes");
  EXPECT_EQ(RuleOf(proto::Bytes(10, "in")), "has no nodes");
  EXPECT_EQ(RuleOf(Node("")), "a node names no calculator");
  EXPECT_EQ(RuleOf(Node("a b")), "a node names no calculator");
  EXPECT_NE(RuleOf(Node("A") + "\x0a\x7f"), "accepted");
}

}  // namespace
}  // namespace day
