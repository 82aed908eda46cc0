#include "records/words/partial.h"

#include <gtest/gtest.h>

namespace day::records {
namespace {

std::string Reason(std::string_view bytes) {
  const auto opened = OpenPartial(bytes, "words", 3);
  return opened ? "" : ReasonOf(opened.error());
}

TEST(OpenPartial, GivesBackWhatWasWritten) { EXPECT_EQ(*OpenPartial(SealPartial("words", 3, "content"), "words", 3), "content"); }
TEST(OpenPartial, RefusesWhatIsNoPartialResult) {
  EXPECT_EQ(Reason(""), "it does not begin as one");
  EXPECT_EQ(Reason("{\"a\": 1}"), "it does not begin as one");
}
TEST(OpenPartial, RefusesAnotherMetersOrVersions) {
  EXPECT_EQ(Reason(SealPartial("lengths", 3, "")), "it is another meter's");
  EXPECT_EQ(Reason(SealPartial("words", 2, "")), "another version of this program wrote it");
}
TEST(OpenPartial, RefusesWhatWasCutOrChanged) {
  const std::string whole = SealPartial("words", 3, "content");
  for (size_t size = 0; size < whole.size(); ++size) EXPECT_NE(Reason(whole.substr(0, size)), "") << size;
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_NE(Reason(changed), "") << at;
  }
}

}  // namespace
}  // namespace day::records
