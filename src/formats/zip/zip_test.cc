#include "formats/zip/zip.h"

#include <gtest/gtest.h>

#include "formats/zip/builder_for_test.h"

namespace day {
namespace {

std::string OdditiesOf(const std::string& file) {
  const auto zip = ReadZip(BytesInMemory(file));
  if (!zip) return "refused: " + std::string(zip.error().rule);
  std::string all;
  for (const ZipOddity& oddity : zip->oddities) all += (all.empty() ? "" : "; ") + std::string(oddity.what);
  return all;
}

TEST(ZipReader, ListsMembersWithTheirPlaces) {
  const std::string file = zip::Build({{.name = "a/data.pkl", .bytes = "one"}, {.name = "b", .bytes = "three"}}, "comment");
  const auto zip = ReadZip(BytesInMemory(file));
  ASSERT_TRUE(zip.has_value()) << zip.error().rule;
  ASSERT_EQ(zip->members.size(), 2u);
  EXPECT_EQ(zip->members[1].name, "b");
  EXPECT_EQ(file.substr(zip->members[1].data_at, zip->members[1].packed), "three");
  EXPECT_EQ(zip->comment, "comment");
  EXPECT_TRUE(zip->oddities.empty());
}
TEST(ZipReader, ReadsAnEmptyArchive) { EXPECT_EQ(OdditiesOf(zip::Build({})), ""); }
TEST(ZipReader, TellsWhereHeaderAndDirectoryDiffer) {
  EXPECT_EQ(OdditiesOf(zip::Build({{.name = "a", .bytes = "x", .name_in_header = "b"}})), "a member's header has another name than the directory");
  EXPECT_EQ(OdditiesOf(zip::Build({{.name = "a", .bytes = "x", .header_size = 9}})), "a member's header has other sizes than the directory");
}
TEST(ZipReader, TellsOfMembersOfTheSameName) {
  EXPECT_EQ(OdditiesOf(zip::Build({{.name = "a", .bytes = "x"}, {.name = "a", .bytes = "y"}})), "two members have the same name");
  EXPECT_EQ(OdditiesOf(zip::Build({{.name = "a/b", .bytes = "x"}, {.name = "A\\b", .bytes = "y"}})), "two members' names differ only in case or slashes");
}
TEST(ZipReader, FindsMembersThatTheDirectoryDoesNotList) {
  const auto zip =
      ReadZip(BytesInMemory(zip::Build({{.name = "a", .bytes = "x"}, {.name = "hidden", .bytes = "y", .listed = false}, {.name = "c", .bytes = "z"}})));
  ASSERT_TRUE(zip.has_value());
  ASSERT_EQ(zip->members.size(), 3u);
  EXPECT_EQ(zip->members[2].name, "hidden");
  EXPECT_TRUE(zip->members[2].hidden);
  EXPECT_EQ(zip->oddities.at(0).what, "a member is not in the directory");
}
TEST(ZipReader, TellsOfBytesAroundTheArchive) {
  EXPECT_EQ(OdditiesOf(zip::Build({{.name = "a", .bytes = "x"}}, "", "before")), "other bytes stand before the archive");
  EXPECT_EQ(OdditiesOf(zip::Build({{.name = "a", .bytes = "x"}}) + "after"), "other bytes follow the archive");
}
TEST(ZipReader, TellsOfFlagsThatReadersTreatDifferently) {
  for (uint16_t flag : {0x1, 0x20, 0x40, 0x2000})
    EXPECT_EQ(OdditiesOf(zip::Build({{.name = "a", .bytes = "x", .flags = flag}})), "a member says that it is encrypted or a patch");
  EXPECT_EQ(OdditiesOf(zip::Build({{.name = "a", .bytes = "x", .flags = 0x800}})), "");  // the name is UTF-8
}
TEST(ZipReader, TellsOfAMemberWithoutAHeader) {
  std::string file = zip::Build({{.name = "a", .bytes = "x"}});
  file[2] = 9;
  EXPECT_EQ(OdditiesOf(file), "a member has no header where the directory says");
}
TEST(ZipReader, RefusesWhatHasNoEndRecord) { EXPECT_EQ(OdditiesOf("PK\3\4 and no more"), "refused: has no end record"); }
TEST(ZipReader, RefusesADirectoryThatIsNotThere) {
  std::string file = zip::Build({{.name = "a", .bytes = "x"}});
  std::string longer = file;
  longer[file.size() - 10] = '\x7f';
  EXPECT_EQ(OdditiesOf(longer), "refused: its directory is longer than what is before the end record");
  std::string later = file;
  later[file.size() - 6] = '\x7f';
  EXPECT_EQ(OdditiesOf(later), "refused: its directory begins past its place");
}
TEST(ZipReader, RefusesADirectoryThatEndsInAnEntry) {
  std::string file = zip::Build({{.name = "a", .bytes = "x"}});
  file[file.size() - 22 - 47 + 28] = '\x7f';  // the length of its name
  EXPECT_EQ(OdditiesOf(file), "refused: its directory ends in the middle of an entry");
}
TEST(ZipReader, EndsAtItsLimitOfMembers) {
  const auto zip = ReadZip(BytesInMemory(zip::Build({{.name = "a", .bytes = "x"}, {.name = "b", .bytes = "y"}})), {.max_members = 1});
  ASSERT_FALSE(zip.has_value());
  EXPECT_EQ(zip.error().rule, "zip-members");
}

}  // namespace
}  // namespace day
