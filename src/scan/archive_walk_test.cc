// Archives inside a release, read in place, and what they cannot make us do.
#include "scan/test_help.h"
#include "source/archive_builder.h"

namespace day {
namespace {

using Words = std::vector<std::string>;

Observations ScanArchive(const std::string& name, std::string bytes, const ScanOptions& options = {}) {
  MemoryFileSystem files;
  files.AddFile("/r/" + name, std::move(bytes));
  return ScanOf("/r", files, ProbesOf(MakeNeedleProbe(true), MakeRangesProbe({{0, 4}, {200'000, 100}})), options);
}
std::vector<std::string> MembersOf(const Observations& seen) {
  std::vector<std::string> members;
  for (const FileRecord& file : seen.files)
    if (!file.member.empty()) members.push_back(file.member);
  return members;
}

TEST(ArchiveWalk, ReadsMembersInPlaceWithTheirDigests) {
  const std::string big = BytesOf(3'000'000);
  for (auto [format, filter, name, type] : {std::tuple{"zip", "", "a.zip", "zip"},
                                            {"pax", "", "a.tar", "tar"},
                                            {"pax", "gzip", "a.tar.gz", "gzip"},
                                            {"pax", "zstd", "a.tar.zst", "zstd"},
                                            {"pax", "xz", "a.tar.xz", "xz"},
                                            {"pax", "bzip2", "a.tbz2", "bzip2"}}) {
    const Observations seen = ScanArchive(name, ArchiveOf(format, filter, {{"d/a.md", "# needle"}, {"big.bin", big}, {"empty", ""}}));
    EXPECT_EQ(MembersOf(seen), (Words{"big.bin", "d/a.md", "empty"})) << name;
    EXPECT_EQ(FileOf(seen, name, "d/a.md").sha256, Sha256Of("# needle"));
    EXPECT_EQ(FileOf(seen, name, "d/a.md").type, "markdown");
    EXPECT_EQ(FileOf(seen, name, "big.bin").sha256, Sha256Of(big));
    EXPECT_EQ(FileOf(seen, name, "big.bin").size, big.size());
    EXPECT_EQ(Said(seen, name, "range", "big.bin").size(), 2u) << "a member that fits in memory has ranges";
    EXPECT_EQ(Said(seen, name, "archive"), (Words{std::string(type) + " members=3"}));
    EXPECT_EQ(Said(seen, name, "needle", "d/a.md").size(), 1u);
    EXPECT_TRUE(seen.complete);
  }
}
TEST(ArchiveWalk, ReadsACompressedDataFileAsItsOneMember) {
  const Observations seen = ScanArchive("train.jsonl.gz", ArchiveOf("raw", "gzip", {{"x", "{\"a\": 1}\n{\"a\": 2}\n"}}));
  EXPECT_EQ(MembersOf(seen), (Words{"train.jsonl"}));
  EXPECT_EQ(FileOf(seen, "train.jsonl.gz", "train.jsonl").type, "jsonl");
  EXPECT_TRUE(seen.complete);
}
TEST(ArchiveWalk, NamesWhatIsUnsafeAboutMembers) {
  const Observations seen = ScanArchive("a.tar", ArchiveBuilder("pax")
                                                     .Add("../up", "1")
                                                     .Add("/abs", "2")
                                                     .Add("C:\\w", "3")
                                                     .Add("twice", "4")
                                                     .Add("twice", "5")
                                                     .Add("twice", "6")
                                                     .AddLink("l", "../../etc")
                                                     .Finish());
  EXPECT_EQ(Said(seen, "a.tar", "archive.member"),
            (Words{"absolute-path member=/abs", "duplicate member=twice", "link-outside member=l", "parent-path member=../up", "windows-path member=C:\\w"}));
  EXPECT_EQ(FileOf(seen, "a.tar", "../up").sha256, Sha256Of("1")) << "it is read all the same: nothing is unpacked";
  EXPECT_EQ(FileOf(seen, "a.tar", "l").state, FileState::kLink);
  EXPECT_EQ(MembersOf(seen).size(), 7u);
}
TEST(ArchiveWalk, NamesTwoEntriesOfOneNameInASourceToo) {
  MemoryFileSystem files;
  files.AddFile("/a.tar", ArchiveOf("pax", "", {{"x", "1"}, {"x", "2"}, {"../y", "3"}}));
  const Observations seen = ScanOf("/a.tar", files);
  EXPECT_EQ(Said(seen, "x", "archive.member"), (Words{"duplicate member=x"}));
  EXPECT_EQ(Said(seen, "../y", "archive.member"), (Words{"parent-path member=../y"}));
}
std::vector<std::string> PathsOf(const Observations& seen) {
  std::vector<std::string> paths;
  for (const FileRecord& file : seen.files) paths.push_back(file.DisplayPath());
  return paths;
}
TEST(ArchiveWalk, TakesTheOneTopFolderOfASourceForItsRoot) {
  MemoryFileSystem files;
  for (auto [format, filter, name] : {std::tuple{"zip", "", "f.zip"}, {"pax", "", "f.tar"}, {"pax", "gzip", "f.tar.gz"}}) {
    ArchiveBuilder builder(format, filter);
    builder.Add("m-1.0/README.md", "# needle")
        .Add("m-1.0/in.zip", ArchiveOf("zip", "", {{"d/x", "1"}}))
        .Add("m-1.0/src/a.py", "1")
        .AddLink("m-1.0/l", "../up")
        .AddLink("m-1.0/src/l", "../README.md");
    files.AddFile(std::string("/") + name, builder.Finish());
    const Observations seen = ScanOf(std::string("/") + name, files, ProbesOf(MakeNeedleProbe(true)));
    EXPECT_EQ(PathsOf(seen), (Words{"README.md", "in.zip", "in.zip!/d/x", "l", "src/a.py", "src/l"})) << name;
    EXPECT_EQ(seen.release, "m-1.0");
    EXPECT_EQ(seen.sources[0].name, "m-1.0");
    EXPECT_EQ(Said(seen, "README.md", "needle").size(), 1u);
    EXPECT_EQ(Said(seen, "l", "archive.member"), (Words{"link-outside member=l"}));
    EXPECT_EQ(FileOf(seen, "src/l").note, "../README.md");
  }
}
TEST(ArchiveWalk, KeepsPathsWhereAnyMemberLiesElsewhere) {
  MemoryFileSystem files;
  files.AddFile("/f.tar", ArchiveOf("pax", "", {{"m/a", "1"}, {"../b", "2"}}));
  EXPECT_EQ(PathsOf(ScanOf("/f.tar", files)), (Words{"../b", "m/a"}));
  // Seen only after the guess: what was read till then gets its folder back.
  ArchiveBuilder late("pax");
  late.Add("m/a", BytesOf(5'000'000)).Add("m/in.zip", ArchiveOf("zip", "", {{"x", "1"}})).AddLink("m/l", "../b").Add("b", "2").Add("m/c", "3");
  files.AddFile("/late.tar", late.Finish());
  for (unsigned threads : {1U, 4U}) {
    const Observations seen = ScanOf("/late.tar", files, ProbesOf(MakeNeedleProbe(true)), {.threads = threads});
    EXPECT_EQ(PathsOf(seen), (Words{"b", "m/a", "m/c", "m/in.zip", "m/in.zip!/x", "m/l"}));
    EXPECT_EQ(seen.release, "late");
    EXPECT_EQ(Said(seen, "m/l", "archive.member"), (Words{}));
  }
}
TEST(ArchiveWalk, NamesTwoMembersOfATopFolderByTheirPathBelowIt) {
  MemoryFileSystem files;
  files.AddFile("/f.tar", ArchiveOf("pax", "", {{"m/a", "1"}, {"m/a", "2"}, {"pax_global_header", "52 comment=0123"}}));
  const Observations seen = ScanOf("/f.tar", files);
  EXPECT_EQ(PathsOf(seen), (Words{"a", "a", "pax_global_header"}));
  EXPECT_EQ(Said(seen, "a", "archive.member"), (Words{"duplicate member=a"}));
}
TEST(ArchiveWalk, LetsAManifestNameTheReleaseAndItsSources) {
  MemoryFileSystem files;
  files.AddFile("/r/f.tar", ArchiveOf("pax", "", {{"m/a", "1"}})).AddFile("/r/release.yaml", "name: acme\nsources:\n- {name: code, path: f.tar}\n");
  const Observations seen = ScanOf("/r", files);
  EXPECT_EQ(PathsOf(seen), (Words{"a"}));
  EXPECT_EQ(seen.release + " " + seen.sources[0].name, "acme code");
}
TEST(ArchiveWalk, FollowsNestedArchivesToTheirDepth) {
  const std::string one = ArchiveOf("zip", "", {{"deepest", "x"}});
  const std::string two = ArchiveOf("pax", "gzip", {{"1.zip", one}});
  const std::string three = ArchiveOf("zip", "", {{"2.tgz", two}});
  const std::string four = ArchiveOf("pax", "", {{"3.zip", three}});
  const Observations seen = ScanArchive("4.tar", four);
  EXPECT_EQ(MembersOf(seen), (Words{"3.zip", "3.zip!/2.tgz", "3.zip!/2.tgz!/1.zip"}));
  EXPECT_EQ(Said(seen, "4.tar", "archive.limit", "3.zip!/2.tgz!/1.zip"), (Words{"archive-depth"}));
  EXPECT_FALSE(seen.complete);
  EXPECT_EQ(MembersOf(ScanArchive("3.zip", three)).back(), "2.tgz!/1.zip!/deepest");
  EXPECT_TRUE(ScanArchive("3.zip", three).complete);
}
TEST(ArchiveWalk, CallsABrokenArchiveMalformedAndKeepsWhatCameOut) {
  const std::string whole = ArchiveOf("pax", "", {{"a", "1"}, {"b", std::string(100'000, 'b')}});
  const Observations seen = ScanArchive("a.tar", whole.substr(0, 10'000));
  EXPECT_EQ(FileOf(seen, "a.tar", "a").state, FileState::kRead);
  EXPECT_EQ(FileOf(seen, "a.tar", "b").state, FileState::kUnreadable);
  EXPECT_EQ(FileOf(seen, "a.tar").state, FileState::kRead);
  const bool malformed =
      std::any_of(seen.evidence.begin(), seen.evidence.end(), [](const Evidence& e) { return e.key == "archive" && e.outcome == Outcome::kMalformed; });
  EXPECT_TRUE(malformed);
  EXPECT_FALSE(seen.complete);
  EXPECT_EQ(Said(ScanArchive("a.zip", "this is text"), "a.zip", "archive"), (Words{"does not begin like one"}));
}
TEST(ArchiveWalk, SaysThatAnArchiveOfAnotherKindIsNotRead) {
  const Observations seen = ScanArchive("a.7z", std::string("7z\xbc\xaf\x27\x1c", 6) + std::string(100, 'x'));
  EXPECT_EQ(Said(seen, "a.7z", "archive"), (Words{"7z"}));
  EXPECT_TRUE(
      std::any_of(seen.evidence.begin(), seen.evidence.end(), [](const Evidence& e) { return e.outcome == Outcome::kUnsupported && e.key == "archive"; }));
  EXPECT_FALSE(seen.complete);
}
TEST(ArchiveWalk, BreaksOffASourceAtARecordOfItsOwn) {
  MemoryFileSystem files;
  const std::string whole = ArchiveOf("pax", "gzip", {{"a", BytesOf(500'000)}, {"b", BytesOf(500'000)}});
  files.AddFile("/a.tgz", whole.substr(0, whole.size() - 100'000)).AddFile("/none.zip", "text");
  const Observations seen = ScanOf("/a.tgz", files);
  EXPECT_EQ(FileOf(seen, "a").state, FileState::kRead);
  EXPECT_EQ(FileOf(seen, "b").state, FileState::kUnreadable);
  EXPECT_EQ(FileOf(seen, "a.tgz").state, FileState::kUnreadable);
  EXPECT_EQ(Said(seen, "a.tgz", "archive").size(), 1u);
  EXPECT_FALSE(seen.complete);
  EXPECT_EQ(TryScan("/none.zip", files).error().message, "/none.zip: is neither a zip nor a tar");
}

}  // namespace
}  // namespace day
