#include "catalog/catalog.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "catalog/profile_for_test.h"
#include "catalog/schema.h"

namespace day {
namespace {

class CatalogTest : public testing::Test {
 protected:
  CatalogTest() {
    char name[] = "/tmp/day_catalog_XXXXXX";
    folder_ = ::mkdtemp(name);
  }
  ~CatalogTest() override { std::filesystem::remove_all(folder_); }

  std::string path() const { return folder_ + "/catalog.duckdb"; }
  Catalog Open(Catalog::Access access = Catalog::Access::kWrite) const {
    auto catalog = Catalog::Open(path(), {.access = access});
    EXPECT_TRUE(catalog) << catalog.error().message;
    return std::move(*catalog);
  }
  static CatalogEntry Entry(const Catalog& catalog, const TestRelease& release, const EntryDetails& details = {}) {
    auto entry = MakeEntry(ProfileJsonForTest(release), "test", details, catalog.packer());
    EXPECT_TRUE(entry) << entry.error().message;
    return std::move(*entry);
  }
  static Catalog::Added Add(Catalog& catalog, const TestRelease& release, const EntryDetails& details = {}) {
    const CatalogEntry entries[] = {Entry(catalog, release, details)};
    auto added = catalog.Add(entries);
    EXPECT_TRUE(added) << added.error().message;
    return added.value_or(Catalog::Added{});
  }

