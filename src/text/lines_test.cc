#include "text/lines.h"

#include <gtest/gtest.h>

namespace day {
namespace {

TEST(Lines, AreFoundAroundAByte) {
  EXPECT_EQ(LineAround("one\ntwo\nthree", 0), "one");
  EXPECT_EQ(LineAround("one\ntwo\nthree", 3), "one") << "the line that the break ends";
  EXPECT_EQ(LineAround("one\ntwo\nthree", 4), "two");
  EXPECT_EQ(LineAround("one\ntwo\nthree", 12), "three");
  EXPECT_EQ(LineAround("", 0), "");
}
TEST(LineCounter, CountsFromTheFirstLineGiven) {
  LineCounter lines("a\nb\n\nc"), from_nine("a\nb", 9);
  EXPECT_EQ(lines.Of(0), 1u);
  EXPECT_EQ(lines.Of(1), 1u) << "a line's end is on it";
  EXPECT_EQ(lines.Of(2), 2u);
  EXPECT_EQ(lines.Of(5), 4u);
  EXPECT_EQ(lines.Of(6), 4u) << "just behind the text";
  EXPECT_EQ(from_nine.Of(2), 10u);
}
TEST(LineCounter, GoesBackWhereItIsAskedTo) {
  LineCounter lines("a\nb\nc");
  EXPECT_EQ(lines.Of(4), 3u);
  EXPECT_EQ(lines.Of(0), 1u);
  EXPECT_EQ(lines.Of(2), 2u);
}

}  // namespace
}  // namespace day
