#include "records/tables/tar_stream.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "records/readers/test_help.h"
#include "records/tables/tar_for_test.h"

namespace day::records {
namespace {

struct Given {
  std::string lines, trouble;
  uint64_t members = 0, skipped = 0;
};
Given Read(std::string tar, size_t step = SIZE_MAX) {
  const auto stream = TarStream::Open(std::make_unique<MemoryStream>(std::move(tar), step));
  Given given;
  given.lines = ReadAll(*stream, &given.trouble);
  given.members = stream->members();
  given.skipped = stream->skipped();
  return given;
}

TEST(TarStream, JoinsMembersOfAKeyToARecord) {
  const std::string tar = Tar({Member("a/01.txt", "one\ntwo"), Member("a/01.json", "{\"x\":\n \"y\"}"), Member("a/01.jpg", "1234567"),
                               Member("a/02.txt", "three"), Member("a/02.seg.json", "no json")});
  const Given given = Read(tar);
  EXPECT_EQ(given.lines,
            "{\"__key__\":\"a/01\",\"txt\":\"one\\ntwo\",\"json\":{\"x\":  \"y\"}}\n{\"__key__\":\"a/02\",\"txt\":\"three\",\"seg.json\":\"no json\"}\n");
  EXPECT_EQ(given.trouble, "");
  EXPECT_EQ(given.members, 5U);
  EXPECT_EQ(given.skipped, 7U);
  EXPECT_EQ(Read(tar, 100).lines, given.lines);
}

TEST(TarStream, GivesLinesAndRowsAsRecords) {
  EXPECT_EQ(Read(Tar({Member("a.jsonl", "{\"t\":1}\n{\"t\":2}"), Member("b.csv", "id,text\n1,\"a \"\"b\"\"\nc\"\n2,d\n")})).lines,
            "{\"t\":1}\n{\"t\":2}\n{\"__key__\":\"b.csv\",\"id\":\"1\",\"text\":\"a \\\"b\\\"\\nc\"}\n{\"__key__\":\"b.csv\",\"id\":\"2\",\"text\":\"d\"}\n");
}

TEST(TarStream, TakesNoLinkDeviceOrFolderForText) {
  EXPECT_EQ(Read(Tar({Member("a.txt", "", '2', "/etc/passwd"), Member("b.txt", "", '1', "a.txt"), Member("c.txt", "", '3'), Member("d.txt/", "", '5')})).lines,
            "");
}

TEST(TarStream, KeepsHostileNamesInTheirQuotes) {
  const std::string lines = Read(Tar({Member("../../etc/a\"},{\n\xff.txt", "x"), Member("/b.t\"x.txt", "y")})).lines;
  EXPECT_EQ(std::ranges::count(lines, '\n'), 2);
  EXPECT_NE(lines.find("../../etc/a\\\"},{\\n"), lines.npos);
}

TEST(TarStream, GivesWhatCameBeforeTheEndOfACutArchive) {
  const std::string tar = Tar({Member("a.txt", "one"), Member("b.txt", std::string(3000, 'b'))});
  const Given given = Read(tar.substr(0, 2000));
  EXPECT_TRUE(given.lines.starts_with("{\"__key__\":\"a\",\"txt\":\"one\"}\n"));
  EXPECT_NE(given.trouble, "");
}

TEST(TarStream, SaysThatAHeaderIsDamaged) {
  std::string tar = Tar({Member("a.txt", "one"), Member("b.txt", "two")});
  tar[1024 + 3] = 'q';  // the sum of its bytes is another now
  EXPECT_NE(Read(tar).trouble, "");
  EXPECT_EQ(Read(Tar({})).lines, "");
  EXPECT_EQ(Read("").lines, "");
}

TEST(TarStream, LeavesOutWhatSaysThatItIsHuge) {
  std::string member = Member("a.txt", "one");
  member.replace(124, 11, "77777777777");  // 8 GiB
  member.replace(148, 8, "        ");
  unsigned sum = 0;
  for (size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(member[i]);
  char text[8];
  snprintf(text, sizeof text, "%06o", sum);
  member.replace(148, 7, std::string(text, 7));
  const Given given = Read(Tar({Member("b.txt", "two"), member}));
  EXPECT_EQ(given.lines, "{\"__key__\":\"b\",\"txt\":\"two\"}\n");
  EXPECT_EQ(given.skipped, 0U);  // it is not there
  EXPECT_NE(given.trouble, "");
}

TEST(TarStream, IsToldByItsMark) {
  EXPECT_TRUE(IsTar(Member("a.txt", "")));
  EXPECT_FALSE(IsTar(std::string(600, 'a')));
  EXPECT_FALSE(IsTar("ustar"));
}

}  // namespace
}  // namespace day::records
