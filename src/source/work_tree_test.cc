// What the .git folder of a work tree tells of the files around it.
#include "source/work_tree.h"

#include "base/digest.h"
#include "source/test_help.h"

namespace day {
namespace {

// Starts a repository in w/ with what is there already.
constexpr const char* kInit = "git init -q -b main && git config user.email t@example.org && git config user.name t && git add . && git commit -qm 1";

std::string IdOf(std::string_view content) {
  GitBlobHasher hasher(content.size());
  hasher.Update(std::as_bytes(std::span(content)));
  return hasher.FinishHex();
}

class WorkTree : public testing::Test {
 protected:
  // A clone with files in folders, after `commands` in it.
  void Make(const std::string& commands) {
    folder_.Write("w/a.txt", "one");
    folder_.Write("w/sub/b.txt", "two");
    folder_.Write("w/sub/deep/er/c.txt", "three");
    folder_.Write("w/sub.d/d.txt", "four");
    folder_.Write("w/.gitignore", "*.log\n");
    ASSERT_TRUE(folder_.Run(std::string("cd w && ") + kInit + " && git remote add origin https://github.com/acme/w.git && " + commands));
  }
  std::map<std::string, std::string> Committed() const {
    std::map<std::string, std::string> ids;
    for (const auto& [path, entry] : EntriesOf(*Open(folder_ / "w").trees[0]))
      if (!entry.committed.empty()) ids[path] = entry.committed;
    return ids;
  }

