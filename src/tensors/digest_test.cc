#include "tensors/digest.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tensors/files_for_test.h"

namespace day {
namespace {

using namespace tensors_test;

std::string Digest(std::string_view name, const std::string& bytes, const DigestLimits& limits = {}, size_t which = 0) {
  const BytesInMemory file(bytes);
  const auto list = ListTensors(name, file);
  if (!list) return std::string(list.error().rule);
  const auto digests = DigestFile(file, *list, limits);
  return digests && digests->tensors.at(which) ? digests->tensors.at(which)->Hex() : "none";
}

const std::string kSix = Floats({1, 2, 3, 4, 5, 6});

TEST(DigestFile, KnowsTheSameTensorInEveryContainer) {
  const std::string digest = Digest("a.safetensors", Safetensors("w", "F32", "2,3", kSix));
  EXPECT_EQ(digest.size(), 32u);
  EXPECT_EQ(Digest("a.safetensors", Safetensors("another name", "F32", "2,3", kSix)), digest);
  EXPECT_EQ(Digest("a.gguf", Gguf("w", 0, {3, 2}, kSix)), digest);
  EXPECT_EQ(Digest("w.npy", Npy("<f4", "(2, 3)", kSix)), digest);
  EXPECT_EQ(Digest("a.pt", Torch({{"w", "FloatStorage", "0", 0, {2, 3}, {3, 1}}}, {{"0", kSix}})), digest);
  EXPECT_EQ(Digest("a.pt", LegacyTorch({{"w", "FloatStorage", "k", 0, {2, 3}, {3, 1}}}, {{"k", kSix}})), digest);
}
TEST(DigestFile, PutsTheRowsOfViewsInOrder) {
  const std::string digest = Digest("a.safetensors", Safetensors("w", "F32", "2,3", kSix));
  const std::string columns = Floats({1, 4, 2, 5, 3, 6});
  EXPECT_EQ(Digest("a.pt", Torch({{"w", "FloatStorage", "0", 0, {2, 3}, {1, 2}}}, {{"0", columns}})), digest);
  EXPECT_EQ(Digest("w.npy", Npy("<f4", "(2, 3)", columns, true)), digest);
}
TEST(DigestFile, TellsTypesShapesAndNumbersApart) {
  std::vector<std::string> all = {Digest("a.safetensors", Safetensors("w", "F32", "2,3", kSix)), Digest("a.safetensors", Safetensors("w", "F32", "3,2", kSix)),
                                  Digest("a.safetensors", Safetensors("w", "I32", "2,3", kSix)), Digest("a.safetensors", Safetensors("w", "F32", "6", kSix)),
                                  Digest("a.safetensors", Safetensors("w", "F32", "2,3", Floats({1, 2, 3, 4, 5, 7})))};
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::unique(all.begin(), all.end()), all.end());
}
TEST(DigestFile, DoesNotDependOnWhereBlocksEnd) {
  std::string large(3 << 20, 'x');
  for (size_t i = 0; i < large.size(); i += 4) large[i] = static_cast<char>(i / 4096);
  const std::string rows = std::to_string(large.size() / 4);
  EXPECT_EQ(Digest("a.safetensors", Safetensors("w", "F32", rows, large)), Digest("w.npy", Npy("<f4", "(" + rows + ",)", large)));
}
TEST(DigestFile, GivesTheFileItsOwn) {
  const std::string bytes = Safetensors("w", "F32", "2,3", kSix);
  const BytesInMemory file(bytes);
  EXPECT_EQ(DigestFile(file, *ListTensors("a.safetensors", file))->sha256, Sha256Of(bytes));
}
TEST(DigestFile, TakesEmptyTensors) { EXPECT_EQ(Digest("a.safetensors", Safetensors("w", "F32", "0,3", "")).size(), 32u); }
TEST(DigestFile, EndsWhereTensorsShareTheirBytesTooOften) {
  std::vector<View> views;
  for (int i = 0; i < 100; ++i) views.push_back({"w" + std::to_string(i), "FloatStorage", "0", 0, {2, 3}, {3, 1}});
  const std::string file = Torch(views, {{"0", kSix}});
  EXPECT_EQ(Digest("a.pt", file, {.max_gathered = 24, .max_overlap = 0}, 0).size(), 32u);
  EXPECT_EQ(Digest("a.pt", file, {.max_gathered = 24, .max_overlap = 0}, 1), "none");
}
TEST(DigestFile, GathersNoMoreThanItsLimit) {
  const std::string file = Torch({{"w", "FloatStorage", "0", 0, {200, 200, 200}, {0, 0, 0}}}, {{"0", kSix}});
  EXPECT_EQ(Digest("a.pt", file, {.max_gathered = 1000}), "none");
  EXPECT_EQ(Digest("a.pt", file).size(), 32u);
}

}  // namespace
}  // namespace day
