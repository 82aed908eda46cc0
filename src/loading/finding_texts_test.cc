#include "loading/finding_texts.h"

#include <gtest/gtest.h>

namespace day {
namespace {

TEST(TextOfFinding, HasTextsForIdsAndForEveryMalformedFormat) {
  EXPECT_EQ(TextOfFinding("runs-commands").title, "Loading starts programs");
  EXPECT_FALSE(TextOfFinding("bomb").remedy.empty());
  EXPECT_FALSE(TextOfFinding("malformed-gguf").means.empty());
  EXPECT_TRUE(TextOfFinding("no-such-thing").title.empty());
  EXPECT_TRUE(TextOfFinding("").title.empty());
}

}  // namespace
}  // namespace day
