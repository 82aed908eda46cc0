// From what the user names to trees.
#include "source/manifest.h"
#include "source/path.h"
#include "source/test_help.h"

namespace day {
namespace {

TEST(OpenRelease, JoinsTheSourcesOfAManifest) {
  const TemporaryFolder folder;
  folder.Write("code/a.py", "x");
  folder.Write("w/model.bin", "y");
  folder.Write("release.yaml", "name: acme\nsources:\n- {name: code, path: ./code}\n- {name: weights, path: w}\n");
  folder.Write("other.yml", "name: acme\nsources:\n- {name: code, path: ./code}\n- {name: weights, path: w}\n");
  for (const std::string& what : {folder.path(), folder / "release.yaml", folder / "other.yml"}) {
    const Release release = Open(what);
    EXPECT_EQ(release.name, "acme");
    ASSERT_EQ(release.trees.size(), 2u);
    EXPECT_EQ(release.trees[1]->info().name, "weights");
  }
  folder.Write("plain.yaml", "name: acme\n");
  EXPECT_EQ(Open(folder / "plain.yaml").trees[0]->info().kind, "file") << "not every YAML file is a manifest";
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

TEST(OpenRelease, OpensEveryKindOfSourceFromOneManifest) {
  const TemporaryFolder folder;
  folder.Write("w/a.txt", "one");
  ASSERT_TRUE(folder.Run(
      "cd w && git init -q -b main && git config user.email t@example.org && git config user.name t && git add . && git commit -qm 1 && git tag v1"));
  ASSERT_TRUE(
      folder.Run("tar czf d.tar.gz w/a.txt && mkdir -p models--acme--m/blobs models--acme--m/refs models--acme--m/snapshots/abc && echo x > "
                 "models--acme--m/snapshots/abc/f && echo abc > models--acme--m/refs/main"));
  folder.Write("release.yaml",
               "sources:\n- {name: tree, path: w}\n- {name: git, path: w, revision: v1}\n- {name: archive, path: d.tar.gz}\n- {name: hub, path: "
               "models--acme--m}\n- {name: file, path: w/a.txt}\n");
  const Release release = Open(folder / "release.yaml");
  std::vector<std::string> kinds;
  for (const auto& tree : release.trees) kinds.push_back(tree->info().name + " " + tree->info().kind);
  EXPECT_EQ(kinds, (std::vector<std::string>{"tree directory", "git git", "archive archive", "hub hf-cache", "file file"}));
}
TEST(OpenRelease, NamesTheSourceOfAManifestThatIsNotThere) {
  MemoryFileSystem files;
  files.AddFile("/r/release.yaml", "sources:\n- {name: code, path: gone}\n");
  EXPECT_NE(ErrorOf("/r", files).find("/r/release.yaml: source 'code': "), std::string::npos);
  MemoryFileSystem remote;
  remote.AddFile("/r/release.yaml", "sources:\n- {name: weights, path: 'hf:acme/tiny'}\n");
  EXPECT_NE(ErrorOf("/r", remote).find("source 'weights': 'hf:acme/tiny' names a repository on a hub"), std::string::npos);
}
TEST(OpenRelease, TakesAReleaseYamlForAManifestOnlyWhenItListsSources) {
  MemoryFileSystem files;
  files.AddFile("/r/release.yaml", "on: push\njobs: {}\n");
  EXPECT_EQ(Open("/r", files).trees[0]->info().kind, "directory");
}
TEST(OpenRelease, PrefersAPathThatIsThereOverWhatItsNameCouldMean) {
  MemoryFileSystem files;
  files.AddFile("/r/hf:acme/tiny@v1/a", "x");
  EXPECT_EQ(Open("/r/hf:acme/tiny@v1", files).name, "tiny@v1");
}

}  // namespace
}  // namespace day
