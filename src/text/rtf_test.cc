#include "text/rtf.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace day {
namespace {

TEST(TextFromRtf, KeepsWordsAndLeavesOutWhatFormatsThem) {
  EXPECT_TRUE(IsRtf("{\\rtf1\\ansi Hello}"));
  EXPECT_FALSE(IsRtf("{rtf}"));
  EXPECT_EQ(TextFromRtf("{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}{\\*\\generator X {a}b;}\\b Free\\b0 dom \\i1 now\\par\nNext}"), "Freedom now \nNext");
  EXPECT_EQ(TextFromRtf("{\\rtf1 a\\par b\\line\n}"), "a\u2029 b \n");
  EXPECT_EQ(TextFromRtf("{\\rtf1 {\\info{\\title T}}a\\tab b{\\pict 00ff}c}"), "a bc");
}

TEST(TextFromRtf, KnowsSignsAndTheirFallbacks) {
  EXPECT_EQ(TextFromRtf("{\\rtf1 licensor\\'92s \\'a9 \\u8217?x \\uc0\\u8220 y\\u-3 z \\\\ \\{\\} a\\~b c\\_d \\rquote s}"),
            "licensor\u2019s \u00a9 \u2019x \u201cy\uFFFDz \\ {} a b c-d \u2019s");
}

TEST(TextFromRtf, KeepsTheNumbersOfLines) {
  const std::string rtf = "{\\rtf1\n{\\fonttbl\n\\f0;\n}\na\\\nb\\par\r\nc\n}\n";
  const std::string text = TextFromRtf(rtf);
  EXPECT_EQ(std::ranges::count(text, '\n'), std::ranges::count(rtf, '\n'));
  EXPECT_EQ(text, "\n\n\n\na\nb \nc\n\n");
}

TEST(TextFromRtf, MakesNoLineBreaksOfFigures) { EXPECT_EQ(TextFromRtf("{\\rtf1 a\\u10?b\\'0ac\\u-10179?}"), "a b c\uFFFD"); }

TEST(TextFromRtf, EndsOnAnyBytes) {
  for (const char* rtf : {"{\\rtf", "{\\rtf1\\", "{\\rtf1\\'", "{\\rtf1\\'z", "{\\rtf1\\'zzq", "{\\rtf1\\bin99999999999 x", "{\\rtf1\\bin-5 x", "{\\rtf1\\u",
                          "}}}}", "{\\rtf1\\uc-9\\u99999999999 x", "{\\rtf1}}}{{\\*", "\\*\\info a", "{\\rtf1\\u-"})
    EXPECT_LE(TextFromRtf(rtf).size(), std::string_view(rtf).size()) << rtf;
  EXPECT_LE(TextFromRtf(std::string(100'000, '{') + "\\*" + std::string(100'000, '}')).size(), 0u);
  for (int sign = 0; sign < 0x10000; ++sign) {
    const std::string rtf = "{\\rtf1\\u" + std::to_string(sign) + "?}";
    ASSERT_LE(TextFromRtf(rtf).size(), rtf.size()) << sign;
  }
}

}  // namespace
}  // namespace day
