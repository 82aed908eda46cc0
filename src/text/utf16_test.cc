#include "text/utf16.h"

#include <gtest/gtest.h>

using namespace std::string_literals;

namespace day {
namespace {

TEST(Utf16, IsToldByItsMark) {
  EXPECT_TRUE(IsUtf16("\xFF\xFEx"));
  EXPECT_TRUE(IsUtf16("\xFE\xFF"));
  EXPECT_FALSE(IsUtf16(""));
  EXPECT_FALSE(IsUtf16("\xFF"));
  EXPECT_FALSE(IsUtf16("MIT"));
}
TEST(Utf16, IsReadInBothByteOrders) {
  EXPECT_EQ(Utf8FromUtf16("\xFF\xFEM\0I\0T\0"s), "MIT");
  EXPECT_EQ(Utf8FromUtf16("\xFE\xFF\0M\0I\0T"s), "MIT");
  EXPECT_EQ(Utf8FromUtf16("\xFF\xFE"s), "");
}
TEST(Utf16, JoinsSurrogates) { EXPECT_EQ(Utf8FromUtf16("\xFF\xFE\x3D\xD8\x00\xDE"s), "\xF0\x9F\x98\x80"); }
TEST(Utf16, ReplacesWhatIsNone) {
  EXPECT_EQ(Utf8FromUtf16("\xFF\xFE\x3D\xD8"s), "\xEF\xBF\xBD");                  // a high surrogate at the end
  EXPECT_EQ(Utf8FromUtf16("\xFF\xFE\x3D\xD8"s + "a\0"s), "\xEF\xBF\xBD"s + "a");  // … and before a letter
  EXPECT_EQ(Utf8FromUtf16("\xFF\xFE\x00\xDC"s), "\xEF\xBF\xBD");                  // a low one alone
  EXPECT_EQ(Utf8FromUtf16("\xFF\xFE"s + "a\0b"s), "a\xEF\xBF\xBD");               // half a unit
}

}  // namespace
}  // namespace day
