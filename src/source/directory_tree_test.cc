// A plain directory, a single file.
#include "source/test_help.h"

namespace day {
namespace {

namespace fs = std::filesystem;

TEST(DirectoryTree, HidesNothingButTheInsidesOfGit) {
  MemoryFileSystem files;
  files.AddFile("/r/.gitignore", "*.bin")
      .AddFile("/r/w.bin", "x")
      .AddFile("/r/.git/config", "y")
      .AddFile("/r/.github/w.yml", "z")
      .AddFile("/r/sub/.git/HEAD", "h");
  const Release release = Open("/r", files);
  const auto entries = EntriesOf(*release.trees[0]);
  EXPECT_TRUE(entries.contains("w.bin"));
  EXPECT_TRUE(entries.contains(".gitignore"));
  EXPECT_TRUE(entries.contains(".github/w.yml"));
  EXPECT_EQ(entries.size(), 3u);
}
TEST(DirectoryTree, ReportsLinksAndSpecialFilesWithoutOpeningThem) {
  MemoryFileSystem files;
  files.AddLink("/r/loop", "..").AddLink("/r/in", "a").AddFile("/r/a", "x").AddSpecial("/r/pipe", FileKind::kFifo).AddSpecial("/r/dev", FileKind::kDevice);
  const auto entries = EntriesOf(*Open("/r", files).trees[0]);
  EXPECT_EQ(entries.at("loop").kind, EntryKind::kLink);
  EXPECT_EQ(entries.at("loop").note, "..");
  EXPECT_TRUE(entries.at("loop").outside);
  EXPECT_EQ(entries.at("in").note, "a");
  EXPECT_FALSE(entries.at("in").outside);
  EXPECT_EQ(entries.at("pipe").note, "named pipe");
  EXPECT_TRUE(files.reads().empty() || files.reads()[0].path.find("pipe") == std::string::npos);
}
TEST(DirectoryTree, NamesTheCommitOfAWorkTree) {
  MemoryFileSystem files;
  const std::string commit(40, 'a');
  files.AddFile("/r/a", "x").AddFile("/r/.git/HEAD", "ref: refs/heads/main\n").AddFile("/r/.git/refs/heads/main", commit + "\n");
  EXPECT_EQ(Open("/r", files).trees[0]->info().revision, commit);
}
TEST(DirectoryTree, DoesNotFollowAHeadThatLeadsOutOfTheRepository) {
  MemoryFileSystem files;
  files.AddFile("/r/a", "x").AddFile("/r/.git/HEAD", "ref: refs/../../../secret\n").AddFile("/secret", std::string(40, 'b'));
  EXPECT_EQ(Open("/r", files).trees[0]->info().revision, "");
}
TEST(DirectoryTree, ReadsASingleFile) {
  MemoryFileSystem files;
  files.AddFile("/r/model.gguf", "GGUF");
  const Release release = Open("/r/model.gguf", files);
  const auto entries = EntriesOf(*release.trees[0]);
  EXPECT_EQ(ContentOf(*release.trees[0], entries.at("model.gguf")), "GGUF");
}
TEST(DirectoryTree, OpensNoLinkThatTookAFilesPlace) {
  const TemporaryFolder folder;
  folder.Write("r/a", "x");
  folder.Write("secret", "y");
  const Release release = Open(folder / "r");
  const auto entries = EntriesOf(*release.trees[0]);
  fs::remove(folder / "r/a");
  fs::create_symlink("../secret", folder / "r/a");
  EXPECT_NE(ContentOf(*release.trees[0], entries.at("a")), "y");
}
TEST(DirectoryTree, MakesAnEntryOfAFolderThatCannotBeEntered) {
  MemoryFileSystem files;
  files.AddFile("/r/a", "x").AddUnreadableFolder("/r/shut");
  const auto entries = EntriesOf(*Open("/r", files).trees[0]);
  EXPECT_EQ(entries.at("shut").kind, EntryKind::kUnreadable);
  EXPECT_EQ(entries.at("shut").note, "folder: Permission denied");
  EXPECT_EQ(entries.at("a").kind, EntryKind::kFile);
}
TEST(DirectoryTree, GoesNoDeeperThanItsLimit) {
  MemoryFileSystem files;
  std::string path = "/r";
  for (int i = 0; i < 300; ++i) path += "/d";
  files.AddFile(path + "/f", "x");
  const auto entries = EntriesOf(*Open("/r", files).trees[0]);
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries.begin()->second.kind, EntryKind::kSkipped);
  EXPECT_EQ(entries.begin()->second.note, "folder-depth");
}
TEST(DirectoryTree, IsAnErrorWhenTheRootItselfCannotBeListed) {
  MemoryFileSystem files;
  files.AddUnreadableFolder("/r");
  EXPECT_FALSE(Open("/r", files).trees[0]->List([](Entry) {}, {}).has_value());
}
TEST(DirectoryTree, GivesNamesAsTheBytesTheyAre) {
  const TemporaryFolder folder;
  const std::vector<std::string> names = {"new\nline", "\xff\xfe", "tab\t", std::string(255, 'n'), " ", "-rf"};
  for (const std::string& name : names) folder.Write("r/" + name, "x");
  const Release release = Open(folder / "r");
  const auto entries = EntriesOf(*release.trees[0]);
  EXPECT_EQ(entries.size(), names.size());
  for (const std::string& name : names) {
    ASSERT_TRUE(entries.contains(name)) << name;
    EXPECT_EQ(ContentOf(*release.trees[0], entries.at(name)), "x");
  }
}
TEST(DirectoryTree, NeverWaitsForAPipe) {
  const TemporaryFolder folder;
  folder.Write("r/a", "x");
  ASSERT_TRUE(folder.Run("mkfifo r/pipe"));
  const Release release = Open(folder / "r");
  EXPECT_EQ(EntriesOf(*release.trees[0]).at("pipe").kind, EntryKind::kSpecial);
  EXPECT_NE(ContentOf(*release.trees[0], {.path = "pipe"}).find("is not a regular file"), std::string::npos);
}
TEST(DirectoryTree, KeepsAGitLfsPointerAsTheFileThatItIs) {
  MemoryFileSystem files;
  files.AddFile("/r/model.safetensors", "version https://git-lfs.github.com/spec/v1\n").AddFile("/r/.git/HEAD", "ref: refs/heads/main\n");
  const auto entries = EntriesOf(*Open("/r", files).trees[0]);
  EXPECT_EQ(entries.at("model.safetensors").kind, EntryKind::kFile);
  EXPECT_EQ(entries.size(), 1u);
}
TEST(DirectoryTree, FindsTheCommitInPackedRefs) {
  MemoryFileSystem files;
  const std::string commit(40, 'a');
  files.AddFile("/r/a", "x").AddFile("/r/.git/HEAD", "ref: refs/heads/main\n").AddFile("/r/.git/packed-refs", "# pack-refs\n" + commit + " refs/heads/main\n");
  EXPECT_EQ(Open("/r", files).trees[0]->info().revision, commit);
}

}  // namespace
}  // namespace day
