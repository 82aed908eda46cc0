// A snapshot in a hub's cache.
#include "source/test_help.h"

namespace day {
namespace {

namespace fs = std::filesystem;

TEST(HubCache, FollowsLinksIntoItsOwnBlobsOnly) {
  const TemporaryFolder folder;
  const std::string blob(64, 'a'), commit(40, 'c');
  const std::string repo = "models--acme--tiny/";
  folder.Write(repo + "blobs/" + blob, "weights");
  folder.Write(repo + "refs/main", commit);
  folder.Write("secret", "y");
  folder.Write(repo + ".no_exist/" + commit + "/adapter_config.json", "");
  fs::create_directories(folder / (repo + "snapshots/" + commit));
  fs::create_symlink("../../blobs/" + blob, folder / (repo + "snapshots/" + commit + "/model.bin"));
  fs::create_symlink("../../../secret", folder / (repo + "snapshots/" + commit + "/evil"));
  fs::create_symlink("../../blobs/" + std::string(40, 'd'), folder / (repo + "snapshots/" + commit + "/gone"));
  for (const std::string& what : {std::string("models--acme--tiny"), "models--acme--tiny/snapshots/" + commit}) {
    const Release release = Open(folder / what);
    EXPECT_EQ(release.name, "acme/tiny");
    const Tree& tree = *release.trees[0];
    EXPECT_TRUE(tree.info().partial);
    EXPECT_EQ(tree.info().revision, commit);
    const auto entries = EntriesOf(tree);
    EXPECT_EQ(ContentOf(tree, entries.at("model.bin")), "weights");
    EXPECT_EQ(entries.at("model.bin").stated_digest, "sha256:" + blob);
    EXPECT_EQ(entries.at("evil").kind, EntryKind::kLink);
    EXPECT_EQ(entries.at("gone").kind, EntryKind::kUnreadable);
    EXPECT_EQ(entries.at("adapter_config.json").kind, EntryKind::kKnownAbsent);
  }
}

constexpr const char* kCommit = "cccccccccccccccccccccccccccccccccccccccc";
const std::string kRepo = "/hub/datasets--acme--text";
const std::string kSnapshot = kRepo + "/snapshots/" + kCommit;

TEST(HubCache, FindsASnapshotByItsRefOrByBeingTheOnlyOne) {
  MemoryFileSystem files;
  files.AddFile(kRepo + "/blobs/" + std::string(64, 'a'), "x").AddLink(kSnapshot + "/data.jsonl", "../../blobs/" + std::string(64, 'a'));
  EXPECT_EQ(Open(kRepo, files).trees[0]->info().revision, kCommit);
  EXPECT_EQ(Open(kRepo + "@" + kCommit, files).trees[0]->info().revision, kCommit);
  EXPECT_NE(ErrorOf(kRepo + "@v2", files).find("the cache has no snapshot for 'v2'"), std::string::npos);
  files.AddFile(kRepo + "/refs/v2", kCommit);
  EXPECT_EQ(Open(kRepo + "@v2", files).trees[0]->info().revision, kCommit);
  EXPECT_NE(ErrorOf(kRepo + "@../../x", files), "opened");
}
TEST(HubCache, StatesADigestOnlyForBlobs) {
  MemoryFileSystem files;
  files.AddFile(kRepo + "/blobs/" + std::string(40, 'a'), "x")
      .AddLink(kSnapshot + "/a", "../../blobs/" + std::string(40, 'a'))
      .AddFile(kSnapshot + "/" + std::string(40, 'b'), "y");
  const auto entries = EntriesOf(*Open(kSnapshot, files).trees[0]);
  EXPECT_EQ(entries.at("a").stated_digest, "git-sha1:" + std::string(40, 'a'));
  EXPECT_EQ(entries.at(std::string(40, 'b')).stated_digest, "");
}
TEST(HubCache, MakesEntriesOfFoldersItCannotEnterAndOfSpecialFiles) {
  MemoryFileSystem files;
  files.AddFile(kSnapshot + "/a", "x").AddUnreadableFolder(kSnapshot + "/shut").AddSpecial(kSnapshot + "/pipe", FileKind::kFifo);
  const auto entries = EntriesOf(*Open(kSnapshot, files).trees[0]);
  EXPECT_EQ(entries.at("shut").kind, EntryKind::kUnreadable);
  EXPECT_EQ(entries.at("pipe").kind, EntryKind::kSpecial);
  EXPECT_EQ(entries.at("a").kind, EntryKind::kFile);
}
TEST(HubCache, KnowsNothingAbsentFromAFolderItCannotRead) {
  MemoryFileSystem files;
  files.AddFile(kSnapshot + "/a", "x").AddUnreadableFolder(kRepo + "/.no_exist/" + kCommit);
  EXPECT_EQ(EntriesOf(*Open(kSnapshot, files).trees[0]).size(), 1u);
}

}  // namespace
}  // namespace day
