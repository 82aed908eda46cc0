#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "io/memory_file_system.h"
#include "source/manifest.h"
#include "source/path.h"
#include "source/tree.h"

namespace day {
namespace {

namespace fs = std::filesystem;

// A folder that goes away with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "daylight-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }
  void Write(const std::string& name, std::string_view bytes) const {
    fs::create_directories(fs::path(path_ + "/" + name).parent_path());
    std::ofstream(path_ + "/" + name, std::ios::binary) << bytes;
  }
  bool Run(const std::string& command) const { return std::system(("cd '" + path_ + "' && { " + command + "; } > /dev/null 2>&1").c_str()) == 0; }

 private:
  std::string path_;
};

std::map<std::string, Entry> EntriesOf(const Tree& tree) {
  std::map<std::string, Entry> entries;
  if (tree.in_order()) {
    EXPECT_TRUE(tree.Stream(
                        [&](Entry entry, ByteStream*) -> Status {
                          const std::string path = entry.path;
                          entries[path] = std::move(entry);
                          return {};
                        },
                        {})
                    .has_value());
  } else {
    EXPECT_TRUE(tree.List([&](Entry entry) { const std::string path = entry.path; entries[path] = std::move(entry); }, {}).has_value());
  }
  return entries;
}

std::string ContentOf(const Tree& tree, const Entry& entry) {
  const auto file = tree.Open(entry);
  if (!file) return "error: " + file.error().message;
  std::string bytes((*file)->size(), '\0');
  const auto got = (*file)->ReadAt(0, std::as_writable_bytes(std::span(bytes)));
  return got ? bytes.substr(0, *got) : "error";
}

Release Open(const std::string& what, const FileSystem& files = RealFileSystem()) {
  auto release = OpenRelease(what, files, {});
  EXPECT_TRUE(release.has_value()) << release.error().message;
  return release ? std::move(*release) : Release{};
}
std::string ErrorOf(const std::string& what, const FileSystem& files = RealFileSystem()) {
  const auto release = OpenRelease(what, files, {});
  return release ? "opened" : release.error().message;
}

TEST(DirectoryTree, HidesNothingButTheInsidesOfGit) {
  MemoryFileSystem files;
  files.AddFile("/r/.gitignore", "*.bin").AddFile("/r/w.bin", "x").AddFile("/r/.git/config", "y").AddFile("/r/.github/w.yml", "z").AddFile("/r/sub/.git/HEAD", "h");
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
  EXPECT_EQ(entries.at("loop").note, ".. (outside the release)");
  EXPECT_EQ(entries.at("in").note, "a");
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

TEST(GitTree, ReadsARevisionOfABareRepositoryWithoutACheckout) {
  const TemporaryFolder folder;
  folder.Write("w/a.txt", "one");
  folder.Write("w/sub/b.txt", "two");
  ASSERT_TRUE(folder.Run("cd w && git init -q -b main && git config user.email t@example.org && git config user.name t && ln -s a.txt l && git add . && git commit -qm 1 && git tag v1 && "
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
  ASSERT_TRUE(folder.Run("cd w && git init -q -b main && git config user.email t@example.org && git config user.name t && git add . && git commit -qm 1 && "
                         "o=$(git rev-parse HEAD:a.txt) && rm -f .git/objects/$(echo $o | cut -c1-2)/$(echo $o | cut -c3-)"));
  const auto entries = EntriesOf(*Open(folder / "w@HEAD").trees[0]);
  EXPECT_EQ(entries.at("a.txt").kind, EntryKind::kUnreadable);
}

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

TEST(ArchiveTree, ReadsZipAndTarInPlace) {
  const TemporaryFolder folder;
  folder.Write("d/a.txt", "one");
  folder.Write("d/sub/b.txt", "two");
  ASSERT_TRUE(folder.Run("tar cf a.tar d && tar czf a.tgz d && tar cJf a.tar.xz d && tar --zstd -cf a.tar.zst d && tar cjf a.tar.bz2 d && zip -qr a.zip d"));
  for (const char* name : {"a.tar", "a.tgz", "a.tar.xz", "a.tar.zst", "a.tar.bz2", "a.zip"}) {
    const Release release = Open(folder / name);
    EXPECT_EQ(release.name, "a") << name;
    std::map<std::string, std::string> contents;
    ASSERT_TRUE(release.trees[0]
                    ->Stream(
                        [&](const Entry& entry, ByteStream* stream) -> Status {
                          std::string bytes(100, '\0');
                          bytes.resize(stream ? stream->Read(std::as_writable_bytes(std::span(bytes))).value_or(0) : 0);
                          contents[entry.path] = bytes;
                          return {};
                        },
                        {})
                    .has_value());
    EXPECT_EQ(contents["d/a.txt"], "one") << name;
    EXPECT_EQ(contents["d/sub/b.txt"], "two") << name;
  }
}
TEST(ArchiveTree, WarnsOfMembersThatWouldLeaveTheFolderAndOfDuplicates) {
  const TemporaryFolder folder;
  folder.Write("a/x", "1");
  folder.Write("b/x", "2");
  ASSERT_TRUE(folder.Run("tar cf t.tar --transform 's,^a/x,../evil,' a/x && tar rf t.tar --transform 's,^a/x,ok,' a/x && tar rf t.tar --transform 's,^b/x,ok,' b/x && ln -s ../../etc/passwd a/l && tar rf t.tar a/l"));
  std::map<std::string, std::string> warnings;
  const Release release = Open(folder / "t.tar");
  ASSERT_TRUE(release.trees[0]
                  ->Stream(
                      [&](const Entry& entry, ByteStream*) -> Status {
                        warnings[entry.path] = entry.warning;
                        return {};
                      },
                      {})
                  .has_value());
  EXPECT_EQ(warnings["../evil"], "parent-path");
  EXPECT_EQ(warnings["ok"], "duplicate");
  EXPECT_EQ(warnings["a/l"], "link-outside");
}
TEST(ArchiveTree, KeepsWhatItReadBeforeATruncation) {
  const TemporaryFolder folder;
  folder.Write("d/a.txt", std::string(100, 'a'));
  folder.Write("d/b.txt", std::string(100'000, 'b'));
  ASSERT_TRUE(folder.Run("tar cf whole.tar d/a.txt d/b.txt && head -c 5000 whole.tar > cut.tar"));
  const Release release = Open(folder / "cut.tar");
  std::vector<EntryKind> kinds;
  ASSERT_TRUE(release.trees[0]
                  ->Stream(
                      [&](const Entry& entry, ByteStream* stream) -> Status {
                        kinds.push_back(entry.kind);
                        std::vector<std::byte> buffer(1 << 16);
                        while (stream) {
                          const auto got = stream->Read(buffer);
                          if (!got || *got == 0) break;
                        }
                        return {};
                      },
                      {})
                  .has_value());
  ASSERT_GE(kinds.size(), 2u);
  EXPECT_EQ(kinds[0], EntryKind::kFile);
  EXPECT_EQ(kinds.back(), EntryKind::kUnreadable);
}
TEST(ArchiveTree, StopsABombByItsRatio) {
  const TemporaryFolder folder;
  ASSERT_TRUE(folder.Run("head -c 300000000 /dev/zero | gzip -9 > z.gz && mkdir d && head -c 300000000 /dev/zero > d/z && tar czf bomb.tgz d && rm d/z"));
  ArchiveLimits limits;
  limits.max_ratio = 100;
  const auto release = OpenRelease(folder / "bomb.tgz", RealFileSystem(), limits);
  ASSERT_TRUE(release.has_value());
  std::string stopped;
  (void)release->trees[0]->Stream(
      [&](const Entry& entry, ByteStream* stream) -> Status {
        if (entry.kind == EntryKind::kSkipped) stopped = entry.note;
        std::vector<std::byte> buffer(1 << 20);
        while (stream) {
          const auto got = stream->Read(buffer);
          if (!got) break;
          if (*got == 0) break;
        }
        return {};
      },
      {});
  EXPECT_EQ(stopped, "archive-ratio");
}
TEST(ArchiveTree, RefusesToGoDeeperThanItsLimit) {
  const MemoryBytes bytes("x");
  const auto tree = OpenArchive(bytes, "a.zip", 4, {});
  ASSERT_FALSE(tree.has_value());
  EXPECT_EQ(tree.error().message, "archive-depth");
}

TEST(OpenRelease, JoinsTheSourcesOfAManifest) {
  const TemporaryFolder folder;
  folder.Write("code/a.py", "x");
  folder.Write("w/model.bin", "y");
  folder.Write("release.yaml", "name: acme\nsources:\n- {name: code, path: ./code}\n- {name: weights, path: w}\n");
  for (const std::string& what : {folder.path(), folder / "release.yaml"}) {
    const Release release = Open(what);
    EXPECT_EQ(release.name, "acme");
    ASSERT_EQ(release.trees.size(), 2u);
    EXPECT_EQ(release.trees[1]->info().name, "weights");
  }
}
TEST(OpenRelease, RefusesHubNamesAndAddressesInOneClearSentence) {
  EXPECT_NE(ErrorOf("hf:acme/tiny").find("names a repository on a hub"), std::string::npos);
  EXPECT_NE(ErrorOf("https://example.org/x").find("is an address on the network"), std::string::npos);
  EXPECT_NE(ErrorOf("git@example.org:x/y").find("is an address on the network"), std::string::npos);
  EXPECT_NE(ErrorOf("no-such-org/no-such-model").find("there is no such path here"), std::string::npos);
}
TEST(OpenRelease, SaysWhatIsMissing) { EXPECT_NE(ErrorOf("/nonexistent/place").find("No such file"), std::string::npos); }

std::string ManifestError(std::string_view yaml) {
  const auto manifest = ParseManifest(yaml, "release.yaml");
  return manifest ? "accepted" : manifest.error().message;
}
TEST(Manifest, NamesFileLineAndField) {
  EXPECT_EQ(ManifestError("name: x\nsource: []\n"), "release.yaml:2: unknown field 'source'; a manifest has name and sources");
  EXPECT_EQ(ManifestError("sources:\n- {name: a, path: b, url: c}\n"), "release.yaml:2: unknown field 'url' of a source; it has name, path, revision");
  EXPECT_EQ(ManifestError("sources:\n- {path: b}\n"), "release.yaml:2: a source has no 'name'");
  EXPECT_EQ(ManifestError("sources:\n- {name: a}\n"), "release.yaml:2: source 'a' has no 'path'");
  EXPECT_EQ(ManifestError("sources:\n- {name: a, path: b}\n- {name: a, path: c}\n"), "release.yaml:3: two sources are named 'a'");
  EXPECT_EQ(ManifestError("name: x\n"), "release.yaml: names no sources");
  EXPECT_NE(ManifestError("sources: [").find("release.yaml: line"), std::string::npos);
}

TEST(UnsafePath, KnowsTheWaysOut) {
  EXPECT_EQ(UnsafePath("a/b.txt"), "");
  EXPECT_EQ(UnsafePath("a..b/c"), "");
  EXPECT_EQ(UnsafePath("/etc/passwd"), "absolute-path");
  EXPECT_EQ(UnsafePath("a/../../b"), "parent-path");
  EXPECT_EQ(UnsafePath(".."), "parent-path");
  EXPECT_EQ(UnsafePath("C:\\x"), "windows-path");
  EXPECT_EQ(UnsafePath("..\\x"), "windows-path");
  EXPECT_EQ(UnsafePath(std::string_view("a\0b", 3)), "nul-byte");
}
TEST(LinkLeavesTree, CountsFolders) {
  EXPECT_FALSE(LinkLeavesTree("a/b/l", "../c"));
  EXPECT_FALSE(LinkLeavesTree("l", "x/../y"));
  EXPECT_TRUE(LinkLeavesTree("l", ".."));
  EXPECT_TRUE(LinkLeavesTree("a/l", "../../x"));
  EXPECT_TRUE(LinkLeavesTree("a/l", "/x"));
}

}  // namespace
}  // namespace day
