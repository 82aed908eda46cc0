#include "bytes/flatbuffer.h"

#include <gtest/gtest.h>

#include "bytes/flatbuffer_for_test.h"

namespace day {
namespace {

std::string Sample() {
  return FlatFile("TEST", Flat::Table({{0, Flat::Number<uint32_t>(7)},
                                       {2, Flat::Text("name")},
                                       {3, Flat::Numbers<int32_t>({1, -2, 3})},
                                       {4, Flat::List({Flat::Table({{0, Flat::Number<uint8_t>(9)}}), Flat::Table({})})}}));
}
void Put32(std::string& bytes, size_t at, uint32_t value) {
  for (size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> (8 * i));
}
// The first rule that reading all of the sample's fields breaks.
std::string_view RuleOf(const std::string& file, const FlatLimits& limits = {}) {
  const BytesInMemory bytes(file);
  FlatBuffer flat(bytes, limits);
  const FlatBuffer::Table root = flat.Root();
  flat.Number<uint32_t>(root, 0);
  flat.TextIn(root, 2);
  const FlatBuffer::Vector numbers = flat.VectorIn(root, 3, 4);
  for (uint32_t i = 0; i < numbers.count && flat.ok(); ++i) flat.NumberAt<int32_t>(numbers, i);
  const FlatBuffer::Vector tables = flat.VectorIn(root, 4, 4);
  for (uint32_t i = 0; i < tables.count && flat.ok(); ++i) flat.Number<uint8_t>(flat.TableAt(tables, i), 0);
  return !flat.limit().empty() ? flat.limit() : flat.ok() ? "accepted" : flat.error().rule;
}

TEST(FlatBuffer, ReadsFieldsAndGivesDefaultsForThoseThatAreNotThere) {
  const std::string file = Sample();
  const BytesInMemory bytes(file);
  FlatBuffer flat(bytes);
  const FlatBuffer::Table root = flat.Root();
  ASSERT_TRUE(root);
  EXPECT_EQ(flat.Number<uint32_t>(root, 0), 7u);
  EXPECT_EQ(flat.Number<uint32_t>(root, 1, 5), 5u);
  EXPECT_EQ(flat.Number<uint32_t>(root, 40, 6), 6u);
  EXPECT_EQ(flat.TextIn(root, 2), "name");
  const FlatBuffer::Vector numbers = flat.VectorIn(root, 3, 4);
  ASSERT_EQ(numbers.count, 3u);
  EXPECT_EQ(flat.NumberAt<int32_t>(numbers, 1), -2);
  const FlatBuffer::Vector tables = flat.VectorIn(root, 4, 4);
  EXPECT_EQ(flat.Number<uint8_t>(flat.TableAt(tables, 0), 0), 9);
  EXPECT_TRUE(flat.TableAt(tables, 1));
  EXPECT_FALSE(flat.TableIn(root, 9));
  EXPECT_EQ(flat.reached(), file.size());
  EXPECT_TRUE(flat.ok());
}
TEST(FlatBuffer, RefusesOffsetsThatLeadNowhere) {
  const std::string good = Sample();
  EXPECT_EQ(RuleOf(good), "accepted");
  EXPECT_EQ(RuleOf(good.substr(0, 7)), "ends in the middle of a field");
  for (uint32_t root : {0u, 3u, 1u << 20, UINT32_MAX}) {
    std::string bad = good;
    Put32(bad, 0, root);
    EXPECT_EQ(RuleOf(bad), "the offset of its root leads nowhere");
  }
  // The root's vtable has five slots at 8 and its table begins at 22: a distance back, a number, and three offsets at 30, 34 and 38.
  const auto broken = [&](size_t at, uint32_t value) {
    std::string bad = good;
    Put32(bad, at, value);
    return std::string(RuleOf(bad));
  };
  EXPECT_EQ(broken(22, 0x7fffffff), "a table's list of fields lies outside of the file");
  EXPECT_EQ(broken(22, 0x80000000), "a table's list of fields lies outside of the file");
  EXPECT_EQ(broken(8, 0x000e0003), "a table's list of fields has an impossible length");
  EXPECT_EQ(broken(8, 0x000efffe), "a table's list of fields has an impossible length");
  EXPECT_EQ(broken(12, 0xffffffff), "a field lies outside of the file");
  EXPECT_EQ(broken(30, 0), "an offset leads to itself");
  EXPECT_EQ(broken(30, 0xffffffff), "an offset leads past the end of the file");
  EXPECT_EQ(broken(42, 0xffffffff), "a text leads past the end of the file");
  EXPECT_EQ(broken(42, 3), "a text does not end with a zero");
  EXPECT_EQ(broken(51, 0x40000000), "a list leads past the end of the file");
}
TEST(FlatBuffer, StopsAtItsLimits) {
  EXPECT_EQ(RuleOf(Sample(), {.max_objects = 3}), "limit flatbuffer-objects");
  EXPECT_EQ(RuleOf(Sample(), {.max_reads = 5}), "limit flatbuffer-reads");
  EXPECT_EQ(RuleOf(Sample(), {.max_pages = 0}), "limit flatbuffer-pages");
  EXPECT_EQ(RuleOf(Sample(), {.max_text = 3}), "limit flatbuffer-text");
}
TEST(FlatBuffer, GoesOnBesideWhatCannotBeReadAndSaysSo) {
  // All but the first page fails; what lies in the first is still read.
  class FirstPage final : public RandomBytes {
   public:
    explicit FirstPage(std::string_view bytes) : bytes_(bytes) {}
    uint64_t size() const override { return bytes_.size(); }
    bool ReadAt(uint64_t offset, std::span<std::byte> out) const override { return offset < 4096 && BytesInMemory(bytes_).ReadAt(offset, out); }

   private:
    std::string_view bytes_;
  };
  const std::string file =
      FlatFile("TEST", Flat::Table({{0, Flat::Numbers(std::vector<uint8_t>(9000))}, {1, Flat::Text("far")}, {2, Flat::Number<uint32_t>(7)}}));
  const FirstPage bytes(file);
  FlatBuffer flat(bytes);
  const FlatBuffer::Table root = flat.Root();
  EXPECT_EQ(flat.TextIn(root, 1), "");
  EXPECT_EQ(flat.Number<uint32_t>(root, 2), 7u);
  EXPECT_TRUE(flat.ok());
  EXPECT_TRUE(flat.missing());
}

}  // namespace
}  // namespace day
