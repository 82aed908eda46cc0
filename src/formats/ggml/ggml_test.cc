#include "formats/ggml/ggml.h"

#include <gtest/gtest.h>

namespace day {
namespace {

std::string Number(uint32_t value) {
  std::string bytes;
  for (unsigned i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i));
  return bytes;
}
std::string Tensor(std::string_view name, uint32_t type, const std::vector<uint32_t>& shape, const std::string& data) {
  std::string bytes = Number(static_cast<uint32_t>(shape.size())) + Number(static_cast<uint32_t>(name.size())) + Number(type);
  for (uint32_t extent : shape) bytes += Number(extent);
  return bytes + std::string(name) + data;
}
std::string Llama(std::string_view magic, const std::string& tensors) {
  std::string bytes(magic);
  for (uint32_t value : {2, 8, 1, 1, 1, 4, 0}) bytes += Number(value);
  return bytes + Number(1) + "a" + Number(2) + "bc" + tensors;
}
std::string_view RuleOf(const std::string& file) {
  const auto read = ReadGgml(BytesInMemory(file));
  return read ? "accepted" : read.error().rule;
}
constexpr std::string_view kNoEnd = "its tensors do not lead to the end of the file";

TEST(GgmlReader, FindsTheTensors) {
  const auto file = ReadGgml(BytesInMemory(Llama("lmgg", Tensor("w", 0, {2, 3}, std::string(24, 'x')) + Tensor("b", 1, {4}, std::string(8, 'x')))));
  ASSERT_TRUE(file.has_value()) << file.error().rule;
  EXPECT_EQ(file->magic, "ggml");
  EXPECT_EQ(file->tensors, 2u);
  EXPECT_EQ(file->parameters, 10u);
  EXPECT_EQ(file->listed[0].name, "w");
  EXPECT_EQ(file->listed[0].size, 24u);
  EXPECT_EQ(file->listed[1].at, file->listed[0].at + 24 + 12 + 4 + 1);
  EXPECT_EQ(file->listed[0].shape, (std::vector<uint64_t>{2, 3}));
}
TEST(GgmlReader, AccountsForWhatStandsBeforeTheTensors) {
  const std::string tensor = Tensor("w", 0, {2}, "12345678");
  std::string words, scored;
  for (int i = 0; i < 1000; ++i) {
    words += Number(6) + "wordsx";
    scored += Number(6) + "wordsx" + Number(0x40000000);
  }
  EXPECT_EQ(RuleOf("lmgg" + Number(1000) + Number(8) + words + tensor), "accepted");
  EXPECT_EQ(RuleOf("fmgg" + Number(1) + Number(1000) + Number(8) + scored + tensor), "accepted");
  EXPECT_EQ(RuleOf("lmgg" + std::string(10'000, 'z') + tensor), kNoEnd);
}
TEST(GgmlReader, KnowsTheBlocksOfEachTime) {
  EXPECT_EQ(RuleOf(Llama("lmgg", Tensor("w", 2, {32}, std::string(18, 'x')))), "accepted");
  EXPECT_EQ(RuleOf(Llama("fmgg", Tensor("w", 2, {32}, std::string(20, 'x')))), "accepted");
  EXPECT_EQ(RuleOf(Llama("fmgg", Tensor("w", 8, {32}, std::string(36, 'x')))), "accepted");
  EXPECT_EQ(RuleOf(Llama("fmgg", Tensor("w", 2, {32}, std::string(19, 'x')))), kNoEnd);
}
TEST(GgmlReader, AlignsTensorsWhereTheFormatDoes) {
  std::string file = Llama("tjgg", Tensor("w", 0, {2}, ""));
  file.resize((file.size() + 31) / 32 * 32);
  EXPECT_EQ(RuleOf(file + std::string(8, 'x')), "accepted");
  EXPECT_EQ(RuleOf(file + std::string(7, 'x')), kNoEnd);
}
TEST(GgmlReader, ReadsWhispersBeginningWithoutTensors) {
  std::string file = "lmgg";
  for (uint32_t i = 0; i < 11; ++i) file += Number(i);
  file += Number(1) + Number(2) + std::string(8, 'f') + Number(2) + Number(1) + "a" + Number(0);
  EXPECT_EQ(RuleOf(file), "accepted");
  EXPECT_EQ(RuleOf(file + "x"), kNoEnd);
  EXPECT_EQ(RuleOf(file + Tensor("w", 0, {1}, "1234")), "accepted");
  EXPECT_EQ(RuleOf(file.substr(0, file.size() - 5) + Number(UINT32_MAX)), kNoEnd);
}
TEST(GgmlReader, RefusesWhatItsLoadersRefuse) {
  EXPECT_EQ(RuleOf("lmgx"), "does not begin with a magic of GGML");
  EXPECT_EQ(RuleOf(""), "does not begin with a magic of GGML");
  EXPECT_EQ(RuleOf("lmgg"), kNoEnd);
  const std::string data(24, 'x');
  EXPECT_EQ(RuleOf(Llama("lmgg", Tensor("w", 0, {2, 3}, data + "x"))), kNoEnd);
  EXPECT_EQ(RuleOf(Llama("lmgg", Tensor("w", 0, {2, 3}, data.substr(1)))), kNoEnd);
  EXPECT_EQ(RuleOf(Llama("lmgg", Tensor("w", 77, {2, 3}, data))), kNoEnd);
  EXPECT_EQ(RuleOf(Llama("lmgg", Tensor("w", 4, {32}, std::string(20, 'x')))), "accepted");
  EXPECT_EQ(RuleOf(Llama("lmgg", Tensor("w\n", 0, {2, 3}, data))), kNoEnd);
  EXPECT_EQ(RuleOf(Llama("lmgg", Tensor("", 0, {2, 3}, data))), kNoEnd);
  EXPECT_EQ(RuleOf(Llama("lmgg", Tensor("w", 0, {0}, ""))), kNoEnd);
  EXPECT_EQ(RuleOf(Llama("lmgg", Tensor("w", 2, {33}, std::string(18, 'x')))), kNoEnd);
  EXPECT_EQ(RuleOf(Llama("lmgg", Tensor("w", 0, {UINT32_MAX, UINT32_MAX, UINT32_MAX}, data))), kNoEnd);
  EXPECT_EQ(RuleOf(Llama("lmgg", Tensor("w", 0, {1, 1, 1, 1, 1}, "1234"))), kNoEnd);
}
TEST(GgmlReader, GivesUpWhereThereIsTooMuchToTry) {
  // Every place may begin a chain that runs to the end and misses it.
  std::string file = "lmgg";
  for (int i = 0; i < 12000; ++i) file += Tensor("w", 0, {1}, "1234");
  EXPECT_EQ(RuleOf(file + "x"), "limit ggml-tensors");
}

}  // namespace
}  // namespace day