  TemporaryFolder folder_;
  const std::map<std::string, std::string> all_ = {
      {".gitignore", IdOf("*.log\n")}, {"a.txt", IdOf("one")}, {"sub.d/d.txt", IdOf("four")}, {"sub/b.txt", IdOf("two")}, {"sub/deep/er/c.txt", IdOf("three")}};
};

TEST_F(WorkTree, KnowsWhatItsCommitHasOfEachFile) {
  Make("true");
  EXPECT_EQ(Committed(), all_);
  EXPECT_EQ(Open(folder_ / "w").trees[0]->info().origin, "https://github.com/acme/w.git");
}
TEST_F(WorkTree, IsReadFromPacksAndPackedRefsAndWhereHistoryIsShallow) {
  Make("git gc -q --aggressive && git pack-refs --all");
  EXPECT_EQ(Committed(), all_);
  ASSERT_TRUE(folder_.Run("echo more > w/a.txt && git -C w commit -qam 2 && git clone -q --depth 1 file://$PWD/w s && rm -rf w && mv s w"));
  auto newer = all_;
  newer["a.txt"] = IdOf("more\n");
  EXPECT_EQ(Committed(), newer);
}
TEST_F(WorkTree, HasNothingCommittedOfWhatIsUntrackedIgnoredStagedALinkOrASubmodule) {
  Make(
      "echo x > new.txt && echo y > run.log && mkdir n && echo z > n/z && echo staged > staged.txt && git add staged.txt && ln -s a.txt link && git add link "
      "&& "
      "git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),module && mkdir -p module && echo m > module/m.txt");
  EXPECT_EQ(Committed(), all_);
}
TEST_F(WorkTree, GivesTheIdOfAChangedFileToBeComparedUnlessItsSizeAlreadyTells) {
  Make("head -c 100000 /dev/zero > big && head -c 100000 /dev/zero > same && git add . && git commit -qm 2 && echo changed > a.txt && echo more >> big");
  const auto ids = Committed();
  EXPECT_EQ(ids.at("a.txt"), IdOf("one"));
  EXPECT_TRUE(ids.contains("same"));
  EXPECT_FALSE(ids.contains("big"));
}
TEST_F(WorkTree, IsOfTheCommitThatHeadNamesNotOfABranch) {
  Make("echo more > a.txt && git commit -qam 2 && git checkout -q HEAD~1");
  EXPECT_EQ(Committed(), all_);
}
TEST_F(WorkTree, BelievesNoTreeThatIsNotWhatItsIdSays) {
  // A second tree is put in the place of the first: the commit's id stays that of the published one.
  Make(
      "t=$(git rev-parse HEAD^{tree}) && echo changed > a.txt && git add . && n=$(git write-tree) && p() { echo .git/objects/$(echo $1 | cut -c1-2)/$(echo $1 "
      "| cut -c3-); } && "
      "cp -f $(p $n) $(p $t)");
  EXPECT_TRUE(Committed().empty());
  const auto entries = EntriesOf(*Open(folder_ / "w@HEAD").trees[0]);
  EXPECT_EQ(entries.at(".").kind, EntryKind::kUnreadable) << "nor does a revision";
}
TEST_F(WorkTree, BelievesNoCommitThatIsNotWhatItsIdSays) {
  Make(
      "h=$(git rev-parse HEAD) && echo changed > a.txt && git commit -qam 2 && n=$(git rev-parse HEAD) && "
      "p() { echo .git/objects/$(echo $1 | cut -c1-2)/$(echo $1 | cut -c3-); } && cp -f $(p $n) $(p $h) && echo $h > .git/HEAD");
  EXPECT_TRUE(Committed().empty());
  EXPECT_NE(ErrorOf(folder_ / "w@HEAD").find("is not what its id says"), std::string::npos);
}
TEST_F(WorkTree, LacksOnlyTheFoldersWhoseTreesAreMissingOrBroken) {
  Make("t=$(git rev-parse HEAD:sub) && f=.git/objects/$(echo $t | cut -c1-2)/$(echo $t | cut -c3-) && chmod u+w $f && echo garbage > $f");
  auto rest = all_;
  rest.erase("sub/b.txt");
  rest.erase("sub/deep/er/c.txt");
  EXPECT_EQ(Committed(), rest);
  ASSERT_TRUE(folder_.Run("cd w && t=$(git rev-parse HEAD:sub) && rm -f .git/objects/$(echo $t | cut -c1-2)/$(echo $t | cut -c3-)"));
  EXPECT_EQ(Committed(), rest);
}
TEST_F(WorkTree, WaitsForNoPipeWhereObjectsShouldBe) {
  Make("t=$(git rev-parse HEAD:sub) && f=.git/objects/$(echo $t | cut -c1-2)/$(echo $t | cut -c3-) && rm -f $f && mkfifo $f");
  EXPECT_EQ(Committed().size(), 3u);
  ASSERT_TRUE(folder_.Run("mkfifo w/.git/objects/pack/multi-pack-index"));
  EXPECT_TRUE(Committed().empty());
  ASSERT_TRUE(folder_.Run("rm -f w/.git/objects/pack/* && mkfifo w/.git/objects/info/commit-graph"));
  EXPECT_TRUE(Committed().empty());
  ASSERT_TRUE(folder_.Run("rm -f w/.git/config w/.git/objects/info/* && mkfifo w/.git/config"));
  EXPECT_EQ(Open(folder_ / "w").trees[0]->info().origin, "");
  EXPECT_EQ(Committed().size(), 3u) << "nothing of the configuration matters to the objects";
}
TEST_F(WorkTree, BorrowsNoObjectsAndFollowsNoLinkOutOfTheRelease) {
  Make("cd .. && git clone -q --shared w s && mv w elsewhere && mv s w");
  EXPECT_TRUE(Committed().empty()) << "info/alternates";
  ASSERT_TRUE(folder_.Run("rm -rf w/.git/objects && ln -s ../../elsewhere/.git/objects w/.git/objects"));
  EXPECT_TRUE(Committed().empty());
  ASSERT_TRUE(folder_.Run("rm -rf w/.git && ln -s ../elsewhere/.git w/.git"));
  EXPECT_TRUE(Committed().empty());
  EXPECT_EQ(Open(folder_ / "w").trees[0]->info().origin, "");
  ASSERT_TRUE(folder_.Run("rm -rf w/.git && echo gitdir: ../elsewhere/.git > w/.git"));
  EXPECT_TRUE(Committed().empty());
}
TEST_F(WorkTree, RunsAndFollowsNothingThatTheConfigurationNames) {
  // The pipe comes last: the git program itself would wait for it.
  Make(
      "git config core.fsmonitor 'touch ../ran' && git config core.worktree /nowhere && git config filter.evil.clean 'touch ../ran' && "
      "git config extensions.objectFormat sha256; git config include.path ../pipe; mkfifo pipe");
  EXPECT_EQ(Committed(), all_);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "ran"));
}
TEST_F(WorkTree, OfIdsInSha256IsNotRead) {
  folder_.Write("w/a.txt", "one");
  if (!folder_.Run(
          "cd w && git init -q --object-format=sha256 && git config user.email t@example.org && git config user.name t && git add . && git commit -qm 1"))
    GTEST_SKIP() << "this git makes none";
  EXPECT_TRUE(Committed().empty());
}
TEST_F(WorkTree, TakesNoTreeThatIsLargerThanAnyIs) {
  Make("true");
  // An object of zeros, 100 MB long, where the folder's tree should be: packed it is small.
  ASSERT_TRUE(
      folder_.Run("cd w && t=$(git rev-parse HEAD:sub) && f=.git/objects/$(echo $t | cut -c1-2)/$(echo $t | cut -c3-) && rm -f $f && "
                  "perl -MCompress::Zlib -e 'print compress(\"tree 100000000\\0\" . (\"\\0\" x 100000000))' > $f && test -s $f"));
  EXPECT_EQ(Committed().size(), 3u);
}

TEST(OriginInConfig, IsTheAddressOfTheRemoteOrigin) {
  EXPECT_EQ(OriginInConfig("[core]\n\tbare = false\n[remote \"origin\"]\n\turl = git@github.com:a/b.git\n\tfetch = +refs/*:x\n[branch \"main\"]\n\turl = x\n"),
            "git@github.com:a/b.git");
  EXPECT_EQ(OriginInConfig("[Remote \"origin\"] URL=https://github.com/a/b\r\n"), "https://github.com/a/b");
  EXPECT_EQ(OriginInConfig("[remote \"origin\"]\nurl = u\nurl = u"), "u");
}
TEST(OriginInConfig, IsNothingWhereItIsNotPlain) {
  for (const char* text : {"", "[remote \"Origin\"]\nurl = u", "[remote \"upstream\"]\nurl = u", "[remote origin]\nurl = u", "[remote \"origin\"]\nurl = \"u\"",
                           "[remote \"origin\"]\nurl = u\nurl = v", "[remote \"origin\"]\nurl = u ; why", "[remote \"origin\"]\nurl = u\\\n",
                           "[remote \"origin\"", "[remote \"origin\"]\nurl", "[remote \"origin\"]\nurl =\n", "[remote \"origin\"]\nurls = u", "url = u"})
    EXPECT_EQ(OriginInConfig(text), "") << text;
}

}  // namespace
}  // namespace day
