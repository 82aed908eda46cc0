// What the world does wrong becomes evidence, and the scan goes on.
#include <filesystem>

#include "scan/test_help.h"
#include "source/test_help.h"

namespace day {
namespace {

struct Outcomes {
  FileState state;
  std::string note;
  bool complete;
};
Outcomes OutcomeOf(const MemoryFileSystem& files, const std::string& path, size_t window = size_t{256} << 10) {
  const Observations seen = ScanOf("/r", files, ProbesOf(MakeHeadProbe(4), MakeNeedleProbe(false), MakeNeedleProbe(true), MakeRangesProbe({{0, 4}})),
                                   {.threads = 2, .window = window, .segment = 100'000});
  const FileRecord file = FileOf(seen, path);
  const bool probed = std::any_of(seen.evidence.begin(), seen.evidence.end(), [](const Evidence& evidence) { return evidence.probe != "scan"; });
  EXPECT_EQ(probed, file.state == FileState::kRead) << "evidence of a file that was not read to its end";
  return {file.state, file.note, seen.complete};
}
void ExpectUnreadable(const MemoryFileSystem& files, std::string_view why) {
  for (size_t window : {size_t{1'000}, size_t{256} << 10}) {
    const Outcomes outcome = OutcomeOf(files, "f", window);
    EXPECT_EQ(outcome.state, FileState::kUnreadable);
    EXPECT_EQ(outcome.note, why);
    EXPECT_FALSE(outcome.complete);
  }
}

TEST(Scan, GoesOnPastAFileThatCannotBeOpened) {
  MemoryFileSystem files;
  files.AddUnreadable("/r/f");
  ExpectUnreadable(files, "Permission denied");
  files.AddFile("/r/g", "x");
  EXPECT_EQ(FileOf(ScanOf("/r", files), "g").state, FileState::kRead);
}
TEST(Scan, GoesOnPastAFileThatIsGone) {
  MemoryFileSystem files;
  files.AddVanishing("/r/f", 1'000);
  ExpectUnreadable(files, "No such file or directory");
}
TEST(Scan, NoticesAFileThatShrinks) {
  for (auto [has, states] : {std::pair{size_t{10}, size_t{11}},
                             {size_t{0}, size_t{1}},
                             {size_t{10}, size_t{1'000'000}},
                             {size_t{600'000}, size_t{600'001}},
                             {size_t{262'144}, size_t{300'000}}}) {
    MemoryFileSystem files;
    files.AddShrinking("/r/f", BytesOf(has), states);
    ExpectUnreadable(files, "shrank while it was read");
  }
}
TEST(Scan, NoticesAFileThatGrows) {
  for (auto [has, states] : {std::pair{size_t{1}, size_t{0}},
                             {size_t{11}, size_t{10}},
                             {size_t{300'000}, size_t{262'144}},
                             {size_t{600'001}, size_t{600'000}},
                             {size_t{900'000}, size_t{300'000}}}) {
    MemoryFileSystem files;
    files.AddShrinking("/r/f", BytesOf(has), states);
    ExpectUnreadable(files, "grew while it was read");
  }
}
TEST(Scan, LeavesNoEvidenceOfAFileThatBreaksOff) {
  for (size_t from : {size_t{0}, size_t{100'000}, size_t{500'000}, size_t{999'999}}) {
    MemoryFileSystem files;
    files.AddFailing("/r/f", BytesOf(1'000'000), from);
    ExpectUnreadable(files, "Input/output error");
  }
}
TEST(Scan, NotesLinksAndSpecialFilesAndStaysComplete) {
  MemoryFileSystem files;
  files.AddLink("/r/loop", "loop")
      .AddLink("/r/up", "..")
      .AddLink("/r/in", "x")
      .AddSpecial("/r/pipe", FileKind::kFifo)
      .AddSpecial("/r/socket", FileKind::kSocket)
      .AddSpecial("/r/device", FileKind::kDevice);
  const Observations seen = ScanOf("/r", files);
  EXPECT_EQ(FileOf(seen, "loop").state, FileState::kLink);
  EXPECT_EQ(FileOf(seen, "loop").note, "loop");
  EXPECT_EQ(FileOf(seen, "up").note, ".. (outside the release)");
  EXPECT_EQ(FileOf(seen, "in").note, "x");
  EXPECT_EQ(FileOf(seen, "pipe").note, "named pipe");
  EXPECT_EQ(FileOf(seen, "socket").note, "socket");
  EXPECT_EQ(FileOf(seen, "device").state, FileState::kSpecial);
  EXPECT_TRUE(seen.complete);
}
TEST(Scan, IsIncompleteWithoutAFolderItCannotEnter) {
  MemoryFileSystem files;
  files.AddFile("/r/a", "x").AddUnreadableFolder("/r/shut");
  const Observations seen = ScanOf("/r", files);
  EXPECT_FALSE(seen.complete);
  EXPECT_EQ(FileOf(seen, "shut").note, "folder: Permission denied");
}
TEST(Scan, EndsInAnErrorWhenTheRootCannotBeListed) {
  MemoryFileSystem files;
  files.AddUnreadableFolder("/r");
  const auto seen = TryScan("/r", files);
  ASSERT_FALSE(seen.has_value());
  EXPECT_EQ(seen.error().kind, ErrorKind::kPermission);
}
TEST(Scan, SaysWhatIsOddAboutNames) {
  MemoryFileSystem files;
  files.AddFile("/r/\xff", "")
      .AddFile("/r/a\nb", "")
      .AddFile(
          "/r/\xe2\x80\xae"
          "cod",
          "")
      .AddFile("/r/con.txt", "")
      .AddFile("/r/" + std::string(300, 'n'), "")
      .AddFile("/r/plain", "");
  const Observations seen = ScanOf("/r", files);
  using Words = std::vector<std::string>;
  EXPECT_EQ(Said(seen, "\xff", "file.name"), (Words{"not-utf8"}));
  EXPECT_EQ(Said(seen, "a\nb", "file.name"), (Words{"control-character"}));
  EXPECT_EQ(Said(seen,
                 "\xe2\x80\xae"
                 "cod",
                 "file.name"),
            (Words{"bidirectional"}));
  EXPECT_EQ(Said(seen, "con.txt", "file.name"), (Words{"windows-reserved"}));
  EXPECT_EQ(Said(seen, std::string(300, 'n'), "file.name"), (Words{"too-long"}));
  EXPECT_TRUE(Said(seen, "plain", "file.name").empty());
}
TEST(Scan, ListsAnLfsPointerWithTheDigestAndSizeThatItStates) {
  MemoryFileSystem files;
  const std::string pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + std::string(64, 'a') + "\nsize 123456789\n";
  files.AddFile("/r/model.safetensors", pointer)
      .AddFile("/r/broken.safetensors", pointer.substr(0, 60))
      .AddFile("/r/doc.md", pointer + std::string(2'000, ' '));
  const Observations seen = ScanOf("/r", files);
  const FileRecord file = FileOf(seen, "model.safetensors");
  EXPECT_EQ(file.state, FileState::kListed);
  EXPECT_EQ(file.size, 123'456'789u);
  EXPECT_EQ(file.sha256.Hex(), std::string(64, 'a'));
  EXPECT_EQ(file.kind, "weights");
  EXPECT_EQ(file.type, "git-lfs-pointer");
  EXPECT_EQ(FileOf(seen, "broken.safetensors").state, FileState::kRead);
  EXPECT_EQ(FileOf(seen, "doc.md").state, FileState::kRead);
  EXPECT_EQ(seen.bytes_read, pointer.size() + 60 + pointer.size() + 2'000);
}
TEST(Scan, ComparesStatedDigestsAndKnowsWhatACacheCallsAbsent) {
  MemoryFileSystem files;
  const std::string repo = "/hub/models--acme--m", snapshot = repo + "/snapshots/abc";
  const std::string right = Sha256Of("weights").Hex();
  files.AddFile(repo + "/blobs/" + right, "weights").AddLink(snapshot + "/right", "../../blobs/" + right);
  files.AddFile(repo + "/blobs/" + std::string(64, 'b'), "weights").AddLink(snapshot + "/wrong", "../../blobs/" + std::string(64, 'b'));
  files.AddFile(repo + "/blobs/ce013625030ba8dba906f756967f9e9ca394464a", "hello\n")
      .AddLink(snapshot + "/git", "../../blobs/ce013625030ba8dba906f756967f9e9ca394464a");
  files.AddFile(repo + "/.no_exist/abc/LICENSE", "");
  const Observations seen = ScanOf(snapshot, files);
  using Words = std::vector<std::string>;
  EXPECT_EQ(Said(seen, "right", "digest.stated"), (Words{"match stated=" + right + " algorithm=sha256"}));
  EXPECT_EQ(Said(seen, "wrong", "digest.stated"), (Words{"mismatch stated=" + std::string(64, 'b') + " algorithm=sha256"}));
  EXPECT_EQ(Said(seen, "git", "digest.stated"), (Words{"match stated=ce013625030ba8dba906f756967f9e9ca394464a algorithm=git-sha1"}));
  EXPECT_EQ(FileOf(seen, "LICENSE").state, FileState::kKnownAbsent);
  EXPECT_FALSE(seen.complete) << "a cache is partial";
}
TEST(Scan, NoticesAGitObjectThatIsNotWhatItsIdSays) {
  const TemporaryFolder folder;
  folder.Write("w/a.txt", "one");
  folder.Write("w/b.txt", "two");
  ASSERT_TRUE(
      folder.Run("cd w && git init -q -b main && git config user.email t@example.org && git config user.name t && git add . && git commit -qm 1 && "
                 "p() { echo .git/objects/$(git rev-parse HEAD:$1 | cut -c1-2)/$(git rev-parse HEAD:$1 | cut -c3-); } && cp -f $(p b.txt) $(p a.txt)"));
  const Observations seen = ScanOf(folder / "w@HEAD", RealFileSystem());
  EXPECT_EQ(Said(seen, "b.txt", "digest.stated").size(), 0u);
  ASSERT_EQ(Said(seen, "a.txt", "digest.stated").size(), 1u);
  EXPECT_EQ(Said(seen, "a.txt", "digest.stated")[0].substr(0, 8), "mismatch");
}
TEST(Scan, TellsWhichFilesOfAWorkTreeAreAsItsCommitHasThem) {
  const TemporaryFolder folder;
  folder.Write("w/same.txt", "one");
  folder.Write("w/changed.txt", "two");
  folder.Write("w/large.bin", BytesOf(3'000'000));
  ASSERT_TRUE(
      folder.Run("cd w && git init -q -b main && git config user.email t@example.org && git config user.name t && git add . && git commit -qm 1 && "
                 "echo three > changed.txt && echo four > new.txt"));
  for (const unsigned threads : {1U, 4U}) {
    const Observations seen = ScanOf(folder / "w", RealFileSystem(), {}, {.threads = threads, .window = 10'000});
    EXPECT_TRUE(FileOf(seen, "same.txt").committed);
    EXPECT_TRUE(FileOf(seen, "large.bin").committed) << "a file that is read in several steps, too";
    EXPECT_FALSE(FileOf(seen, "changed.txt").committed);
    EXPECT_FALSE(FileOf(seen, "new.txt").committed);
    EXPECT_TRUE(Said(seen, "changed.txt", "digest.stated").empty()) << "that a work tree is worked in is no news";
  }
}
TEST(Scan, SaysWhenAFileIsNotWhatItsNamePromises) {
  MemoryFileSystem files;
  files.AddFile("/r/model.safetensors", std::string("PK\x03\x04", 4) + std::string(100, 'x'));
  EXPECT_EQ(Said(ScanOf("/r", files), "model.safetensors", "type.disguise").size(), 1u);
}
TEST(Scan, ReadsRealFilesOfAllKinds) {
  const TemporaryFolder folder;
  folder.Write("r/a", "x");
  folder.Write("r/shut/b", "y");
  ASSERT_TRUE(folder.Run("mkfifo r/pipe && ln -s r/a r/link && ln -s loop r/loop"));
  const Observations seen = ScanOf(folder / "r", RealFileSystem(), {}, {.threads = 2});
  EXPECT_EQ(FileOf(seen, "pipe").state, FileState::kSpecial);
  EXPECT_EQ(FileOf(seen, "loop").state, FileState::kLink);
  EXPECT_EQ(FileOf(seen, "a").sha256, Sha256Of("x"));
}

}  // namespace
}  // namespace day
