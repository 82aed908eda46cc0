// The same Observations for windows of every size, segments of every size and any number of threads.
#include "scan/test_help.h"
#include "source/archive_builder.h"

namespace day {
namespace {

// Files of every size at which reading changes: around windows, steps, segments; text, weights, archives, odd ones.
void AddMixedTree(MemoryFileSystem& files) {
  const std::vector<size_t> sizes = {0,      1,      2,      5,       6,       63,      64,      65,      4'095,   4'096,     4'097,
                                     65'535, 65'536, 65'537, 131'072, 131'073, 262'143, 262'144, 262'145, 700'001, 1'048'576, 1'500'007};
  for (size_t size : sizes) files.AddFile("/r/f" + std::to_string(size), BytesOf(size, static_cast<uint32_t>(size)));
  for (int i = 0; i < 50; ++i) files.AddFile("/r/small/" + std::to_string(i) + ".md", "text " + std::to_string(i) + " needle");
  const std::string inner = ArchiveOf("zip", "", {{"deep.txt", "needle"}, {"deep.bin", BytesOf(70'000)}});
  files.AddFile("/r/a.tar.gz", ArchiveOf("pax", "gzip", {{"m", BytesOf(300'001)}, {"inner.zip", inner}, {"big", BytesOf(2'000'003)}, {"m", "again"}}));
  files.AddFile("/r/a.zip", ArchiveOf("zip", "", {{"../up", "x"}, {"ok", BytesOf(100'000)}}));
  files.AddFile("/r/cut.tgz", ArchiveOf("pax", "gzip", {{"m", BytesOf(300'001)}}).substr(0, 150'000));
  files.AddLink("/r/link", "../..")
      .AddUnreadable("/r/shut")
      .AddVanishing("/r/gone", 99)
      .AddShrinking("/r/less", BytesOf(300'000), 400'000)
      .AddSpecial("/r/pipe", FileKind::kFifo);
  files.AddFile("/r/weights.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:" + std::string(64, 'a') + "\nsize 123456789\n");
}

Probes AllProbes() {
  return ProbesOf(MakeHeadProbe(10), MakeNeedleProbe(false, "stream"), MakeNeedleProbe(true, "split"),
                  MakeHeadProbe(300'000, {.kinds = {"other"}, .anything = true}),
                  MakeRangesProbe({{0, 10}, {100, 50'000}, {250'000, 100'000}, {999'990, 100}}));
}

std::string ShownWith(const std::string& what, const FileSystem& files, unsigned threads, size_t window, size_t segment = size_t{4} << 20) {
  ScanOptions options;
  options.threads = threads;
  options.window = window;
  options.segment = segment;
  return TextOf(ScanOf(what, files, AllProbes(), options));
}

// What depends on where segments begin: the split probe's last flags do not, nor do its places. So all is compared with segments too.
TEST(Scan, GivesTheSameObservationsForEveryWindowAndNumberOfThreads) {
  MemoryFileSystem files;
  AddMixedTree(files);
  const std::string expected = ShownWith("/r", files, 1, size_t{256} << 10);
  EXPECT_NE(expected.find("needle"), expected.npos);
  for (unsigned threads : {1U, 2U, 3U, 8U})
    for (size_t window : {size_t{7}, size_t{64}, size_t{4'096}, size_t{65'536}, size_t{100'000}, size_t{256} << 10, size_t{1} << 20}) {
      if (window < 64 && threads != 2) continue;  // slow, and no different
      const std::string shown = ShownWith("/r", files, threads, window);
      ASSERT_TRUE(shown == expected) << threads << " threads, windows of " << window << '\n' << shown.substr(0, 2'000);
    }
}
TEST(Scan, GivesTheSameObservationsForEverySegment) {
  MemoryFileSystem files;
  AddMixedTree(files);
  const std::string expected = ShownWith("/r", files, 1, size_t{256} << 10);
  for (unsigned threads : {1U, 2U, 8U})
    for (size_t segment : {size_t{1'000}, size_t{65'536}, size_t{100'001}, size_t{300'000}, size_t{2'000'000}})
      for (size_t window : {size_t{4'096}, size_t{100'000}, size_t{256} << 10}) {
        const std::string shown = ShownWith("/r", files, threads, window, segment);
        ASSERT_TRUE(shown == expected) << threads << " threads, segments of " << segment << ", windows of " << window;
      }
}
TEST(Scan, GivesTheSameObservationsOfAnArchiveAsASource) {
  MemoryFileSystem files;
  ArchiveBuilder builder("pax", "zstd");
  for (int i = 0; i < 300; ++i) builder.Add("d/" + std::to_string(i), BytesOf(static_cast<size_t>(i) * 37, static_cast<uint32_t>(i)));
  builder.Add("big", BytesOf(3'000'000)).Add("inner.tgz", ArchiveOf("pax", "gzip", {{"x", "needle"}, {"x", "y"}})).Add("d/7", "again").AddLink("l", "/etc");
  files.AddFile("/a.tar.zst", builder.Finish());
  const std::string expected = ShownWith("/a.tar.zst", files, 1, size_t{256} << 10);
  for (unsigned threads : {2U, 8U})
    for (size_t window : {size_t{64}, size_t{5'000}, size_t{256} << 10})
      ASSERT_TRUE(ShownWith("/a.tar.zst", files, threads, window) == expected) << threads << ' ' << window;
}
TEST(Scan, OrdersFilesBySourcePathAndMember) {
  MemoryFileSystem files;
  files.AddFile("/m/release.yaml", "sources:\n- {name: b, path: /b}\n- {name: a, path: /a}\n").AddFile("/b/z", "1").AddFile("/b/a", "2").AddFile("/a/x", "3");
  files.AddFile("/b/k.zip", ArchiveOf("zip", "", {{"2", ""}, {"1", ""}}));
  std::vector<std::string> order;
  const Observations seen = ScanOf("/m", files, {}, {.threads = 4});
  for (const FileRecord& file : seen.files) order.push_back(std::to_string(file.source) + file.DisplayPath());
  EXPECT_EQ(order, (std::vector<std::string>{"0a", "0k.zip", "0k.zip!/1", "0k.zip!/2", "0z", "1x"}));
  EXPECT_EQ(seen.sources[0].name, "b");
}

}  // namespace
}  // namespace day
