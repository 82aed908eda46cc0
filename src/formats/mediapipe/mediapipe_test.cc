#include "formats/mediapipe/mediapipe.h"

#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"

namespace day {
namespace {

using proto::Bytes;
using proto::Number;

TEST(MediaPipeReader, GivesCalculatorsAndTheTextsOfTheirOptions) {
  const std::string options = Bytes(7, Bytes(400'000, Bytes(1, "models/hand.tflite") + Bytes(3, Number(1, 2))));
  const std::string bytes = Bytes(1, Bytes(2, "InferenceCalculator") + Bytes(3, "IMAGE:input") + options) + Bytes(10, "input") + Number(11, 100);
  ASSERT_TRUE(LooksLikeMediaPipe(BytesInMemory(bytes)));
  const auto graph = ReadMediaPipe(BytesInMemory(bytes));
  ASSERT_TRUE(graph.has_value()) << graph.error().rule;
  EXPECT_TRUE(graph->calculators.contains("InferenceCalculator"));
  bool found = false;
  for (const MediaPipeText& text : graph->texts) {
    found |= text.text == "models/hand.tflite";
    EXPECT_EQ(bytes.substr(text.at, text.text.size()), text.text);
  }
  EXPECT_TRUE(found);
}
TEST(MediaPipeReader, StopsWhereOptionsAreTooDeep) {
  std::string options = Bytes(1, "x");
  for (int i = 0; i < 200; ++i) options = Bytes(1, options);
  const auto graph = ReadMediaPipe(BytesInMemory(Bytes(1, Bytes(2, "ACalculator") + Bytes(7, options))));
  ASSERT_TRUE(graph.has_value());
  EXPECT_EQ(graph->limit, "mediapipe-depth");
}
TEST(MediaPipeReader, RefusesAGraphWithoutNodes) { EXPECT_EQ(ReadMediaPipe(BytesInMemory(Bytes(10, "in"))).error().rule, "has no nodes"); }
TEST(MediaPipeReader, RefusesWhatIsCutOff) { EXPECT_FALSE(ReadMediaPipe(BytesInMemory(Bytes(1, Bytes(2, "ACalculator")) + "\x0a\x10")).has_value()); }
TEST(LooksLikeMediaPipe, LeavesOtherFormatsAlone) {
  for (const std::string& bytes :
       {std::string(), std::string("text"), Bytes(1, Bytes(1, "node") + Bytes(2, "MatMul")), Bytes(1, Bytes(2, "no calculator")), Number(1, 3)})
    EXPECT_FALSE(LooksLikeMediaPipe(BytesInMemory(bytes)));
}

}  // namespace
}  // namespace day
