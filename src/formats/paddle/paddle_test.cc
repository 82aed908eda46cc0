#include "formats/paddle/paddle.h"

#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"

namespace day {
namespace {

using namespace std::string_view_literals;
using namespace std::string_literals;
using proto::Bytes;
using proto::Number;

std::string Block(std::string_view more) { return Bytes(1, Number(1, 0) + Number(2, UINT64_MAX) + std::string(more)) + Bytes(4, ""); }
std::string Description(std::initializer_list<uint64_t> dims, uint64_t type = 5) {
  std::string all = Number(1, type);
  for (uint64_t dim : dims) all += Number(2, dim);
  return all;
}
std::string Variable(std::string_view description, bool stays) {
  return Bytes(3, Bytes(1, "w") + Bytes(2, Number(1, 7) + Bytes(3, Bytes(1, description))) + Number(3, stays ? 1 : 0));
}
std::string Operator(std::string_view type, std::string_view more = "") { return Bytes(4, Bytes(3, type) + std::string(more)); }
// A tensor in a file of parameters.
std::string Stored(std::string_view description, size_t size) {
  std::string all("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"sv);
  all += static_cast<char>(description.size());
  return all + "\0\0\0"s + std::string(description) + std::string(size, 'x');
}
std::string_view RuleOf(const std::string& bytes) {
  const auto read = ReadPaddleParameters(BytesInMemory(bytes));
  return read ? "accepted" : read.error().rule;
}

TEST(PaddleProgramReader, GivesOperatorsParametersAndPaths) {
  const std::string bytes = Block(Variable(Description({2, 3}), true) + Variable(Description({UINT64_MAX, 3}), false) +
                                  Operator("load", Bytes(4, Bytes(1, "file_path") + Number(2, 2) + Bytes(5, "/etc/passwd"))) + Operator("conv2d"));
  ASSERT_TRUE(LooksLikePaddleProgram(BytesInMemory(bytes)));
  const auto program = ReadPaddleProgram(BytesInMemory(bytes));
  ASSERT_TRUE(program.has_value()) << program.error().rule;
  EXPECT_EQ(program->parameters, 6u);
  EXPECT_TRUE(program->operators.contains("conv2d"));
  ASSERT_EQ(program->texts.size(), 1u);
  EXPECT_EQ(program->texts[0].text, "/etc/passwd");
}
TEST(PaddleProgramReader, RefusesAProgramWithoutOperators) { EXPECT_EQ(ReadPaddleProgram(BytesInMemory(Block(""))).error().rule, "has no operators"); }
TEST(LooksLikePaddleProgram, LeavesOtherFormatsAlone) {
  for (const std::string& bytes : {std::string(), std::string("text"), Bytes(1, Bytes(1, "node") + Bytes(2, "Add")), Number(1, 3)})
    EXPECT_FALSE(LooksLikePaddleProgram(BytesInMemory(bytes)));
}
TEST(PaddleParametersReader, CountsTensorsOneAfterTheOther) {
  const std::string bytes = Stored(Description({2, 3}), 24) + Stored(Description({4}, 3), 32);
  const auto read = ReadPaddleParameters(BytesInMemory(bytes));
  ASSERT_TRUE(read.has_value()) << read.error().rule;
  EXPECT_EQ(read->tensors, 2u);
  EXPECT_EQ(read->parameters, 10u);
  EXPECT_EQ(PaddleTypeName(read->listed.at(1).type), "int64");
}
TEST(PaddleParametersReader, RefusesWhatIsCutOff) {
  EXPECT_EQ(RuleOf(Stored(Description({2, 3}), 23)), "a tensor ends past the end of the file");
  EXPECT_EQ(RuleOf(Stored(Description({2}), 8) + "xx"), "ends in the middle of a tensor");
  EXPECT_EQ(RuleOf(""), "has no tensors");
}
TEST(PaddleParametersReader, RefusesAnotherBeginning) { EXPECT_EQ(RuleOf(std::string(40, 'x')), "a tensor does not begin as one"); }
TEST(PaddleParametersReader, RefusesShapesAndTypesThatAreNone) {
  EXPECT_EQ(RuleOf(Stored(Description({UINT64_MAX}), 4)), "a tensor's shape is negative or overflows");
  EXPECT_EQ(RuleOf(Stored(Description({1ULL << 62, 1ULL << 62}), 4)), "a tensor's shape is negative or overflows");
  EXPECT_EQ(RuleOf(Stored(Description({1}, 99), 4)), "a tensor's type does not exist");
}

}  // namespace
}  // namespace day
