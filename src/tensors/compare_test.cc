#include "tensors/compare.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tensors/files_for_test.h"

namespace day {
namespace {

using namespace tensors_test;

std::optional<Distance> Between(const std::string& a, const std::string& b) {
  const BytesInMemory left(a), right(b);
  const auto in_a = ListTensors("a", left), in_b = ListTensors("b", right);
  return DistanceOf(in_a->tensors.at(0), left, in_b->tensors.at(0), right);
}
std::string Of(std::string_view dtype, std::string_view shape, const std::string& data) { return Safetensors("w", dtype, shape, data); }

TEST(DistanceOf, MeasuresNormsAndElements) {
  const auto distance = Between(Of("F32", "2", Floats({3, 4})), Of("F32", "2", Floats({3, 5})));
  ASSERT_TRUE(distance);
  EXPECT_DOUBLE_EQ(distance->relative, 0.2);
  EXPECT_DOUBLE_EQ(distance->largest, 1);
  EXPECT_EQ(distance->changed, 1u);
  EXPECT_EQ(Between(Of("F32", "2", Floats({3, 4})), Of("F32", "2", Floats({3, 4})))->changed, 0u);
}
TEST(DistanceOf, ReadsHalfNumbers) {
  // 1.0 and 1.5, 2^-24 and 0; bfloat16 1.0 and 2.0
  EXPECT_DOUBLE_EQ(Between(Of("F16", "1", std::string("\x00\x3c", 2)), Of("F16", "1", std::string("\x00\x3e", 2)))->largest, 0.5);
  EXPECT_DOUBLE_EQ(Between(Of("F16", "1", std::string("\x01\x00", 2)), Of("F16", "1", std::string("\x00\x00", 2)))->largest, std::ldexp(1, -24));
  EXPECT_DOUBLE_EQ(Between(Of("BF16", "1", std::string("\x80\x3f", 2)), Of("BF16", "1", std::string("\x00\x40", 2)))->relative, 1);
}
TEST(DistanceOf, CountsWhatIsNoNumberAsChanged) {
  const auto distance = Between(Of("F32", "2", Floats({1, 1})), Of("F32", "2", Floats({1, std::numeric_limits<float>::quiet_NaN()})));
  EXPECT_EQ(distance->changed, 1u);
  EXPECT_EQ(distance->relative, 0);
}
TEST(DistanceOf, IsInfiniteFromZeros) { EXPECT_TRUE(std::isinf(Between(Of("F32", "1", Floats({0})), Of("F32", "1", Floats({1})))->relative)); }
TEST(DistanceOf, HasNoneBetweenOtherTypesOrShapes) {
  EXPECT_FALSE(Between(Of("F32", "1", Floats({0})), Of("I32", "1", Floats({1}))));
  EXPECT_FALSE(Between(Of("F32", "2", Floats({0, 0})), Of("F32", "1", Floats({1}))));
  EXPECT_FALSE(Between(Of("F8_E4M3", "1", "x"), Of("F8_E4M3", "1", "y")));
}
TEST(DistanceOf, MeasuresViewsToo) {
  const auto distance = Between(Torch({{"w", "FloatStorage", "0", 0, {2, 2}, {1, 2}}}, {{"0", Floats({1, 3, 2, 4})}}), Of("F32", "2,2", Floats({1, 2, 3, 4})));
  EXPECT_EQ(distance->changed, 0u);
}

StoredTensor Named(std::string name, std::string dtype = "F32", std::vector<uint64_t> shape = {1}) {
  StoredTensor tensor;
  tensor.name = std::move(name);
  tensor.dtype = std::move(dtype);
  tensor.shape = std::move(shape);
  return tensor;
}
TensorDigest Made(uint8_t byte) {
  TensorDigest digest;
  digest.bytes.fill(byte);
  return digest;
}

TEST(CompareTensors, FindsWhatIsSameChangedRenamedAddedAndRemoved) {
  const StoredTensor same = Named("same"), changed = Named("changed"), typed = Named("typed"), typed2 = Named("typed", "F16"), shaped = Named("shaped"),
                     shaped2 = Named("shaped", "F32", {2}), old_name = Named("old"), new_name = Named("new"), gone = Named("gone"), more = Named("more"),
                     dark = Named("dark");
  const std::vector<ModelTensor> a = {{0, &same, Made(1)},     {0, &changed, Made(2)}, {0, &typed, Made(3)}, {0, &shaped, Made(4)},
                                      {0, &old_name, Made(5)}, {0, &gone, Made(6)},    {0, &dark, {}}};
  const std::vector<ModelTensor> b = {{0, &more, Made(7)},   {0, &new_name, Made(5)}, {0, &same, Made(1)}, {0, &changed, Made(8)},
                                      {0, &typed2, Made(3)}, {0, &shaped2, Made(4)},  {0, &dark, Made(9)}};
  std::string out;
  for (const TensorChange& change : CompareTensors(a, b)) out += fmt::format("{} {}; ", (change.a ? change.a : change.b)->tensor->name, NameOf(change.kind));
  EXPECT_EQ(out, "same same; changed changed; typed retyped; shaped reshaped; old renamed; gone removed; dark unknown; more added; ");
}
TEST(CompareTensors, TakesTwoTensorsOfOneNameForTwo) {
  const StoredTensor one = Named("w"), two = Named("w");
  const std::vector<ModelTensor> a = {{0, &one, Made(1)}, {1, &two, Made(2)}}, b = {{0, &one, Made(1)}};
  const auto changes = CompareTensors(a, b);
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(NameOf(changes[1].kind), "removed");
}
TEST(CompareTensors, TakesTensorsOfOneNameInTheirOrder) {
  const StoredTensor one = Named("w"), two = Named("w");
  const std::vector<ModelTensor> model = {{0, &one, Made(1)}, {1, &two, Made(2)}};
  for (const TensorChange& change : CompareTensors(model, model)) EXPECT_EQ(NameOf(change.kind), "same");
}

}  // namespace
}  // namespace day
