#include <gtest/gtest.h>

#include <string>

#include "probe/probe_for_test.h"

namespace day::probes::dataset {

std::unique_ptr<Probe> Make();

namespace {

Evidence Read(std::string_view type, std::string_view bytes) {
  const auto all = LookAt(*Make(), {.path = "data/a", .type = type, .kind = "data"}, bytes);
  EXPECT_EQ(all.size(), 1u);
  return all.empty() ? Evidence() : all[0];
}

// The records counted when the pieces go to a session each, as segments of a large file do.
std::string RowsOf(std::string_view type, const std::vector<std::string_view>& pieces) {
  const auto probe = Make();
  const Artifact artifact{.path = "data/a", .name = "a", .type = type, .kind = "data"};
  Collected sink;
  const auto first = probe->Start(artifact);
  uint64_t offset = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const auto later = probe->Start(artifact);
    Session& session = i == 0 ? *first : *later;
    session.Feed(WindowOf(pieces[i], offset), sink);
    if (i > 0) first->Absorb(*later, sink);
    offset += pieces[i].size();
  }
  first->Finish(sink);
  return std::string(sink.all.at(0).Get("rows"));
}

TEST(DatasetProbe, CountsTheLinesOfJsonl) {
  EXPECT_EQ(Read("jsonl", "{}\n{}\n{}\n").Get("rows"), "3");
  EXPECT_EQ(Read("jsonl", "{}\n{}").Get("rows"), "2");
  EXPECT_EQ(Read("jsonl", "").Get("rows"), "0");
}
TEST(DatasetProbe, TakesTheFirstLineOfTablesForTheirColumns) {
  const Evidence csv = Read("csv", "prompt,answer\na,b\nc,d\n");
  EXPECT_EQ(csv.value, "csv");
  EXPECT_EQ(csv.Get("rows"), "2");
  EXPECT_EQ(csv.Get("columns"), "prompt,answer");
  EXPECT_EQ(Read("tsv", "a\tb").Get("rows"), "0");
  EXPECT_EQ(Read("tsv", "").Get("rows"), "0");
}
TEST(DatasetProbe, KeepsNoMoreOfAHeaderThanItsBound) { EXPECT_LE(Read("csv", std::string(10'000, 'x')).Get("columns").size(), 400u); }
TEST(DatasetProbe, JoinsALineThatIsCutBetweenSessions) {
  EXPECT_EQ(RowsOf("jsonl", {"{}\n{", "}\n{}"}), "3");
  EXPECT_EQ(RowsOf("jsonl", {"{}\n", "", "{}\n"}), "2");
  EXPECT_EQ(RowsOf("csv", {"a,b\n1,", "2\n3,4\n"}), "2");
}
TEST(DatasetProbe, CountsNothingInFormatsThatAreNotLines) {
  EXPECT_EQ(Read("arrow", "ARROW1\n\n").Get("rows"), "");
  EXPECT_EQ(Read("arrow", "ARROW1\n\n").value, "arrow");
}
TEST(DatasetProbe, LeavesParquetToItsOwnProbe) { EXPECT_EQ(Make()->Start({.path = "a.parquet", .type = "parquet", .kind = "data"}), nullptr); }

}  // namespace
}  // namespace day::probes::dataset
