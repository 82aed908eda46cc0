#include "formats/mxnet/mxnet.h"

#include <gtest/gtest.h>

namespace day {
namespace {

template <class T>
std::string Number(T value) {
  std::string bytes;
  for (size_t i = 0; i < sizeof(T); ++i) bytes += static_cast<char>(static_cast<uint64_t>(value) >> (8 * i));
  return bytes;
}
std::string Array(uint32_t rank = 2, int64_t first = 2, int32_t type = 0, size_t bytes = 24, int32_t storage = 0) {
  std::string array = Number(0xF993FAC9u) + Number(storage) + Number(rank);
  if (rank > 0) array += Number(first);
  for (uint32_t i = 1; i < rank; ++i) array += Number(int64_t{3});
  if (rank > 0) array += Number(1) + Number(0) + Number(type) + std::string(bytes, 'f');
  return array;
}
std::string File(const std::string& array, uint64_t count = 1, uint64_t names = 1, const std::string& name = "arg:w") {
  return Number(uint64_t{0x112}) + Number(uint64_t{0}) + Number(count) + array + Number(names) + Number(uint64_t{name.size()}) + name;
}
std::string_view RuleOf(const std::string& file) {
  const auto read = ReadMxnet(BytesInMemory(file));
  return read ? "accepted" : read.error().rule;
}

TEST(MxnetReader, ReadsArraysAndNames) {
  const auto file = ReadMxnet(BytesInMemory(File(Array())));
  ASSERT_TRUE(file.has_value()) << file.error().rule;
  EXPECT_EQ(file->tensors, 1u);
  EXPECT_EQ(file->parameters, 6u);
  EXPECT_EQ(file->names, std::vector<std::string>{"arg:w"});
  EXPECT_EQ(RuleOf(File(Array(0))), "accepted");
  EXPECT_EQ(RuleOf(File(Number(1u) + Number(2u) + Number(1) + Number(0) + Number(0) + "12345678")), "accepted");  // before versions
}
TEST(MxnetReader, ReadsSparseArrays) {
  const std::string sparse = Number(0xF993FAC9u) + Number(1) + Number(1u) + Number(int64_t{2}) + Number(2u) + Number(int64_t{9}) + Number(int64_t{1}) +
                             Number(1) + Number(0) + Number(0) + Number(6) + Number(1u) + Number(int64_t{2}) + std::string(8, 'd') + std::string(16, 'i');
  EXPECT_EQ(RuleOf(File(sparse)), "accepted");
}
TEST(MxnetReader, RefusesWhatItsLoaderRefuses) {
  EXPECT_EQ(RuleOf(File(Array()) + "x"), "other bytes follow the names");
  EXPECT_EQ(RuleOf(File(Array(), 1, 2)), "has other names than arrays");
  EXPECT_EQ(RuleOf(File(Array(), UINT64_MAX)), "limit mxnet-arrays");
  EXPECT_EQ(RuleOf(File(Array(2, -1))), "an array's shape overflows");
  EXPECT_EQ(RuleOf(File(Array(2, INT64_MAX))), "an array's shape overflows");
  EXPECT_EQ(RuleOf(File(Array(65))), "an array has too many dimensions");
  EXPECT_EQ(RuleOf(File(Array(2, 2, 13))), "an array has an unknown type");
  EXPECT_EQ(RuleOf(File(Array(2, 2, -1))), "an array has an unknown type");
  EXPECT_EQ(RuleOf(File(Array(2, 2, 0, 24, 3))), "an array has an unknown storage");
  EXPECT_EQ(RuleOf(File(Array(2, INT64_MAX / 3))), "an array's shape overflows");
  EXPECT_EQ(RuleOf(File(Array(), 1, 1, std::string(5000, 'n'))), "a text is longer than its limit");
  const std::string whole = File(Array());
  for (size_t length = 16; length < whole.size(); length += 3) EXPECT_EQ(RuleOf(whole.substr(0, length)), "ends in the middle of a field") << length;
}

}  // namespace
}  // namespace day
