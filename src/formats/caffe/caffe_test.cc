#include "formats/caffe/caffe.h"

#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"

namespace day {
namespace {

using proto::Bytes;
using proto::Number;
using proto::Varint;

std::string Layer(std::string_view more) { return Bytes(100, Bytes(1, "conv") + Bytes(2, "Convolution") + std::string(more)); }
std::string_view RuleOf(const std::string& bytes) {
  const auto model = ReadCaffe(BytesInMemory(bytes));
  return model ? "accepted" : model.error().rule;
}

TEST(CaffeReader, CountsTheBlobsOfItsLayers) {
  const std::string blob = Bytes(7, Bytes(5, std::string(24, 'x')) + Bytes(7, Bytes(1, Varint(2) + Varint(3))));
  const auto model = ReadCaffe(BytesInMemory(Bytes(1, "net") + Layer(blob)));
  ASSERT_TRUE(model.has_value()) << model.error().rule;
  EXPECT_EQ(model->name, "net");
  EXPECT_EQ(model->parameters, 6u);
  EXPECT_EQ(model->listed.at(0).shape, (std::vector<uint64_t>{2, 3}));
}
TEST(CaffeReader, ReadsLayersAsTheyWereBefore2015) {
  const std::string blob = Bytes(6, Number(1, 1) + Number(2, 1) + Number(3, 2) + Number(4, 2) + Bytes(5, std::string(16, 'x')));
  EXPECT_EQ(ReadCaffe(BytesInMemory(Bytes(1, "net") + Bytes(2, Bytes(4, "conv") + Number(5, 4) + blob)))->parameters, 4u);
}
TEST(CaffeReader, TellsOfLayersInPython) {
  const auto model = ReadCaffe(BytesInMemory(Layer(Bytes(130, Bytes(1, "os") + Bytes(2, "system")))));
  ASSERT_TRUE(model.has_value());
  ASSERT_EQ(model->python.size(), 1u);
  EXPECT_EQ(model->python[0].module, "os");
}
TEST(CaffeReader, RefusesABlobOfAnotherLengthThanItsShape) {
  EXPECT_EQ(RuleOf(Layer(Bytes(7, Bytes(5, "1234") + Bytes(7, Bytes(1, Varint(2)))))), "a blob's data has not the length of its shape");
}
TEST(CaffeReader, RefusesAShapeThatIsNegativeOrOverflows) {
  EXPECT_EQ(RuleOf(Layer(Bytes(7, Bytes(7, Bytes(1, Varint(UINT64_MAX)))))), "a blob's shape is negative or overflows");
  EXPECT_EQ(RuleOf(Layer(Bytes(7, Bytes(7, Bytes(1, Varint(1ULL << 62) + Varint(4)))))), "a blob's shape is negative or overflows");
}
TEST(CaffeReader, RefusesANetworkWithoutLayers) { EXPECT_EQ(RuleOf(Bytes(1, "net")), "has no layers"); }
TEST(LooksLikeCaffe, TakesANetworkAndNothingElse) {
  EXPECT_TRUE(LooksLikeCaffe(BytesInMemory(Bytes(1, "net") + Layer(""))));
  for (const std::string& bytes : {std::string(), std::string("text"), Bytes(1, "net"), Number(1, 3) + Layer("")})
    EXPECT_FALSE(LooksLikeCaffe(BytesInMemory(bytes)));
}

}  // namespace
}  // namespace day
