#include "probe/readings.h"

#include <gtest/gtest.h>

namespace day {
namespace {

TEST(Readings, ReadsADocumentOnce) {
  Readings readings;
  const TextDocument& first = readings.Document("README.md", "# One");
  EXPECT_EQ(&readings.Document("README.md", "# One"), &first);
  EXPECT_EQ(first.body.sections.at(0).heading.text, "One");
}
TEST(Readings, TellsAShorterHeadFromALongerOne) {
  Readings readings;
  const TextDocument& whole = readings.Document("README.md", "# One\n\ntwo");
  EXPECT_EQ(readings.Document("README.md", "# One").body.blocks.size(), 1u);
  EXPECT_EQ(whole.body.blocks.size(), 2u) << "what was handed out stays";
}

}  // namespace
}  // namespace day
