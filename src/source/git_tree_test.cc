// A git repository at a revision.
#include "source/test_help.h"

namespace day {
namespace {

TEST(GitTree, ReadsARevisionOfABareRepositoryWithoutACheckout) {
  const TemporaryFolder folder;
  folder.Write("w/a.txt", "one");
  folder.Write("w/sub/b.txt", "two");
  ASSERT_TRUE(
      folder.Run("cd w && git init -q -b main && git config user.email t@example.org && git config user.name t && ln -s a.txt l && git add . && git commit -qm "
                 "1 && git tag v1 && "
                 "echo three > a.txt && git commit -qam 2 && cd .. && git clone -q --bare w b.git"));
  const Release old = Open(folder / "b.git@v1");
  const auto entries = EntriesOf(*old.trees[0]);
  EXPECT_EQ(old.trees[0]->info().kind, "git");
  EXPECT_EQ(old.trees[0]->info().revision.size(), 40u);
  EXPECT_EQ(ContentOf(*old.trees[0], entries.at("a.txt")), "one");
  EXPECT_EQ(entries.at("sub/b.txt").size, 3u);
  EXPECT_EQ(entries.at("l").kind, EntryKind::kLink);
  const Release head = Open(folder / "b.git");
  EXPECT_EQ(ContentOf(*head.trees[0], EntriesOf(*head.trees[0]).at("a.txt")), "three\n");
  EXPECT_NE(ErrorOf(folder / "b.git@nowhere").find("there is no revision 'nowhere'"), std::string::npos);
}
TEST(GitTree, CallsAMissingObjectUnreadable) {
  const TemporaryFolder folder;
  folder.Write("w/a.txt", "one");
  ASSERT_TRUE(
      folder.Run("cd w && git init -q -b main && git config user.email t@example.org && git config user.name t && git add . && git commit -qm 1 && "
                 "o=$(git rev-parse HEAD:a.txt) && rm -f .git/objects/$(echo $o | cut -c1-2)/$(echo $o | cut -c3-)"));
  const auto entries = EntriesOf(*Open(folder / "w@HEAD").trees[0]);
  EXPECT_EQ(entries.at("a.txt").kind, EntryKind::kUnreadable);
}

// Starts a repository in w/ with what is there already.
constexpr const char* kInit = "git init -q -b main && git config user.email t@example.org && git config user.name t && git add . && git commit -qm 1";

TEST(GitTree, ReadsHeadOfABareRepositoryAlsoWithoutConfig) {
  const TemporaryFolder folder;
  folder.Write("w/a.txt", "one");
  ASSERT_TRUE(folder.Run(std::string("cd w && ") + kInit +
                         " && git tag v1 && cd .. && mkdir -p org+m x.git && git clone -q --bare w org+m/repo && git clone -q --bare w m.git && "
                         "git -C org+m/repo pack-refs --all && rm -rf org+m/repo/config org+m/repo/description org+m/repo/info org+m/repo/hooks"));
  for (const auto& [what, name] : {std::pair{"org+m/repo", "org+m"},
                                   {"org+m/repo@v1", "org+m"},
                                   {"org+m/repo/", "org+m"},
                                   {"m.git", "m"},
                                   {"m.git@main", "m"},
                                   {"w/.git", "w"},
                                   {"w@v1", "w"}}) {
    const Release release = Open(folder / what);
    ASSERT_EQ(release.trees.size(), 1u) << what;
    EXPECT_EQ(release.name, name) << what;
    EXPECT_EQ(release.trees[0]->info().kind, "git") << what;
    EXPECT_EQ(release.trees[0]->info().revision.size(), 40u) << what;
    EXPECT_EQ(EntriesOf(*release.trees[0]).count("a.txt"), 1u) << what;
  }
  EXPECT_EQ(Open(folder / "w").trees[0]->info().kind, "directory") << "a work tree is read as it lies there";
}
TEST(GitTree, AsksForARevisionWhereHeadNamesNone) {
  const TemporaryFolder folder;
  ASSERT_TRUE(folder.Run("git init -q --bare e.git && git init -q --bare p.git && rm -rf p.git/refs && touch p.git/packed-refs"));
  EXPECT_NE(ErrorOf(folder / "e.git").find("there is no revision 'HEAD'; this is a bare git repository: say which revision to read, as "), std::string::npos);
  EXPECT_NE(ErrorOf(folder / "p.git").find("cannot open the git repository"), std::string::npos)
      << "git wants a folder refs; reading packs as a release would be worse";
}
TEST(GitTree, TakesAFolderForARepositoryOnlyByItsHead) {
  MemoryFileSystem files;
  files.AddFile("/r/HEAD", "the head of our model\n").AddFile("/r/objects/a", "x").AddFile("/r/refs/b", "y");
  EXPECT_EQ(Open("/r", files).trees[0]->info().kind, "directory");
  files.AddFile("/s/HEAD", "ref: refs/heads/main\n").AddFile("/s/objects/a", "x");
  EXPECT_EQ(Open("/s", files).trees[0]->info().kind, "directory") << "no refs";
}

TEST(GitTree, ReadsACommittedStateNotTheWorkTree) {
  const TemporaryFolder folder;
  folder.Write("w/a.txt", "one");
  ASSERT_TRUE(folder.Run(std::string("cd w && ") + kInit + " && echo changed > a.txt && echo new > b.txt"));
  const Release release = Open(folder / "w@HEAD");
  const auto entries = EntriesOf(*release.trees[0]);
  EXPECT_EQ(entries.size(), 1u);
  EXPECT_EQ(ContentOf(*release.trees[0], entries.at("a.txt")), "one");
  EXPECT_EQ(entries.at("a.txt").stated_digest.substr(0, 9), "git-sha1:");
}
TEST(GitTree, ReadsPackedAndPartialRepositories) {
  const TemporaryFolder folder;
  for (int i = 0; i < 20; ++i) folder.Write("w/f" + std::to_string(i), std::string(5'000, 'x') + std::to_string(i));
  ASSERT_TRUE(folder.Run(std::string("cd w && ") + kInit +
                         " && git gc -q --aggressive && git config core.repositoryformatversion 1 && git config extensions.partialclone origin"));
  const Release release = Open(folder / "w@main");
  const auto entries = EntriesOf(*release.trees[0]);
  ASSERT_EQ(entries.size(), 20u);
  for (const auto& [path, entry] : entries) EXPECT_EQ(ContentOf(*release.trees[0], entry), std::string(5'000, 'x') + path.substr(1));
}
TEST(GitTree, LeavesOutSubmodulesAndLargeBlobsByName) {
  const TemporaryFolder folder;
  folder.Write("w/big", std::string(10'000, 'x'));
  ASSERT_TRUE(folder.Run(std::string("cd w && ") + kInit + " && git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),sub && git commit -qm 2"));
  ArchiveLimits limits;
  limits.max_git_blob = 9'999;
  const auto release = OpenRelease(folder / "w@HEAD", RealFileSystem(), limits);
  ASSERT_TRUE(release.has_value());
  const auto entries = EntriesOf(*release->trees[0]);
  EXPECT_EQ(entries.at("sub").kind, EntryKind::kSkipped);
  EXPECT_EQ(entries.at("sub").note.substr(0, 12), "submodule at");
  const auto big = release->trees[0]->Open(entries.at("big"));
  ASSERT_FALSE(big.has_value());
  EXPECT_EQ(big.error().kind, ErrorKind::kLimit);
  EXPECT_EQ(big.error().message, "git-blob-bytes");
}
TEST(GitTree, RunsNothingThatARepositoryNames) {
  const TemporaryFolder folder;
  folder.Write("w/a.txt", "one");
  folder.Write("w/.gitattributes", "* filter=evil\n");
  ASSERT_TRUE(folder.Run(std::string("cd w && ") + kInit +
                         " && git config core.fsmonitor 'touch ../ran' && git config filter.evil.smudge 'touch ../ran' && "
                         "git config core.sshCommand 'touch ../ran'"));
  const Release release = Open(folder / "w@HEAD");
  for (const auto& [path, entry] : EntriesOf(*release.trees[0])) ContentOf(*release.trees[0], entry);
  EXPECT_FALSE(std::filesystem::exists(folder / "ran"));
}
TEST(GitTree, IsNotForAFolderWithoutARepository) {
  const TemporaryFolder folder;
  folder.Write("w/a.txt", "one");
  EXPECT_NE(ErrorOf(folder / "w@main").find("cannot open the git repository"), std::string::npos);
  EXPECT_NE(ErrorOf(folder / "w/a.txt@main").find("is not a git repository"), std::string::npos);
  ASSERT_TRUE(folder.Run(std::string("cd w && ") + kInit));
  EXPECT_NE(ErrorOf(folder / "w@HEAD:a.txt").find("is not a commit"), std::string::npos);
}

}  // namespace
}  // namespace day
