// The one folder that all of an archive lies in.
#include "source/top_folder.h"

#include "source/archive_builder.h"
#include "source/test_help.h"

namespace day {
namespace {

std::string TopOf(const std::vector<std::string>& paths) {
  TopFolder top;
  for (const std::string& path : paths) top.See(path);
  return top.name();
}

TEST(TopFolder, IsWhatAllPathsBeginWith) {
  EXPECT_EQ(TopOf({"m-1.0/README.md", "m-1.0/src/a.py"}), "m-1.0");
  EXPECT_EQ(TopOf({"m/a"}), "m");
  EXPECT_EQ(TopOf({}), "");
}
TEST(TopFolder, IsNoneWhenAnyPathLiesElsewhere) {
  EXPECT_EQ(TopOf({"m/a", "b"}), "");
  EXPECT_EQ(TopOf({"m/a", "m2/b", "m/c"}), "");
  EXPECT_EQ(TopOf({"m/a", "m"}), "") << "a file of the folder's name";
  EXPECT_EQ(TopOf({"m/a", "M/b"}), "");
}
TEST(TopFolder, IsNoneWhereAPathLeadsOut) {
  EXPECT_EQ(TopOf({"/m/a"}), "");
  EXPECT_EQ(TopOf({"../a", "../b"}), "");
  EXPECT_EQ(TopOf({"m/a", "m/../b"}), "");
  EXPECT_EQ(TopOf({"m//a"}), "");
  EXPECT_EQ(TopOf({"m/"}), "");
  EXPECT_EQ(TopOf({"C:/a"}), "");
  EXPECT_EQ(TopOf({std::string("m/a\0b", 5)}), "");
  EXPECT_EQ(TopOf({""}), "");
}
TEST(TopFolder, DoesNotCountTheNoteOfACommit) {
  EXPECT_EQ(TopOf({"pax_global_header", "m/a"}), "m");
  EXPECT_EQ(TopOf({"pax_global_header"}), "");
}

TEST(PeekTopFolder, LooksAtNoMoreThanTheFirstMegabytes) {
  MemoryFileSystem files;
  files.AddFile("/a.tar", ArchiveBuilder("pax").Add("m/a", std::string(5'000'000, 'x')).Add("b", "y").Finish());
  files.AddFile("/b.tar", ArchiveBuilder("pax").Add("m/a", "x").Add("b", "y").Finish()).AddFile("/c.zip", "no archive");
  EXPECT_EQ(PeekTopFolder(*Open("/a.tar", files).trees[0], {}), "m") << "a guess";
  EXPECT_EQ(PeekTopFolder(*Open("/b.tar", files).trees[0], {}), "");
  EXPECT_EQ(PeekTopFolder(*Open("/c.zip", files).trees[0], {}), "");
}

TEST(NameByTopFolder, LeavesOutRevisionsAndPlainWords) {
  EXPECT_EQ(NameByTopFolder("esm-main", "f"), "esm");
  EXPECT_EQ(NameByTopFolder("esm-2b369911bb5b4b0dda914521b9475cad1656b2ac", "f"), "esm");
  EXPECT_EQ(NameByTopFolder("esm-1.0", "v1.0"), "esm-1.0");
  EXPECT_EQ(NameByTopFolder("model-20240101", "f"), "model-20240101") << "a date";
  EXPECT_EQ(NameByTopFolder("package", "tiny-1.0"), "tiny-1.0");
}

}  // namespace
}  // namespace day
