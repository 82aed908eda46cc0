#include "formats/rnnoise/rnnoise.h"

#include <gtest/gtest.h>

#include <string>

namespace day {
namespace {

const std::string kBegin = "rnnoise-nu model file version 1\n";

TEST(RnnoiseParser, CountsNumbers) {
  EXPECT_EQ(ParseRnnoise(kBegin + "24 24 0\n-1 127  3\n"), 6u);
  EXPECT_EQ(ParseRnnoise(kBegin + "7"), 1u);
}
TEST(RnnoiseParser, RefusesWhatIsNoNumber) {
  EXPECT_EQ(ParseRnnoise("rnnoise-nu model file version 2\n1").error().rule, "is of a version other than 1");
  EXPECT_EQ(ParseRnnoise(kBegin).error().rule, "has no numbers");
  for (std::string_view bad : {"1 x", "1x", "--1", "-", "1.5", "99999999", "1 #"})
    EXPECT_EQ(ParseRnnoise(kBegin + std::string(bad)).error().rule, "holds something other than whole numbers") << bad;
}

}  // namespace
}  // namespace day
