#include "bytes/stream_reader.h"

#include <gtest/gtest.h>

namespace day {
namespace {

TEST(StreamReader, ReadsFieldsAcrossItsWindows) {
  std::string file(200'000, 'x');
  file += std::string("\1\2\0\0name\0", 9) + "end";
  const BytesInMemory bytes(file);
  StreamReader in(bytes);
  uint8_t first = 0;
  uint32_t number = 0;
  std::string text;
  EXPECT_TRUE(in.ReadLittle(first));
  EXPECT_TRUE(in.Skip(199'999));
  EXPECT_TRUE(in.ReadLittle(number));
  EXPECT_EQ(number, 0x201u);
  EXPECT_TRUE(in.ReadUntil('\0', 10, text));
  EXPECT_EQ(text, "name");
  EXPECT_EQ(in.remaining(), 3u);
  EXPECT_TRUE(in.ReadText(3, 3, text));
  EXPECT_EQ(text, "end");
  EXPECT_TRUE(in.ok());
}
TEST(StreamReader, FailsAtTheFirstStepPastTheEnd) {
  const BytesInMemory bytes("abc");
  uint32_t number = 7;
  uint8_t one = 0;
  std::string text;
  StreamReader short_number(bytes);
  EXPECT_FALSE(short_number.ReadLittle(number));
  EXPECT_EQ(number, 7u);
  EXPECT_FALSE(short_number.ReadLittle(one));
  EXPECT_EQ(short_number.error().rule, "ends in the middle of a field");
  EXPECT_FALSE(StreamReader(bytes).Skip(UINT64_MAX));
  EXPECT_FALSE(StreamReader(bytes).SkipItems(UINT64_MAX / 2, 4));
  EXPECT_FALSE(StreamReader(bytes).ReadText(4, 10, text));
  EXPECT_FALSE(StreamReader(bytes, 9).ReadLittle(one));
}
TEST(StreamReader, KeepsItsLimits) {
  const BytesInMemory bytes("abcdef");
  std::string text;
  StreamReader until(bytes);
  EXPECT_FALSE(until.ReadUntil('f', 4, text));
  EXPECT_EQ(until.error().rule, "a text is longer than its limit");
  EXPECT_TRUE(StreamReader(bytes).ReadUntil('f', 5, text));
  EXPECT_FALSE(StreamReader(bytes).ReadUntil('z', 50, text));
  EXPECT_FALSE(StreamReader(bytes).ReadText(5, 4, text));
}
TEST(StreamReader, TellsWhatCannotBeReadFromWhatIsNotThere) {
  class Unread final : public RandomBytes {
   public:
    uint64_t size() const override { return 100; }
    bool ReadAt(uint64_t, std::span<std::byte>) const override { return false; }
  };
  const Unread bytes;
  StreamReader in(bytes);
  uint8_t one = 0;
  EXPECT_FALSE(in.ReadLittle(one));
  EXPECT_EQ(in.error().rule, kCannotBeRead);
}

}  // namespace
}  // namespace day