  std::string folder_;
};

TEST_F(CatalogTest, GivesBackTheProfileThatTheAuditWrote) {
  Catalog catalog = Open();
  const std::string json = ProfileJsonForTest({});
  EXPECT_EQ(Add(catalog, {}).added, 1);
  const auto info = catalog.view().Find("acme/model-7b");
  ASSERT_TRUE(info) << info.error().message;
  EXPECT_EQ(info->number, 1);
  EXPECT_EQ(info->publisher, "acme");
  EXPECT_EQ(info->license, "Apache-2.0");
  EXPECT_EQ(info->source_revision, "0123456789abcdef");
  EXPECT_EQ(*catalog.view().ProfileJson(info->revision), json);
}

TEST_F(CatalogTest, KeepsALargeProfileInParts) {
  Catalog catalog = Open();
  SavedProfile saved{.profile = ProfileForTest({}), .names = {}, .tool = {}, .knowledge = {}};
  for (int i = 0; i < 5'000; ++i) {
    FileRecord file{.path = "file-" + std::to_string(i)};
    file.sha256 = Sha256Of(file.path);
    saved.profile.files.push_back(std::move(file));
  }
  auto entry = MakeEntry(std::move(saved), {}, catalog.packer());
  ASSERT_TRUE(entry);
  EXPECT_GT(entry->packed.size(), size_t{100'000});
  const std::string json = *catalog.packer().Unpack(entry->packed, kMaxProfileBytes);
  const CatalogEntry entries[] = {Entry(catalog, {.name = "before"}), std::move(*entry), Entry(catalog, {.name = "after"})};
  ASSERT_TRUE(catalog.Add(entries));
  EXPECT_EQ(*catalog.view().ProfileJson(2), json);
  std::string names;
  ASSERT_TRUE(catalog.view().ForEachRevision("", [&](const RevisionInfo& info, const std::string& text) -> Status {
    names += info.release + " ";
    EXPECT_EQ(text == json, info.revision == 2);
    return {};
  }));
  EXPECT_EQ(names, "before acme/model-7b after ");
}

TEST_F(CatalogTest, KeepsRevisionsOfARelease) {
  {
    Catalog catalog = Open();
    EXPECT_EQ(Add(catalog, {}, {.label = "v1", .released = "2024-02-29"}).added, 1);
    EXPECT_EQ(Add(catalog, {}).unchanged, 1);
    EXPECT_EQ(Add(catalog, {.license = "MIT"}, {.label = "v2"}).added, 1);
    EXPECT_EQ(Add(catalog, {.name = "other"}).added, 1);
  }
  const Catalog catalog = Open(Catalog::Access::kRead);
  const auto all = catalog.view().RevisionsOf("acme/model-7b");
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2u);
  EXPECT_FALSE(all->front().latest);
  EXPECT_EQ(all->front().released, "2024-02-29");
  EXPECT_TRUE(all->back().latest);
  EXPECT_EQ(all->back().license, "MIT");
  EXPECT_EQ(catalog.view().List("", false)->size(), 2u);
  EXPECT_EQ(catalog.view().List("", true)->size(), 3u);
  EXPECT_EQ(catalog.view().List("MODEL", false)->size(), 1u);
}

TEST_F(CatalogTest, ARevisionHasThePublisherThatWasSaidBefore) {
  Catalog catalog = Open();
  Add(catalog, {.name = "plain"}, {.publisher = "Acme & <Co>"});
  Add(catalog, {.name = "plain", .license = "MIT"});
  EXPECT_EQ(catalog.view().Find("plain")->publisher, "Acme & <Co>");
  Add(catalog, {.name = "acme/model"}, {.publisher = "Acme & <Co>"});
  Add(catalog, {.name = "acme/model", .license = "MIT"});
  EXPECT_EQ(catalog.view().Find("acme/model")->publisher, "Acme & <Co>") << "what was said comes before the account in a name";
  Add(catalog, {.name = "acme/model", .license = "Zlib"}, {.publisher = "Other"});
  EXPECT_EQ(catalog.view().Find("acme/model")->publisher, "Other");
  Catalog::Added twice;
  {
    const CatalogEntry entries[] = {Entry(catalog, {.name = "new"}, {.publisher = "Somebody"}), Entry(catalog, {.name = "new", .license = "MIT"})};
    twice = *catalog.Add(entries);
  }
  EXPECT_EQ(twice.added, 2);
  EXPECT_EQ(catalog.view().Find("new")->publisher, "Somebody");
}

TEST_F(CatalogTest, AddingAgainGivesWhatWasNotKnown) {
  {
    Catalog catalog = Open();
    Add(catalog, {.name = "plain"});
    const Catalog::Added dated = Add(catalog, {.name = "plain"}, {.label = "v1", .released = "2024-02-29"});
    EXPECT_EQ(dated.added, 0);
    EXPECT_EQ(dated.unchanged, 1);
    EXPECT_EQ(dated.completed, 1);
    EXPECT_EQ(Add(catalog, {.name = "plain"}, {.label = "v2", .released = "2025-01-01"}).completed, 0) << "what is known stays";
    EXPECT_EQ(Add(catalog, {.name = "plain"}, {.publisher = "Acme"}).completed, 1);
    EXPECT_EQ(Add(catalog, {.name = "plain"}, {.publisher = "Acme"}).completed, 0);
  }
  const Catalog catalog = Open(Catalog::Access::kRead);
  const auto info = catalog.view().Find("plain@v1");
  ASSERT_TRUE(info) << info.error().message;
  EXPECT_EQ(info->released, "2024-02-29");
  EXPECT_EQ(info->publisher, "Acme");
  EXPECT_EQ(catalog.view().RevisionsOf("plain")->size(), 1u);
}

TEST_F(CatalogTest, RefusesNamesThatNoAddressLeadsTo) {
  Catalog catalog = Open();
  const auto refused = [&](const std::string& name) { return !MakeEntry(ProfileJsonForTest({.name = name}), "test", {}, catalog.packer()); };
  EXPECT_TRUE(refused("."));
  EXPECT_TRUE(refused(".."));
  EXPECT_FALSE(refused("..."));
  EXPECT_FALSE(refused(std::string(kMaxReleaseName, 'a')));
  EXPECT_TRUE(refused(std::string(kMaxReleaseName + 1, 'a'))) << "cut, it would be the one before";
}

TEST_F(CatalogTest, FindsARevisionByNumberLabelOrDigits) {
  Catalog catalog = Open();
  Add(catalog, {}, {.label = "v1"});
  Add(catalog, {.license = "MIT"}, {.label = "v2"});
  EXPECT_EQ(catalog.view().Find("acme/model-7b")->number, 2);
  EXPECT_EQ(catalog.view().Find("acme/model-7b@1")->number, 1);
  EXPECT_EQ(catalog.view().Find("acme/model-7b@v1")->number, 1);
  EXPECT_EQ(catalog.view().Find("acme/model-7b@0123")->number, 2);
  EXPECT_EQ(catalog.view().Find("acme/model-7b@" + catalog.view().Find("acme/model-7b@1")->digest.substr(0, 12))->number, 1);
  EXPECT_EQ(catalog.view().Find("acme/model-7b@v3").error().message, "the catalog has no revision 'v3' of acme/model-7b; there is 1 (v1), 2 (v2)");
  EXPECT_EQ(catalog.view().Find("nobody").error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(catalog.view().Find("nobody@1").error().kind, ErrorKind::kNotFound);
}

// Lists, links and hints name a revision by its number, which leads to no other.
TEST_F(CatalogTest, FindsALabelThatHoldsAnAt) {
  Catalog catalog = Open();
  Add(catalog, {}, {.label = "v1 @x@y"});
  Add(catalog, {.license = "MIT"}, {.label = "v2"});
  Add(catalog, {.name = "acme/at@home"}, {.label = "v1"});
  EXPECT_EQ(catalog.view().Find("acme/model-7b@v1 @x@y")->number, 1);
  EXPECT_EQ(catalog.view().Find("acme/at@home@v1")->release, "acme/at@home");
  EXPECT_EQ(catalog.view().Find("acme/at@home")->release, "acme/at@home");
  EXPECT_EQ(catalog.view().Find("acme/model-7b@v1 @x").error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(catalog.view().Find("@v1").error().message, "the catalog has no release ''");
}

TEST_F(CatalogTest, ANumberComesBeforeALabelThatLooksLikeOne) {
  Catalog catalog = Open();
  Add(catalog, {}, {.label = "2"});
  Add(catalog, {.license = "MIT"}, {.label = "same"});
  Add(catalog, {.license = "BSD-3-Clause"}, {.label = "same"});
  EXPECT_EQ(catalog.view().Find("acme/model-7b@2")->number, 2);
  EXPECT_EQ(catalog.view().Find("acme/model-7b@same")->number, 3) << "the newest";
  EXPECT_EQ(catalog.view().Find("acme/model-7b@1")->shown(), "acme/model-7b@1 (2)");
  EXPECT_EQ(catalog.view().Find("acme/model-7b@3")->shown(), "acme/model-7b@3 (same)");
  EXPECT_EQ(catalog.Remove("acme/model-7b@2")->at(0).label, "same");
  EXPECT_EQ(catalog.view().Find("acme/model-7b@2")->number, 1) << "the label, where no revision has that number";
}

TEST_F(CatalogTest, SaysWhatIsKnownOtherwise) {
  Catalog catalog = Open();
  Add(catalog, {}, {.label = "v1", .released = "2025-01-02"});
  EXPECT_EQ(Add(catalog, {}, {.label = "v1", .released = "2025-01-02"}).contrary, 0);
  EXPECT_EQ(Add(catalog, {}, {}).contrary, 0);
  EXPECT_EQ(Add(catalog, {}, {.released = "2025-01-03"}).contrary, 1);
  EXPECT_EQ(catalog.view().Find("acme/model-7b")->released, "2025-01-02");
}

TEST_F(CatalogTest, TakesSeveralRevisionsOfOneReleaseAtOnce) {
  Catalog catalog = Open();
  const CatalogEntry entries[] = {Entry(catalog, {}), Entry(catalog, {}), Entry(catalog, {.license = "MIT"}), Entry(catalog, {})};
  const auto added = catalog.Add(entries);
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_EQ(added->added, 3);
  EXPECT_EQ(added->unchanged, 1);
  EXPECT_EQ(catalog.view().Find("acme/model-7b")->number, 3);
  EXPECT_EQ(catalog.view().List("", false)->size(), 1u);
}

TEST_F(CatalogTest, RemovesARevisionOrARelease) {
  Catalog catalog = Open();
  Add(catalog, {});
  Add(catalog, {.license = "MIT"});
  Add(catalog, {.name = "other"});
  EXPECT_EQ(catalog.Remove("acme/model-7b@2")->at(0).number, 2);
  EXPECT_TRUE(catalog.view().Find("acme/model-7b")->latest);
  EXPECT_EQ(catalog.view().Find("acme/model-7b")->number, 1);
  EXPECT_EQ(Add(catalog, {}).unchanged, 1);
  EXPECT_EQ(catalog.Remove("acme/model-7b")->size(), 1U);
  EXPECT_FALSE(catalog.view().Find("acme/model-7b"));
  EXPECT_EQ(catalog.Remove("acme/model-7b").error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(catalog.view().List("", true)->size(), 1u);
}

TEST_F(CatalogTest, ItsStateChangesWithEveryCommit) {
  Catalog catalog = Open();
  const std::string before = *catalog.view().State();
  Add(catalog, {});
  const std::string after = *catalog.view().State();
  EXPECT_NE(before, after);
  Add(catalog, {});
  EXPECT_EQ(*catalog.view().State(), after);
}

TEST_F(CatalogTest, ExportsWhatItWasGiven) {
  std::string lines;
  {
    Catalog catalog = Open();
    Add(catalog, {}, {.publisher = "Acme \"Inc\"", .label = "v1", .released = "2024-02-29"});
    ASSERT_TRUE(catalog.view().ForEachRevision("", [&](const RevisionInfo& info, const std::string& json) -> Status {
      lines += EntryLine(info.details(), json);
      return {};
    }));
  }
  EXPECT_EQ(std::ranges::count(lines, '\n'), 1);
  std::filesystem::remove(path());
  Catalog again = Open();
  auto entry = MakeEntry(lines, "line", {}, again.packer());
  ASSERT_TRUE(entry) << entry.error().message;
  ASSERT_TRUE(again.Add(std::span(&*entry, 1)));
  EXPECT_EQ(again.Add(std::span(&*entry, 1))->unchanged, 1);
  Add(again, {.license = "MIT"});
  EXPECT_EQ(again.Add(std::span(&*entry, 1))->unchanged, 1);  // though something came after it
  const auto info = again.view().Find("acme/model-7b@1");
  ASSERT_TRUE(info);
  EXPECT_EQ(info->publisher, "Acme \"Inc\"");
  EXPECT_EQ(info->label, "v1");
  EXPECT_EQ(info->released, "2024-02-29");
  EXPECT_EQ(*again.view().ProfileJson(info->revision), ProfileJsonForTest({}));
}

TEST_F(CatalogTest, LosesNothingThatWasCommittedWhenKilled) {
  const pid_t child = ::fork();
  if (child == 0) {
    Catalog catalog = Open();
    if (Add(catalog, {}).added != 1) ::_exit(1);
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  const Catalog catalog = Open(Catalog::Access::kRead);
  EXPECT_TRUE(catalog.view().Find("acme/model-7b"));
}

TEST_F(CatalogTest, RefusesWhatIsNoEntry) {
  const Catalog catalog = Open();
  const auto reason = [&](std::string_view json, const EntryDetails& details = {}) {
    auto entry = MakeEntry(json, "f", details, catalog.packer());
    return entry ? "" : entry.error().message;
  };
  const std::string good = ProfileJsonForTest({});
  EXPECT_EQ(reason("{"), "f: line 1: Missing a name for object member.");
  EXPECT_NE(reason("{}"), "");
  EXPECT_NE(reason(R"({"schema": "daylight-catalog-entry-1"})"), "");
  EXPECT_NE(reason(R"({"schema": "daylight-catalog-entry-1", "profile": 3})"), "");
  EXPECT_EQ(reason(good, {.release = std::string(301, 'a')}), "f: the release's name has more than 300 bytes");
  EXPECT_EQ(reason(good, {.release = "a\xff"}), "f: the release's name is not UTF-8 text");
  EXPECT_EQ(reason(good, {.release = "a\x1b[31m"}), "f: the release's name holds characters that do not show");
  EXPECT_EQ(reason(good, {.publisher = std::string(201, 'a')}), "f: the publisher's name has more than 200 bytes");
  EXPECT_EQ(reason(good, {.label = "a\nb"}), "f: the label holds characters that do not show");
  for (const char* date : {"2024", "2024-02-30", "2024-13-01", "0000-01-01", "24-01-01", "2024-1-1", "2024/01/01", "2024-01-0x", "yesterday!"})
    EXPECT_NE(reason(good, {.released = date}), "") << date;
  EXPECT_EQ(reason(ProfileJsonForTest({.name = ""})), "f: the release has no name");
  EXPECT_EQ(reason(ProfileJsonForTest({.name = "a\x1b[31m"})), "");  // shown with escapes
}

TEST_F(CatalogTest, RefusesOtherDatabases) {
  {
    auto database = Database::Open(path());
    ASSERT_TRUE(database && database->Connect()->Run("CREATE TABLE t(a INTEGER)"));
  }
  for (const Catalog::Access access : {Catalog::Access::kRead, Catalog::Access::kWrite})
    EXPECT_EQ(Catalog::Open(path(), {.access = access}).error().kind, ErrorKind::kInvalid);
}

TEST_F(CatalogTest, RefusesACatalogOfALaterProgram) {
  Open();
  {
    auto database = Database::Open(path());
    ASSERT_TRUE(database && database->Connect()->Run("UPDATE settings SET value = '99' WHERE name = 'schema'"));
  }
  for (const Catalog::Access access : {Catalog::Access::kRead, Catalog::Access::kWrite})
    EXPECT_EQ(Catalog::Open(path(), {.access = access}).error().kind, ErrorKind::kUnsupported);
}

TEST_F(CatalogTest, SaysThatAnEmptyFileHoldsNoCatalogYet) {
  {
    ASSERT_TRUE(Database::Open(path()));
  }
  EXPECT_EQ(Catalog::Open(path(), {}).error().kind, ErrorKind::kUnsupported);
  EXPECT_TRUE(Catalog::Open(path(), {.access = Catalog::Access::kWrite}));
}

TEST_F(CatalogTest, SaysWhatIsDamaged) {
  {
    Catalog catalog = Open();
    Add(catalog, {});
  }
  const auto json_after = [&](const char* damage) {
    {
      auto database = Database::Open(path());
      EXPECT_TRUE(database && database->Connect()->Run(damage));
    }
    return Open(Catalog::Access::kRead).view().ProfileJson(1);
  };
  EXPECT_EQ(json_after("UPDATE profiles SET json = '\\x00abc'::BLOB").error().message, "a stored profile cannot be unpacked");
  EXPECT_EQ(json_after("UPDATE profiles SET dictionary = 7").error().message, "the catalog is damaged: a dictionary of it is missing");
  EXPECT_EQ(json_after("DELETE FROM profiles").error().kind, ErrorKind::kNotFound);
}

TEST(ReleaseFacts, NamesThePublisherOnlyWhereTheNameDoes) {
  EXPECT_EQ(PublisherOf("acme/model"), "acme");
  EXPECT_EQ(PublisherOf("models--acme--model"), "acme");
  EXPECT_EQ(PublisherOf("datasets--acme--set"), "acme");
  for (const char* name : {"model", "/model", "models--gpt2", ""}) EXPECT_EQ(PublisherOf(name), "") << name;
}

}  // namespace
}  // namespace day
