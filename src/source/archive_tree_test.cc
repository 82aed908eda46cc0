// Archives read in place: what comes out, and what a hostile one cannot do.
#include "source/archive_tree.h"

#include "source/archive_builder.h"
#include "source/archive_sniff.h"
#include "source/test_help.h"

namespace day {
namespace {

struct Streamed {
  std::vector<std::pair<std::string, std::string>> files;  // path and content, in order
  std::vector<Entry> entries;
  std::string error;
  ErrorKind kind = ErrorKind::kIo;
};

Streamed StreamOf(const Tree& tree, std::stop_token stop = {}) {
  Streamed all;
  const Status status = tree.Stream(
      [&](Entry entry, ByteStream* stream) -> Status {
        if (stream) all.files.emplace_back(entry.path, ReadAll(*stream));
        all.entries.push_back(std::move(entry));
        return {};
      },
      std::move(stop));
  if (!status) all.error = status.error().message, all.kind = status.error().kind;
  return all;
}

Streamed StreamOf(std::string_view bytes, const std::string& name = "a", const ArchiveLimits& limits = {}) {
  const MemoryBytes source(bytes);
  const auto tree = OpenArchive(source, name, 0, limits);
  if (!tree) return {.error = tree.error().message, .kind = tree.error().kind};
  if (!*tree) return {.error = "no archive"};
  return StreamOf(**tree);
}

using Files = std::vector<std::pair<std::string, std::string>>;
const Files kTwo = {{"d/a.txt", "one"}, {"d/sub/b.txt", "two"}};

TEST(ArchiveTree, ReadsZipAndTarThroughEveryFilter) {
  for (const char* format : {"zip", "pax", "gnutar", "ustar"})
    EXPECT_EQ(StreamOf(ArchiveOf(format, "", {{"d/a.txt", "one"}, {"d/sub/b.txt", "two"}})).files, kTwo) << format;
  for (const char* filter : {"gzip", "zstd", "xz", "bzip2"})
    EXPECT_EQ(StreamOf(ArchiveOf("pax", filter, {{"d/a.txt", "one"}, {"d/sub/b.txt", "two"}})).files, kTwo) << filter;
}
TEST(ArchiveTree, ReadsWhatTheUsualProgramsWrite) {
  const TemporaryFolder folder;
  folder.Write("d/a.txt", "one");
  folder.Write("d/sub/b.txt", "two");
  ASSERT_TRUE(folder.Run("tar cf a.tar d && tar czf a.tgz d && tar cJf a.tar.xz d && tar --zstd -cf a.tar.zst d && tar cjf a.tar.bz2 d && zip -qr a.zip d"));
  for (const char* name : {"a.tar", "a.tgz", "a.tar.xz", "a.tar.zst", "a.tar.bz2", "a.zip"}) {
    const Release release = Open(folder / name);
    EXPECT_EQ(release.name, "a") << name;
    EXPECT_EQ(release.trees[0]->info().kind, "archive");
    Streamed streamed = StreamOf(*release.trees[0]);
    std::sort(streamed.files.begin(), streamed.files.end());
    EXPECT_EQ(streamed.files, kTwo) << name;
  }
}
TEST(ArchiveTree, ReadsACompressedFileThatIsNoArchiveAsItsOneMember) {
  for (const char* filter : {"gzip", "zstd", "xz", "bzip2"})
    EXPECT_EQ(StreamOf(ArchiveOf("raw", filter, {{"x", "{}\n"}}), "data/train.jsonl.gz").files, (Files{{"train.jsonl", "{}\n"}})) << filter;
}
TEST(ArchiveTree, KeepsNamesInAnyCharset) {
  for (const char* format : {"zip", "pax", "gnutar"}) {
    EXPECT_EQ(StreamOf(ArchiveOf(format, "", {{"数据/größe.txt", "x"}})).files, (Files{{"数据/größe.txt", "x"}})) << format;
  }
  EXPECT_EQ(StreamOf(ArchiveOf("gnutar", "",
                               {{"gr\xf6\xdf"
                                 "e",
                                 "x"}}))
                .files,
            (Files{{"gr\xf6\xdf"
                    "e",
                    "x"}}));
}
TEST(ArchiveTree, NumbersAMemberWhoseNameCannotBeRead) {
  std::string zip = ArchiveOf("zip", "", {{"größe", "x"}});
  for (size_t at = zip.find("ö"); at != zip.npos; at = zip.find("ö")) zip.replace(at, 2, "\xff\xfe");
  const Streamed streamed = StreamOf(zip);
  EXPECT_EQ(streamed.files, (Files{{"(member 1)", "x"}}));
  EXPECT_NE(streamed.entries[0].note, "");
}
TEST(ArchiveTree, SaysWhichLinksLeadOutside) {
  const std::string tar = ArchiveBuilder("pax")
                              .Add("d/a", "1")
                              .AddLink("d/in", "a")
                              .AddLink("d/out", "../../etc/passwd")
                              .AddHardLink("d/hard", "d/a")
                              .AddHardLink("d/hard-out", "../x")
                              .AddSpecial("d/pipe", AE_IFIFO)
                              .AddSpecial("d/device", AE_IFCHR)
                              .Finish();
  const Streamed streamed = StreamOf(tar);
  ASSERT_EQ(streamed.entries.size(), 7u);
  EXPECT_EQ(streamed.files.size(), 1u);
  const auto is = [&](size_t i, EntryKind kind, std::string_view note, bool outside) {
    const Entry& entry = streamed.entries[i];
    EXPECT_TRUE(entry.kind == kind && entry.note == note && entry.outside == outside) << entry.path << ' ' << entry.note;
  };
  is(1, EntryKind::kLink, "a", false);
  is(2, EntryKind::kLink, "../../etc/passwd", true);
  is(3, EntryKind::kLink, "d/a", false);
  is(4, EntryKind::kLink, "../x", true);
  is(5, EntryKind::kSpecial, "named pipe", false);
  is(6, EntryKind::kSpecial, "device", false);
}
TEST(ArchiveTree, KeepsWhatItReadBeforeATruncation) {
  const std::string whole = ArchiveOf("pax", "", {{"a", std::string(100, 'a')}, {"b", std::string(100'000, 'b')}});
  const Streamed streamed = StreamOf(whole.substr(0, 5'000));
  ASSERT_EQ(streamed.files.size(), 2u);
  EXPECT_EQ(streamed.files[0].second, std::string(100, 'a'));
  EXPECT_NE(streamed.files[1].second.find("error: "), std::string::npos);
  EXPECT_NE(streamed.error, "");
  EXPECT_EQ(streamed.kind, ErrorKind::kIo);
}
TEST(ArchiveTree, NoticesAMemberWhoseChecksumFails) {
  std::string zip = ArchiveOf("zip", "", {{"a", std::string(1000, 'a')}, {"b", "fine"}});
  const size_t crc = zip.rfind("PK\x01\x02", zip.rfind("PK\x01\x02") - 1) + 16;  // of the first member, in the central directory
  zip[crc] = static_cast<char>(zip[crc] ^ 1);
  const Streamed streamed = StreamOf(zip);
  ASSERT_EQ(streamed.files.size(), 2u);
  EXPECT_NE(streamed.files[0].second.find("error: "), std::string::npos);
  EXPECT_EQ(streamed.files[1].second, "fine");
}
TEST(ArchiveTree, StopsABombByItsRatio) {
  const std::string bomb = ArchiveOf("pax", "gzip", {{"z", std::string(size_t{200} << 20, '\0')}, {"after", "x"}});
  ArchiveLimits limits;
  limits.max_ratio = 100;
  const Streamed streamed = StreamOf(bomb, "a", limits);
  EXPECT_EQ(streamed.error, "archive-ratio");
  EXPECT_EQ(streamed.kind, ErrorKind::kLimit);
  ASSERT_EQ(streamed.files.size(), 1u);
  EXPECT_LE(streamed.files[0].second.size(), size_t{66} << 20);
}
TEST(ArchiveTree, StopsABombThatNobodyReads) {
  const std::string bomb = ArchiveOf("pax", "gzip", {{"z", std::string(size_t{500} << 20, '\0')}, {"after", "x"}});
  ArchiveLimits limits;
  limits.max_ratio = 100;
  const MemoryBytes source(bomb);
  const auto tree = OpenArchive(source, "a", 0, limits);
  const Status status = (*tree)->Stream([](Entry, ByteStream*) { return Status(); }, {});
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().message, "archive-ratio");
}
TEST(ArchiveTree, NamesEachOfItsLimits) {
  ArchiveLimits limits;
  limits.max_members = 2;
  const std::string three = ArchiveOf("pax", "", {{"a", "1"}, {"b", "2"}, {"c", "3"}});
  EXPECT_EQ(StreamOf(three, "a", limits).error, "archive-members");
  EXPECT_EQ(StreamOf(three, "a", limits).files.size(), 2u);
  limits = {};
  limits.max_unpacked = 1'000;
  EXPECT_EQ(StreamOf(ArchiveOf("zip", "", {{"a", std::string(2'000, 'x')}}), "a", limits).error, "archive-unpacked-bytes");
  limits = {};
  limits.max_names = 10;
  EXPECT_EQ(StreamOf(ArchiveOf("pax", "", {{"123456", ""}, {"789012", ""}}), "a", limits).error, "archive-name-bytes");
  limits = {};
  limits.max_path = 300;
  const Streamed streamed = StreamOf(ArchiveOf("pax", "", {{std::string(301, 'p'), "x"}, {"b", "2"}}), "a", limits);
  ASSERT_EQ(streamed.entries.size(), 2u);
  EXPECT_EQ(streamed.entries[0].kind, EntryKind::kSkipped);
  EXPECT_EQ(streamed.entries[0].note, "archive-path-length");
  EXPECT_EQ(streamed.files, (Files{{"b", "2"}}));
  limits = {};
  EXPECT_EQ(OpenArchive(MemoryBytes("PK\x03\x04"), "a.zip", 3, limits).error().message, "archive-depth");
}
TEST(ArchiveTree, LeavesOutEncryptedMembers) {
  const TemporaryFolder folder;
  folder.Write("secret", "x");
  ASSERT_TRUE(folder.Run("zip -qP word a.zip secret"));
  const Release release = Open(folder / "a.zip");
  const Streamed streamed = StreamOf(*release.trees[0]);
  ASSERT_EQ(streamed.entries.size(), 1u);
  EXPECT_EQ(streamed.entries[0].kind, EntryKind::kSkipped);
  EXPECT_EQ(streamed.entries[0].note, "encrypted");
}
TEST(ArchiveTree, StopsWhenItIsToldTo) {
  const std::string tar = ArchiveOf("pax", "gzip", {{"a", std::string(size_t{50} << 20, '\0')}, {"b", "x"}});
  const MemoryBytes source(tar);
  const auto tree = OpenArchive(source, "a", 0, {});
  std::stop_source stop;
  const Status status = (*tree)->Stream([&](Entry, ByteStream*) { return stop.request_stop(), Status(); }, stop.get_token());
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().kind, ErrorKind::kCancelled);
}
TEST(ArchiveTree, IsNothingWithoutAnArchivesFirstBytes) {
  EXPECT_EQ(StreamOf("").error, "no archive");
  EXPECT_EQ(StreamOf("hello").error, "no archive");
  EXPECT_EQ(StreamOf(std::string(1'000, 'x')).error, "no archive");
}
TEST(ArchiveTree, SaysThatAFileNamedLikeAnArchiveIsNone) {
  MemoryFileSystem files;
  files.AddFile("/r/a.zip", "<html>not found</html>");
  EXPECT_EQ(StreamOf(*Open("/r/a.zip", files).trees[0]).error, "is neither a zip nor a tar");
}

TEST(SniffArchive, KnowsEachKindByItsFirstBytes) {
  const auto shape = [](const std::string& text) { return SniffArchive(std::as_bytes(std::span(text))); };
  EXPECT_EQ(shape(ArchiveOf("zip", "", {{"a", "x"}})), ArchiveShape::kZip);
  EXPECT_EQ(shape(ArchiveBuilder("zip").Finish()), ArchiveShape::kZip);
  for (const char* format : {"pax", "gnutar", "ustar"}) EXPECT_EQ(shape(ArchiveOf(format, "", {{"a", "x"}})), ArchiveShape::kTar) << format;
  std::string v7 = ArchiveOf("v7tar", "", {{"a", "x"}});
  EXPECT_EQ(v7.find("ustar"), v7.npos);
  EXPECT_EQ(shape(v7), ArchiveShape::kTar);
  v7[0] = 'b';
  EXPECT_EQ(shape(v7), ArchiveShape::kNone);
  EXPECT_EQ(shape(std::string(512, '\0')), ArchiveShape::kTar);
  EXPECT_EQ(shape(std::string(511, '\0')), ArchiveShape::kNone);
  for (const char* filter : {"gzip", "zstd", "xz", "bzip2"}) EXPECT_EQ(shape(ArchiveOf("pax", filter, {{"a", "x"}})), ArchiveShape::kCompressed) << filter;
  EXPECT_EQ(shape(std::string("\x5a\x2a\x4d\x18", 4)), ArchiveShape::kCompressed);
  EXPECT_EQ(shape("Rar!\x1a\x07"), ArchiveShape::kNone);
}

}  // namespace
}  // namespace day
