#include "formats/fasttext/fasttext.h"

#include <gtest/gtest.h>

#include <string>

namespace day {
namespace {

template <class T>
std::string Number(T value) {
  std::string bytes;
  for (size_t i = 0; i < sizeof(T); ++i) bytes += static_cast<char>(static_cast<uint64_t>(value) >> (8 * i));
  return bytes;
}
std::string Begin(int32_t version = 12) { return Number(793712314) + Number(version) + Number(2) + std::string(11 * 4 + 8, '\0'); }
std::string Dictionary(int32_t words = 1, int32_t labels = 1, char kind = 1, int64_t pruned = -1) {
  return Number(words + labels) + Number(words) + Number(labels) + Number(int64_t{9}) + Number(pruned) + std::string("a\0", 2) + Number(int64_t{5}) + '\0' +
         std::string("__label__b\0", 11) + Number(int64_t{4}) + kind;
}
std::string Matrix(int64_t rows, int64_t columns, size_t bytes) { return Number(rows) + Number(columns) + std::string(bytes, 'f'); }
std::string Quantizer(int32_t dimensions, int32_t parts) {
  return Number(dimensions) + Number(parts) + Number(1) + Number(1) + std::string(static_cast<size_t>(std::max(dimensions, 0)) * 1024, 'c');
}
std::string_view RuleOf(const std::string& file) {
  const auto model = ReadFastText(BytesInMemory(file));
  return model ? "accepted" : model.error().rule;
}
const std::string kPlain = Begin() + Dictionary() + '\0' + Matrix(3, 2, 24) + '\0' + Matrix(1, 2, 8);

TEST(FastTextReader, ReadsPlainModels) {
  const auto model = ReadFastText(BytesInMemory(kPlain));
  ASSERT_TRUE(model.has_value()) << model.error().rule;
  EXPECT_EQ(model->words, 1u);
  EXPECT_EQ(model->labels, 1u);
  EXPECT_EQ(model->rows[0], 3u);
  EXPECT_EQ(model->columns[1], 2u);
  EXPECT_FALSE(model->quantized);
  EXPECT_EQ(model->end, kPlain.size());
}
TEST(FastTextReader, ReadsQuantizedModels) {
  const std::string input = std::string(1, '\1') + Number(int64_t{3}) + Number(int64_t{2}) + Number(3) + "cod" + Quantizer(2, 1) + "nrm" + Quantizer(1, 1);
  const auto model = ReadFastText(BytesInMemory(Begin() + Dictionary() + '\1' + input + '\0' + Matrix(1, 2, 8)));
  ASSERT_TRUE(model.has_value()) << model.error().rule;
  EXPECT_TRUE(model->quantized);
}
TEST(FastTextReader, RefusesWhatFastTextCannotHold) {
  EXPECT_EQ(RuleOf(kPlain), "accepted");
  for (size_t length : {size_t{4}, size_t{30}, size_t{90}, size_t{110}, kPlain.size() - 1})
    EXPECT_EQ(RuleOf(kPlain.substr(0, length)), "ends in the middle of a field");
  EXPECT_EQ(RuleOf(Begin(13) + Dictionary()), "is of a version other than 11 and 12");
  EXPECT_EQ(RuleOf(Begin() + Dictionary(-1, 3)), "its dictionary counts what cannot be");
  EXPECT_EQ(RuleOf(Begin() + Dictionary(1, 1, 1, -2)), "its dictionary counts what cannot be");
  EXPECT_EQ(RuleOf(Begin() + Dictionary(1, 1, 2)), "an entry of the dictionary is neither a word nor a label");
  EXPECT_EQ(RuleOf(Begin() + Dictionary(1, 1, 1, INT64_MAX)), "ends in the middle of a field");
  EXPECT_EQ(RuleOf(Begin() + Dictionary() + '\2'), "a boolean is neither 0 nor 1");
  EXPECT_EQ(RuleOf(Begin() + Dictionary() + '\0' + Matrix(-1, 2, 0)), "a matrix has a negative size");
  EXPECT_EQ(RuleOf(Begin() + Dictionary() + '\0' + Matrix(INT64_MAX, 4, 0)), "a matrix ends past the end of the file");
  EXPECT_EQ(RuleOf(Begin() + Dictionary() + '\0' + Matrix(INT64_MAX, 1, 0)), "ends in the middle of a field");
  const auto quantized = [](char norms, int32_t codes, const std::string& more) {
    return Begin() + Dictionary() + '\1' + norms + Number(int64_t{3}) + Number(int64_t{2}) + Number(codes) + more;
  };
  EXPECT_EQ(RuleOf(quantized(2, 3, "")), "a quantized matrix has impossible settings");
  EXPECT_EQ(RuleOf(quantized(0, -3, "")), "a quantized matrix has impossible settings");
  EXPECT_EQ(RuleOf(quantized(0, 3, "cod" + Quantizer(2, 2))), "a quantized matrix has other codes than its size asks for");
  EXPECT_EQ(RuleOf(quantized(0, 3, "cod" + Quantizer(-2, 1))), "a quantizer has a negative size");
}

}  // namespace
}  // namespace day
