#include "formats/executorch/executorch.h"

#include <gtest/gtest.h>

#include "formats/executorch/builder_for_test.h"

namespace day {
namespace {

std::string_view RuleOf(const std::string& file) {
  const auto program = ReadExecutorch(BytesInMemory(file));
  return program ? "accepted" : program.error().rule;
}
std::string_view RuleOfA(const executorch::Parts& parts) { return RuleOf(executorch::Program(parts)); }
// The extended header stands between the identifier and the tables: both offsets of the root move by its length.
std::string WithHeader(uint64_t size, uint64_t segments, uint32_t length = 24) {
  std::string program = executorch::Program({});
  std::string header = "eh00";
  for (const auto& [value, bytes] : {std::pair<uint64_t, unsigned>{length, 4}, {size, 8}, {segments, 8}})
    for (unsigned i = 0; i < bytes; ++i) header += static_cast<char>(value >> (8 * i));
  program[0] = static_cast<char>(static_cast<uint8_t>(program[0]) + header.size());
  return program.substr(0, 8) + header + program.substr(8);
}

TEST(ExecutorchReader, ReadsOperatorsBackendsAndConstants) {
  const auto program = ReadExecutorch(BytesInMemory(executorch::Program({.backends = {"XnnpackBackend"}})));
  ASSERT_TRUE(program.has_value()) << program.error().rule;
  EXPECT_EQ(program->methods, 1u);
  EXPECT_TRUE(program->operators.contains("aten::add"));
  EXPECT_TRUE(program->backends.contains("XnnpackBackend"));
  EXPECT_EQ(program->tensors, 1u);
  EXPECT_EQ(program->parameters, 6u);
}
TEST(ExecutorchReader, ReadsTheExtendedHeader) {
  EXPECT_EQ(RuleOf(WithHeader(100, 0)), "accepted");
  EXPECT_EQ(RuleOf(WithHeader(1 << 20, 0)), "its header names places past the end of the file");
  EXPECT_EQ(RuleOf(WithHeader(100, 1 << 20)), "its header names places past the end of the file");
  EXPECT_EQ(RuleOf(WithHeader(100, 50)), "its header names places past the end of the file");
  EXPECT_EQ(RuleOf(WithHeader(100, 0, 8)), "its header is too short");
}
TEST(ExecutorchReader, RefusesWhatDoesNotFit) {
  EXPECT_EQ(RuleOfA({.version = 1}), "is of a version other than 0");
  EXPECT_EQ(RuleOfA({.methods = false}), "has no methods");
  EXPECT_EQ(RuleOfA({.segment_at = 1 << 20}), "a segment ends past the end of the file");
  EXPECT_EQ(RuleOfA({.segment_at = 8, .segment_size = UINT64_MAX}), "a segment ends past the end of the file");
  EXPECT_EQ(RuleOfA({.sizes = {-1}}), "a tensor's shape is negative");
  EXPECT_EQ(RuleOfA({.sizes = {INT32_MAX, INT32_MAX, INT32_MAX}}), "a tensor's shape overflows");
  EXPECT_EQ(RuleOfA({.sizes = std::vector<int32_t>(65, 1)}), "a tensor has more than 64 dimensions");
  EXPECT_EQ(RuleOf(std::string("\xff\0\0\0ET12", 8)), "the offset of its root leads nowhere");
}

}  // namespace
}  // namespace day
