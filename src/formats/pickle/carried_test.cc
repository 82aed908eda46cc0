#include "formats/pickle/carried.h"

#include <gtest/gtest.h>

#include "formats/pickle/builder_for_test.h"
#include "formats/pickle/pickle.h"

namespace day {
namespace {

using namespace std::string_view_literals;

TEST(WritesPickle, TellsHowAPickleIsSpelled) {
  EXPECT_EQ(WritesPickle("\x80\x04\x95\0\0\0\0\0\0\0\0."sv), PickleWriting::kRaw);
  EXPECT_EQ(WritesPickle("cos\nsystem\n(tR."), PickleWriting::kRaw);
  EXPECT_EQ(WritesPickle("(ios\nsystem\n."), PickleWriting::kRaw);
  EXPECT_EQ(WritesPickle("\xc2\x80\x02]q\x01(K\x01K\x02K\x03"), PickleWriting::kLatin1);
  EXPECT_EQ(WritesPickle("80049500000000"), PickleWriting::kHex);
  EXPECT_EQ(WritesPickle("gASVPwAAAAAAAACM"), PickleWriting::kBase64);
  EXPECT_EQ(WritesPickle("Y29zCnN5c3RlbQoodFIu"), PickleWriting::kBase64);  // cos\nsystem\n(tR.
}
TEST(WritesPickle, LeavesOtherTextsAlone) {
  for (std::string_view text :
       {""sv, "\x80\x04"sv, "\x80\x07\x95\0\0\0\0\0\0\0\0."sv, "classification of images"sv, "c\n\nsystem\n(tR....."sv, "gather the words"sv,
        "8001 Zurich, Switzerland"sv, "Yesterday was a day"sv, "(3, 224, 224) is the shape"sv, "Key of the dictionary"sv})
    EXPECT_EQ(WritesPickle(text), PickleWriting::kNone) << text;
}
TEST(DecodePickleText, GivesTheBytes) {
  EXPECT_EQ(DecodePickleText(PickleWriting::kHex, "80 04 4e 2E"), "\x80\x04N.");
  EXPECT_EQ(DecodePickleText(PickleWriting::kHex, "80044"), "\x80\x04");
  EXPECT_EQ(DecodePickleText(PickleWriting::kLatin1, "\xc2\x80\x04N.\xc3"), "\x80\x04N.\xc3");
  EXPECT_EQ(DecodePickleText(PickleWriting::kBase64, "gA\nROLg=="), "\x80\x04N.");
  EXPECT_EQ(DecodePickleText(PickleWriting::kRaw, "x"), "x");
}
TEST(PickleReading, NotesValuesThatBeginAsPickles) {
  pickle::Builder builder;
  builder.Proto(4).Text("gASVPwAAAAAAAACM").Byte('0').Text("words of another kind");
  PickleReading reading;
  ASSERT_TRUE(ReadPickle(builder.Stop().bytes(), 0, {}, reading));
  ASSERT_EQ(reading.carried.size(), 1U);
  EXPECT_EQ(reading.carried[0].text, "gASVPwAAAAAAAACM");
  EXPECT_EQ(reading.carried[0].offset, 2U);
}
TEST(PickleReading, NotesFewOfMany) {
  pickle::Builder builder;
  builder.Proto(4);
  for (int i = 0; i < 1'000; ++i) builder.Text("gASVPwAAAAAAAACM").Byte('0');
  PickleReading reading;
  ASSERT_TRUE(ReadPickle(builder.Raw("N").Stop().bytes(), 0, {}, reading));
  EXPECT_EQ(reading.carried.size(), 64U);
}

}  // namespace
}  // namespace day
