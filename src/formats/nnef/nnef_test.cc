#include "formats/nnef/nnef.h"

#include <gtest/gtest.h>

#include <string>

namespace day {
namespace {

std::string File(const std::vector<uint32_t>& shape, uint32_t bits, size_t data, uint32_t stated_rank = 99) {
  std::string bytes("\x4e\xef\x01\x00", 4);
  const auto put = [&](uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i));
  };
  put(static_cast<uint32_t>(data));
  put(stated_rank == 99 ? static_cast<uint32_t>(shape.size()) : stated_rank);
  for (size_t i = 0; i < 8; ++i) put(i < shape.size() ? shape[i] : 0);
  put(bits);
  bytes.resize(kNnefHeader);
  return bytes + std::string(data, 'f');
}
std::string_view RuleOf(const std::string& file) {
  const auto tensor = ParseNnef(file, file.size());
  return tensor ? "accepted" : tensor.error().rule;
}

TEST(NnefParser, ReadsTheHeader) {
  const std::string file = File({2, 3}, 32, 24);
  ASSERT_TRUE(LooksLikeNnef(file));
  const auto tensor = ParseNnef(file, file.size());
  ASSERT_TRUE(tensor.has_value()) << tensor.error().rule;
  EXPECT_EQ(tensor->elements, 6u);
  EXPECT_EQ(tensor->shape, (std::vector<uint32_t>{2, 3}));
  EXPECT_EQ(RuleOf(File({}, 32, 4)), "accepted");
  EXPECT_EQ(RuleOf(File({9}, 1, 2)), "accepted");
  EXPECT_EQ(RuleOf(File({9}, UINT32_MAX, 20)), "accepted");
  EXPECT_EQ(RuleOf(File({9}, UINT32_MAX, 20) + "x"), "is longer or shorter than its header says");
}
TEST(NnefParser, RefusesWhatDoesNotFit) {
  EXPECT_EQ(RuleOf(File({2, 3}, 32, 23)), "a tensor's shape does not fit its bytes");
  EXPECT_EQ(RuleOf(File({2, 3}, 32, 24) + "x"), "is longer or shorter than its header says");
  EXPECT_EQ(RuleOf(File({2, 3}, 32, 24).substr(0, 140)), "is longer or shorter than its header says");
  EXPECT_EQ(RuleOf(File({2}, 0, 0)), "an item has an impossible number of bits");
  EXPECT_EQ(RuleOf(File({2}, 129, 0)), "an item has an impossible number of bits");
  EXPECT_EQ(RuleOf(File({2}, 32, 8, 9)), "a tensor has more than 8 dimensions");
  EXPECT_EQ(RuleOf(File({UINT32_MAX, UINT32_MAX, 2}, 8, 0)), "a tensor's shape overflows");
  EXPECT_EQ(RuleOf(File({UINT32_MAX, UINT32_MAX}, 128, 0)), "a tensor's shape overflows");
  EXPECT_EQ(RuleOf(File({2}, 32, 8).substr(0, 100)), "ends in the middle of a field");
  EXPECT_EQ(RuleOf("\x4e\xef"), "ends in the middle of a field");
}

}  // namespace
}  // namespace day
