// Every limit on archives, by its name.
#include "scan/archive_walk.h"
#include "scan/test_help.h"
#include "source/archive_builder.h"

namespace day {
namespace {

using Words = std::vector<std::string>;

// The limits that stopped something in an archive, on whichever record. The same on 1 and 4 threads, in a directory and as a source.
std::vector<std::string> LimitsOf(const std::string& name, const std::string& bytes, const ArchiveLimits& limits, bool as_source = false,
                                  const Probes& probes = {}) {
  MemoryFileSystem files;
  files.AddFile("/r/" + name, bytes);
  std::string shown;
  std::vector<std::string> found;
  for (unsigned threads : {1U, 4U}) {
    const Observations seen = ScanOf(as_source ? "/r/" + name : "/r", files, probes, {.threads = threads, .limits = limits});
    EXPECT_TRUE(shown.empty() || shown == TextOf(seen)) << "differs by the number of threads";
    shown = TextOf(seen);
    found.clear();
    for (const Evidence& evidence : seen.evidence)
      if (evidence.key == "archive.limit" || evidence.key == "probe.limit") {
        EXPECT_EQ(evidence.outcome, Outcome::kSkipped);
        found.push_back(evidence.value);
      }
    EXPECT_EQ(seen.complete, found.empty() || found[0] == "in-order-range");
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

TEST(ArchiveLimits, BoundsTheMembersOfAllArchivesInOneFile) {
  const std::string inner = ArchiveOf("zip", "", {{"1", ""}, {"2", ""}, {"3", ""}});
  const std::string outer = ArchiveOf("pax", "", {{"a.zip", inner}, {"b.zip", inner}});
  ArchiveLimits limits;
  limits.max_members = 8;
  EXPECT_EQ(LimitsOf("o.tar", outer, limits), Words());
  limits.max_members = 7;
  EXPECT_EQ(LimitsOf("o.tar", outer, limits), (Words{"archive-members"}));
  limits.max_members = 5;
  EXPECT_EQ(LimitsOf("o.tar", outer, limits, true), (Words{"archive-members"}));
  limits.max_members = 6;
  EXPECT_EQ(LimitsOf("o.tar", outer, limits, true), Words());
}
TEST(ArchiveLimits, BoundsTheBytesOfAllArchivesInOneFile) {
  const std::string inner = ArchiveOf("pax", "gzip", {{"zeros", std::string(600'000, '\0')}});
  const std::string outer = ArchiveOf("pax", "", {{"a.tgz", inner}, {"b.tgz", inner}, {"c.tgz", inner}});
  ArchiveLimits limits;
  limits.max_unpacked = 2'000'000;
  EXPECT_EQ(LimitsOf("o.tar", outer, limits), Words());
  limits.max_unpacked = 1'500'000;
  EXPECT_EQ(LimitsOf("o.tar", outer, limits), (Words{"archive-unpacked-bytes"}));
  EXPECT_EQ(LimitsOf("o.tar", outer, limits, true), (Words{"archive-unpacked-bytes"}));
}
TEST(ArchiveLimits, MultipliesNoRatioByNesting) {
  std::string bomb = ArchiveOf("pax", "gzip", {{"zeros", std::string(size_t{40} << 20, '\0')}});
  ArchiveBuilder outer("pax", "gzip");
  for (int i = 0; i < 10; ++i) outer.Add(std::to_string(i) + ".tgz", bomb);
  const std::string bytes = outer.Finish();
  ArchiveLimits limits;
  limits.max_ratio = 1'100;  // each of the two layers stays below, and neither alone unpacks kRatioFrom
  EXPECT_EQ(LimitsOf("o.tgz", bytes, limits), (Words{"archive-ratio"}));
  EXPECT_EQ(LimitsOf("o.tgz", bytes, limits, true), (Words{"archive-ratio"}));
}
TEST(ArchiveLimits, BoundsNames) {
  ArchiveLimits limits;
  limits.max_path = 300;
  EXPECT_EQ(LimitsOf("o.tar", ArchiveOf("pax", "", {{std::string(301, 'p'), ""}, {"b", ""}}), limits), (Words{"archive-path-length"}));
  EXPECT_EQ(LimitsOf("o.tar", ArchiveOf("pax", "", {{std::string(301, 'p'), ""}, {"b", ""}}), limits, true), (Words{"archive-path-length"}));
  limits = {};
  limits.max_names = 20;
  const std::string inner = ArchiveOf("pax", "", {{"12345678", ""}});
  EXPECT_EQ(LimitsOf("o.tar", ArchiveOf("pax", "", {{"a.tar", inner}, {"b.tar", inner}}), limits), (Words{"archive-name-bytes"}));
}
TEST(ArchiveLimits, ShowsOnlyTheFirstBytesOfALargeMemberToRanges) {
  const std::string big = std::string(size_t{65} << 20, 'x');
  const std::string tar = ArchiveOf("pax", "gzip", {{"big.safetensors", big}});
  EXPECT_EQ(LimitsOf("o.tgz", tar, {}, false, ProbesOf(MakeRangesProbe({{0, 8}, {(size_t{64} << 20) - 8, 8}}, 100, {.names = {"*.safetensors"}}))), Words());
  EXPECT_EQ(LimitsOf("o.tgz", tar, {}, false, ProbesOf(MakeRangesProbe({{0, 8}, {size_t{64} << 20, 8}}, 100, {.names = {"*.safetensors"}}))),
            (Words{"in-order-range"}));
}
TEST(ArchiveLimits, OpensOnlyArchivesThatFitInMemoryWithinOthers) {
  const std::string inner = ArchiveOf("pax", "", {{"x", std::string(size_t{65} << 20, 'x')}});
  EXPECT_EQ(LimitsOf("o.tgz", ArchiveOf("pax", "gzip", {{"i.tar", inner}}), {}), (Words{"in-order-archive"}));
}
TEST(ArchiveLimits, SaysOfSingleMembersOnlySoMuch) {
  ArchiveBuilder builder("pax", "zstd");
  for (int i = 0; i < 10'010; ++i) builder.Add("../" + std::to_string(i), "");
  MemoryFileSystem files;
  files.AddFile("/r/o.tar.zst", builder.Finish());
  const Observations seen = ScanOf("/r", files);
  EXPECT_EQ(Said(seen, "o.tar.zst", "archive.member").size(), 10'000u);
  EXPECT_EQ(Said(seen, "o.tar.zst", "archive.limit"), (Words{"evidence-count"}));
  EXPECT_EQ(seen.files.size(), 10'011u);
}
TEST(ArchiveLimits, HalvesWhatIsHeldInMemoryWithEachArchiveAround) {
  EXPECT_EQ(scan::MaxGathered(1), size_t{64} << 20);
  EXPECT_EQ(scan::MaxGathered(2), size_t{32} << 20);
  EXPECT_EQ(scan::MaxGathered(100), size_t{1} << 20);
}
TEST(Allowance, RunsOutOnceAndForAll) {
  scan::Allowance allowance({.max_unpacked = 100}, 0);
  EXPECT_EQ(allowance.TakeBytes(100), "");
  EXPECT_EQ(allowance.TakeBytes(1), "archive-unpacked-bytes");
  EXPECT_EQ(allowance.reached(), "archive-unpacked-bytes");
  EXPECT_EQ(allowance.TakeMember(1), "archive-unpacked-bytes");
}
TEST(Allowance, GrowsWithTheOutermostArchive) {
  scan::Allowance small({.max_ratio = 10}, 1'000);
  EXPECT_EQ(small.TakeBytes(kRatioFrom), "");
  EXPECT_EQ(small.TakeBytes(1), "archive-ratio");
  scan::Allowance large({.max_ratio = 10}, uint64_t{1} << 30);
  EXPECT_EQ(large.TakeBytes(uint64_t{10} << 30), "");
  EXPECT_EQ(large.TakeBytes(1), "archive-ratio");
  scan::Allowance huge({}, UINT64_MAX);
  EXPECT_EQ(huge.TakeBytes(uint64_t{1} << 44), "");
  EXPECT_EQ(huge.TakeBytes(1), "archive-unpacked-bytes");
}

}  // namespace
}  // namespace day
