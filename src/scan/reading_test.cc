// Which bytes are read, and how often.
#include <numeric>

#include "scan/test_help.h"
#include "source/archive_builder.h"

namespace day {
namespace {

// How often each byte of a file was read.
std::vector<int> TimesRead(const MemoryFileSystem& files, const std::string& path, size_t size) {
  std::vector<int> times(size, 0);
  for (const MemoryFileSystem::Read& read : files.reads())
    if (read.path == path)
      for (uint64_t at = read.offset; at < read.offset + read.length; ++at) ++times[at];
  return times;
}
size_t CallsFor(const MemoryFileSystem& files, const std::string& path) {
  size_t calls = 0;
  for (const MemoryFileSystem::Read& read : files.reads()) calls += read.path == path;
  return calls;
}

TEST(Scan, ReadsEachByteOnceForTheDigestAndAllStreams) {
  const std::vector<size_t> sizes = {1, 4'096, 262'143, 262'144, 262'145, 1'000'000};
  for (unsigned threads : {1U, 2U, 8U})
    for (size_t window : {size_t{100}, size_t{256} << 10}) {
      MemoryFileSystem files;
      for (size_t size : sizes) files.AddFile("/r/" + std::to_string(size), BytesOf(size));
      ScanOptions options;
      options.threads = threads;
      options.window = window;
      options.segment = 70'000;
      const Observations seen = ScanOf("/r", files, ProbesOf(MakeHeadProbe(5'000), MakeNeedleProbe(false), MakeNeedleProbe(true)), options);
      for (size_t size : sizes) {
        EXPECT_EQ(TimesRead(files, "/r/" + std::to_string(size), size), std::vector<int>(size, 1)) << size;
        EXPECT_EQ(FileOf(seen, std::to_string(size)).sha256, Sha256Of(BytesOf(size)));
      }
      EXPECT_EQ(seen.bytes_read, std::accumulate(sizes.begin(), sizes.end(), size_t{0}));
    }
}
TEST(Scan, ReadsASmallFileWithOneCall) {
  MemoryFileSystem files;
  files.AddFile("/r/a", BytesOf(100'000)).AddFile("/r/empty", "");
  ScanOf("/r", files, ProbesOf(MakeHeadProbe(100), MakeNeedleProbe(true), MakeRangesProbe({{0, 8}, {50'000, 100}})));
  EXPECT_EQ(CallsFor(files, "/r/a"), 1u);
  EXPECT_EQ(CallsFor(files, "/r/empty"), 1u);
}
TEST(Scan, ReadsRangesOfALargeFileAgainAndNothingElse) {
  MemoryFileSystem files;
  constexpr size_t kSize = 1'000'000;
  files.AddFile("/r/a", BytesOf(kSize));
  ScanOf("/r", files, ProbesOf(MakeRangesProbe({{10, 20}, {900'000, 1'000}})));
  std::vector<int> expected(kSize, 1);
  for (size_t at = 10; at < 30; ++at) ++expected[at];
  for (size_t at = 900'000; at < 901'000; ++at) ++expected[at];
  EXPECT_EQ(TimesRead(files, "/r/a", kSize), expected);
}
TEST(Scan, ReadsAnArchiveOnceMoreForItsMembers) {
  MemoryFileSystem files;
  const std::string tar = ArchiveOf("pax", "", {{"a", BytesOf(900'000)}, {"b", BytesOf(100)}});
  files.AddFile("/r/a.tar", tar);
  ScanOf("/r", files, ProbesOf(MakeNeedleProbe(true)));
  const std::vector<int> times = TimesRead(files, "/r/a.tar", tar.size());
  for (size_t at = 200'000; at < 800'000; ++at) ASSERT_EQ(times[at], 2) << at;  // libarchive looks at both ends more often, to tell what it is
}
TEST(Scan, OpensNothingThatIsNoFile) {
  MemoryFileSystem files;
  files.AddLink("/r/l", "a").AddSpecial("/r/p", FileKind::kFifo).AddSpecial("/r/d", FileKind::kDevice).AddFile("/r/.git/config", "x");
  ScanOf("/r", files, ProbesOf(MakeHeadProbe(5)));
  for (const MemoryFileSystem::Read& read : files.reads()) EXPECT_TRUE(read.path.starts_with("/r/.git/") || read.path.starts_with("/r/release.")) << read.path;
}

}  // namespace
}  // namespace day
