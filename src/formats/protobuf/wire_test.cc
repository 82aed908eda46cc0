#include "formats/protobuf/wire.h"

#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"

namespace day {
namespace {

using namespace std::string_view_literals;
using proto::Bytes;
using proto::Number;
using proto::Tag;
using proto::Varint;

// "1=5 2:3 …": numbers by their value, contents by their length; then what is wrong.
std::string FieldsOf(std::string_view bytes) {
  const BytesInMemory memory(bytes);
  ProtoFile file(memory);
  ProtoMessage message(file);
  ProtoField field;
  std::string all;
  while (message.Next(field)) {
    all += std::to_string(field.number);
    all += field.type == ProtoType::kVarint ? "=" + std::to_string(field.value) : ":" + std::to_string(field.size);
    all += " ";
  }
  return all + std::string(file.error().rule);
}

// How deep messages in field 1 can be followed.
std::string Depth(int levels) {
  std::string nested;
  for (int i = 0; i < levels; ++i) nested = Bytes(1, nested);
  const BytesInMemory memory(nested);
  ProtoFile file(memory);
  ProtoMessage message(file);
  ProtoField field;
  while (message.Next(field)) message = ProtoMessage(message, field);
  return std::string(file.error().rule);
}

// Large, of zeros but for what stands at its beginning and behind a long field; counts what is read.
class Sparse final : public RandomBytes {
 public:
  Sparse(std::string head, uint64_t gap, std::string tail) : head_(std::move(head)), tail_(std::move(tail)), gap_(gap) {}
  uint64_t size() const override { return head_.size() + gap_ + tail_.size(); }
  bool ReadAt(uint64_t offset, std::span<std::byte> out) const override {
    if (offset > size() || out.size() > size() - offset) return false;
    read += out.size();
    for (size_t i = 0; i < out.size(); ++i) {
      const uint64_t at = offset + i;
      const char c = at < head_.size() ? head_[at] : at >= head_.size() + gap_ ? tail_[at - head_.size() - gap_] : '\0';
      out[i] = static_cast<std::byte>(c);
    }
    return true;
  }
  mutable uint64_t read = 0;

 private:
  std::string head_, tail_;
  uint64_t gap_;
};

TEST(ProtoMessage, GivesItsFieldsInOrder) {
  EXPECT_EQ(FieldsOf(Number(1, 300) + Bytes(2, "abc") + Tag(3, 1) + "12345678" + Tag(4, 5) + "1234"), "1=300 2:3 3:8 4:4 ");
}
TEST(ProtoMessage, MayBeEmpty) { EXPECT_EQ(FieldsOf(""), ""); }
TEST(ProtoMessage, StepsOverGroups) {
  EXPECT_EQ(FieldsOf(Tag(9, 3) + Number(1, 1) + Tag(8, 3) + Bytes(2, "x") + Tag(8, 4) + Tag(9, 4) + Number(2, 7)), "2=7 ");
}
TEST(ProtoMessage, RefusesAGroupThatDoesNotEnd) { EXPECT_EQ(FieldsOf(Tag(9, 3) + Number(1, 1)), "ends in the middle of a number"); }
TEST(ProtoMessage, RefusesTheEndOfAnotherGroup) { EXPECT_EQ(FieldsOf(Tag(9, 3) + Tag(8, 4)), "a group ends that did not begin"); }
TEST(ProtoMessage, RefusesTheEndOfNoGroup) { EXPECT_EQ(FieldsOf(Tag(9, 4)), "a group ends that did not begin"); }
TEST(ProtoMessage, RefusesGroupsThatAreTooDeep) {
  std::string deep;
  for (int i = 0; i < 5'000; ++i) deep += Tag(9, 3);
  EXPECT_EQ(FieldsOf(deep), "messages are nested more than 100 deep");
}
TEST(ProtoMessage, RefusesTheNumberZero) { EXPECT_EQ(FieldsOf("\x02\x00"sv), "a field has the number 0"); }
TEST(ProtoMessage, RefusesWireTypesThatDoNotExist) { EXPECT_EQ(FieldsOf(Tag(1, 7)), "a field has a wire type that does not exist"); }
TEST(ProtoMessage, RefusesATagOfMoreThan32Bits) { EXPECT_EQ(FieldsOf(Varint(uint64_t{1} << 35)), "a field's tag has more than 32 bits"); }
TEST(ProtoMessage, RefusesALengthPastTheEnd) {
  EXPECT_EQ(FieldsOf(Tag(1, 2) + Varint(4) + "abc"), "a field ends past the end of its message");
  EXPECT_EQ(FieldsOf(Tag(1, 2) + Varint(INT64_MAX)), "a field ends past the end of its message");
  EXPECT_EQ(FieldsOf(Tag(1, 2) + Varint(UINT64_MAX)), "a field ends past the end of its message");
}
TEST(ProtoMessage, RefusesALengthPastTheEndOfTheMessageAround) {
  const std::string bytes = Bytes(1, Tag(1, 2) + Varint(4)) + "more than four bytes";
  const BytesInMemory memory(bytes);
  ProtoFile file(memory);
  ProtoMessage outer(file);
  ProtoField field;
  ASSERT_TRUE(outer.Next(field));
  ProtoMessage inner(outer, field);
  EXPECT_FALSE(inner.Next(field));
  EXPECT_EQ(file.error().rule, "a field ends past the end of its message");
}
TEST(ProtoMessage, RefusesANumberOfMoreThanTenBytes) { EXPECT_EQ(FieldsOf(Tag(1, 0) + std::string(11, '\x80')), "a number has more than ten bytes"); }
TEST(ProtoMessage, RefusesANumberThatIsCutOff) {
  EXPECT_EQ(FieldsOf(Tag(1, 0) + "\x80"), "ends in the middle of a number");
  EXPECT_EQ(FieldsOf(Tag(1, 5) + "abc"), "ends in the middle of a number");
}
TEST(ProtoMessage, MayBeOneHundredDeepAndNoDeeper) {
  EXPECT_EQ(Depth(100), "");
  EXPECT_EQ(Depth(101), "messages are nested more than 100 deep");
}
TEST(ProtoMessage, LeavesLongFieldsUnread) {
  constexpr uint64_t kGap = uint64_t{1} << 31;
  const Sparse bytes(Number(1, 1) + Tag(2, 2) + Varint(kGap), kGap, Number(3, 9));
  ProtoFile file(bytes);
  ProtoMessage message(file);
  ProtoField field;
  uint64_t last = 0;
  while (message.Next(field)) last = field.value;
  EXPECT_TRUE(file.ok());
  EXPECT_EQ(last, 9u);
  EXPECT_LE(bytes.read, 16u << 10);
}
TEST(ProtoVarints, ArePackedOrOneByOne) {
  const std::string bytes = Bytes(1, Varint(1) + Varint(300)) + Number(1, 7);
  const BytesInMemory memory(bytes);
  ProtoFile file(memory);
  ProtoMessage message(file);
  ProtoField field;
  std::string all;
  while (message.Next(field)) {
    ProtoVarints numbers(file, field);
    for (uint64_t value = 0; numbers.Next(value);) all += std::to_string(value) + " ";
  }
  EXPECT_EQ(all, "1 300 7 ");
}

}  // namespace
}  // namespace day
