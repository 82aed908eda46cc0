#include "tensors/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tensors/files_for_test.h"
#include "tensors/gguf_hash.h"

namespace day {
namespace {

using namespace tensors_test;

std::optional<TensorStatistics> Of(std::string_view dtype, std::string_view shape, const std::string& data) {
  const std::string bytes = Safetensors("w", dtype, shape, data);
  const BytesInMemory file(bytes);
  return StatisticsOf(ListTensors("a.safetensors", file)->tensors.at(0), file);
}

TEST(StatisticsOf, MeasuresReachMeanAndDeviation) {
  const auto of = Of("F32", "4", Floats({-1, 0, 3, 6}));
  ASSERT_TRUE(of);
  EXPECT_EQ(of->counted, 4u);
  EXPECT_EQ(of->zero, 1u);
  EXPECT_EQ(of->least, -1);
  EXPECT_EQ(of->most, 6);
  EXPECT_DOUBLE_EQ(of->mean, 2);
  EXPECT_DOUBLE_EQ(of->deviation, std::sqrt(7.5));
  EXPECT_FALSE(of->constant());
}
TEST(StatisticsOf, CountsWhatIsNoNumberApart) {
  const float nan = std::numeric_limits<float>::quiet_NaN(), infinite = std::numeric_limits<float>::infinity();
  const auto of = Of("F32", "4", Floats({nan, -infinite, infinite, 5}));
  EXPECT_EQ(of->nan, 1u);
  EXPECT_EQ(of->infinite, 2u);
  EXPECT_EQ(of->mean, 5);
  EXPECT_FALSE(of->constant());
  EXPECT_EQ(Of("F32", "1", Floats({nan}))->mean, 0);
}
TEST(StatisticsOf, KnowsConstants) {
  EXPECT_TRUE(Of("F32", "3", Floats({2, 2, 2}))->constant());
  EXPECT_FALSE(Of("F32", "1", Floats({2}))->constant());
  EXPECT_TRUE(Of("U8", "2", "aa")->constant());
}
TEST(StatisticsOf, HasNoneForTypesWithoutNumbers) {
  EXPECT_FALSE(Of("F8_E4M3", "2", "ab"));
  EXPECT_FALSE(Of("C64", "1", std::string(8, 'x')));
}

TEST(GgufHashLines, HashesEachTensorAndAllOfThem) {
  const std::string bytes = Gguf("w", 0, {2}, Floats({1, 2}));
  const BytesInMemory file(bytes);
  const TensorList list = *ListTensors("a.gguf", file);
  const std::string sha = Sha256Of(Floats({1, 2})).Hex();
  EXPECT_EQ(GgufHashLines("sha256", "a.gguf", list, file), "sha256    " + sha + "  a.gguf:w\nsha256    " + sha + "  a.gguf\n");
  EXPECT_EQ(GgufHashLines("sha1", "a.gguf", list, file)->substr(0, 12), "sha1      " + Sha1HexOf(Floats({1, 2})).substr(0, 2));
  EXPECT_EQ(GgufHashLines("xxh64", "a.gguf", list, file)->substr(0, 10), "xxh64     ");
  EXPECT_NE(GgufHashLines("xxh64", "a.gguf", list, file)->substr(10, 16), GgufHashLines("xxh3", "a.gguf", list, file)->substr(10, 16));
  EXPECT_FALSE(GgufHashLines("md5", "a.gguf", list, file));
}
// As xxHash's own specification has it for no bytes at all, seed 0.
TEST(GgufHashLines, AgreesWithThePublishedValueOfXxh64) {
  const BytesInMemory none("");
  EXPECT_EQ(GgufHashLines("xxh64", "a", TensorList(), none), "xxh64     ef46db3751d8e999  a\n");
  EXPECT_EQ(GgufHashLines("xxh3", "a", TensorList(), none), "xxh3      2d06800538d394c2  a\n");
}

TEST(FileStatistics, ReadsBytesThatTensorsShareFourTimesAtMost) {
  const std::string file = Floats(std::vector<float>(16, 1));
  const BytesInMemory bytes(file);
  const StoredTensor tensor{.name = "a", .dtype = "F32", .shape = {16}, .elements = 16, .length = 64};
  FileStatistics statistics(bytes);
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(statistics.Of(tensor).has_value()) << i;
  EXPECT_FALSE(statistics.Affords(tensor));
  EXPECT_FALSE(statistics.Of(tensor).has_value());
}

TEST(FileStatistics, CountsAnElementAsOftenAsItIsRead) {
  const std::string file = Floats(std::vector<float>(16, 1));
  const BytesInMemory bytes(file);
  const StoredTensor repeated{.name = "a", .dtype = "F32", .shape = {1'000'000}, .elements = 1'000'000, .length = 4, .strides = {0}};
  EXPECT_FALSE(FileStatistics(bytes).Of(repeated).has_value());
}

}  // namespace
}  // namespace day
