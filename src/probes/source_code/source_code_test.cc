#include <gtest/gtest.h>

#include "probe/probe_for_test.h"
#include "probes/source_code/line_count.h"

namespace day::probes::source_code {

std::unique_ptr<Probe> Make();

namespace {

Artifact Python(bool text = true) {
  return {.path = "a/train.py", .name = "train.py", .type = "python", .kind = "source", .language = "Python", .size = 9, .text = text};
}
Window Piece(std::string_view text, size_t overlap = 0) { return {std::as_bytes(std::span(text)), 0, overlap, false}; }

// The lines that the probe reports when the pieces go to a session each; -1 for no evidence.
int LinesOf(const std::vector<std::string_view>& pieces) {
  const auto probe = Make();
  Collected sink;
  const auto first = probe->Start(Python());
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (i == 0) {
      first->Feed(Piece(pieces[i]), sink);
      continue;
    }
    const auto later = probe->Start(Python());
    later->Feed(Piece(pieces[i]), sink);
    first->Absorb(*later, sink);
  }
  first->Finish(sink);
  return sink.all.empty() ? -1 : std::stoi(std::string(sink.all[0].Get("lines")));
}

TEST(SourceCodeProbe, NamesTheLanguageAndCountsLines) {
  const auto probe = Make();
  Collected sink;
  const auto session = probe->Start(Python());
  session->Feed(Piece("import a\nb()\n"), sink);
  session->Finish(sink);
  ASSERT_EQ(sink.all.size(), 1u);
  EXPECT_EQ(sink.all[0].key, "code.language");
  EXPECT_EQ(sink.all[0].value, "Python");
  EXPECT_EQ(sink.all[0].Get("lines"), "2");
}
TEST(SourceCodeProbe, CountsALastLineWithoutABreak) { EXPECT_EQ(LinesOf({"a\nb"}), 2); }
TEST(SourceCodeProbe, JoinsALineThatIsCutBetweenSessions) {
  EXPECT_EQ(LinesOf({"a\nb", "c\nd"}), 3);
  EXPECT_EQ(LinesOf({"a\n", "b\n", "", "c"}), 3);
  EXPECT_EQ(LinesOf({"a", "b", "c"}), 1);
}
TEST(SourceCodeProbe, SaysNothingOfAnEmptyFile) { EXPECT_EQ(LinesOf({""}), -1); }
TEST(SourceCodeProbe, CountsNoByteTwiceWhereWindowsOverlap) {
  const auto probe = Make();
  Collected sink;
  const auto session = probe->Start(Python());
  session->Feed(Piece("a\nb\n"), sink);
  session->Feed(Piece("b\nc\n", 2), sink);
  session->Finish(sink);
  ASSERT_EQ(sink.all.size(), 1u);
  EXPECT_EQ(sink.all[0].Get("lines"), "3");
}
TEST(SourceCodeProbe, LeavesWhatIsNoTextAlone) { EXPECT_EQ(Make()->Start(Python(false)), nullptr); }

}  // namespace
}  // namespace day::probes::source_code
