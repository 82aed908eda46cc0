#include "records/run/data_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "database/database.h"
#include "io/memory_file_system.h"
#include "records/run/finders.h"
#include "records/tables/tar_for_test.h"

namespace day::records {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const FinderSet& TheFinders() {
  static const FinderSet kFinders = std::move(ChooseFinders({}).value());
  return kFinders;
}

// Records with something in every third of them.
std::string Lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += "{\"id\": " + std::to_string(i) + ", \"text\": \"record " + std::to_string(i) +
            (i % 3 == 0 ? " of user" + std::to_string(i) + "@mail.org, 203.0.113." + std::to_string(i % 250) : "") + "\"}\n";
  return text;
}

std::string Zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

Tally TallyOf(const MemoryFileSystem& files, const std::vector<NamedPath>& paths, DataOptions options) {
  auto report = ScanData(files, paths, TheFinders(), options);
  EXPECT_TRUE(report.has_value());
  for (const FileFacts& file : report->files) EXPECT_EQ(file.counts.bytes(), file.bytes_read) << file.path;
  return std::move(report->tally);
}

TEST(ScanData, GivesTheSameBitsForAnyThreadsAndCompression) {
  MemoryFileSystem files;
  const std::string text = Lines(20'000);
  files.AddFile("/plain", text);
  files.AddFile("/packed", Zstd(text));
  const Tally one = TallyOf(files, {{"a.jsonl", "/plain"}}, {.threads = 1});
  EXPECT_GT(one.kinds[0].count(), 6000U);
  EXPECT_EQ(TallyOf(files, {{"a.jsonl", "/plain"}}, {.threads = 4}), one);
  EXPECT_EQ(TallyOf(files, {{"a.jsonl", "/packed"}}, {.threads = 3}), one);
  EXPECT_EQ(TallyOf(files, {{"a.jsonl", "/plain"}}, {.threads = 2, .cuts = {.block = 5000}}), one);
}

TEST(ScanData, GivesTheSameForFilesInAnyOrder) {
  MemoryFileSystem files;
  std::vector<NamedPath> paths;
  for (int i = 0; i < 100; ++i) {
    const std::string name = "/" + std::to_string(i) + ".jsonl";
    files.AddFile(name, Lines(1 + i));
    paths.push_back({name, name});
  }
  const Tally one = TallyOf(files, paths, {.threads = 2});
  std::mt19937 random(2);
  std::ranges::shuffle(paths, random);
  EXPECT_EQ(TallyOf(files, paths, {.threads = 3}), one);
}

// Text is cut into pieces: what stands at a border is found once, whatever the pieces.
TEST(ScanData, FindsEverythingAtTheBordersOfPieces) {
  std::string text;
  std::mt19937 random(6);
  for (int i = 0; i < 20'000; ++i) {
    text += "user" + std::to_string(i) + "@mail.org" + std::string(1 + random() % 5, ' ');
    if (random() % 4 == 0) text += '\n';
    if (random() % 9 == 0) text += "+44 20 7946 0" + std::to_string(100 + i % 900) + ", ";
    if (random() % 9 == 0) text += "00:00:5e:00:53:" + std::to_string(10 + i % 90) + " ";
  }
  MemoryFileSystem files;
  files.AddFile("/a.txt", text);
  std::vector<std::vector<uint64_t>> counts;
  for (const size_t piece : {size_t{300}, size_t{5000}, size_t{70'000}, size_t{4} << 20}) {
    const Tally tally = TallyOf(files, {{"a.txt", "/a.txt"}}, {.threads = 2, .cuts = {.piece = piece}});
    std::vector<uint64_t> kinds;
    for (const KindTally& kind : tally.kinds) kinds.push_back(kind.count());
    kinds.push_back(tally.tokens);
    counts.push_back(kinds);
  }
  EXPECT_EQ(counts[0][0], 20'000U);
  for (const auto& other : counts) EXPECT_EQ(other, counts[0]);
}

TEST(ScanData, SaysWhatItCouldNotRead) {
  MemoryFileSystem files;
  const std::string packed = Zstd(Lines(5000));
  files.AddFile("/cut", packed.substr(0, packed.size() - 20));
  files.AddFile("/binary",
                "\x7F"
                "ELF" +
                    std::string(100, '\0'));
  files.AddFile("/empty", "");
  const auto report = ScanData(files, {{"cut.jsonl.zst", "/cut"}, {"x.parquet", "/binary"}, {"e.jsonl", "/empty"}, {"gone", "/gone"}}, TheFinders(), {});
  ASSERT_TRUE(report.has_value());
  EXPECT_THAT(report->files[0].trouble, HasSubstr("cut.jsonl.zst: the compressed stream ends early"));
  EXPECT_EQ(report->files[0].counts.bytes(), report->files[0].bytes_read);
  EXPECT_TRUE(report->files[1].binary);
  EXPECT_THAT(report->files[1].trouble, IsEmpty());
  EXPECT_EQ(report->files[2].bytes_read, 0U);
  EXPECT_NE(report->files[3].trouble, "");
}

// What was scanned and what was left out are all that was read, whatever the records were taken out of.
TEST(ScanData, CountsEveryByteOfATar) {
  MemoryFileSystem files;
  const std::string tar =
      Tar({Member("01.txt", "write to user1@mail.org"), Member("01.json", R"({"a": "user2@mail.org"})"), Member("01.jpg", std::string(5000, 'j')),
           Member("x.jsonl", "{\"t\": \"user3@mail.org\"}\n{broken user4@mail.org\n"), Member("y.csv", "id,t\n1,user5@mail.org\n")});
  files.AddFile("/a.tar", tar);
  files.AddFile("/a.tar.zst", Zstd(tar));
  for (const std::string name : {"/a.tar", "/a.tar.zst"}) {
    const auto report = ScanData(files, {{name, name}}, TheFinders(), {});
    ASSERT_TRUE(report.has_value());
    const FileFacts& facts = report->files[0];
    EXPECT_EQ(facts.container, "tar");
    EXPECT_EQ(facts.trouble, "");
    EXPECT_EQ(facts.counts.records, 3U);
    EXPECT_EQ(facts.counts.broken, 1U);
    EXPECT_EQ(facts.counts.bytes_skipped, 5000U);
    EXPECT_EQ(facts.counts.bytes(), facts.bytes_read);
    EXPECT_EQ(report->tally.kinds[0].count(), 5U);
  }
}

TEST(ScanData, ReadsParquetAndNamesABrokenOne) {
  char name[] = "/tmp/daylight-scan-XXXXXX";
  const std::string folder = ::mkdtemp(name), path = folder + "/a.parquet", broken = folder + "/b.parquet";
  {
    auto database = Database::Open("", {.folders = {folder}});
    ASSERT_TRUE(database.has_value());
    const auto connection = database->Connect();
    ASSERT_TRUE(connection->Run("COPY (SELECT range AS id, 'write to user' || range || '@mail.org' AS text FROM range(3000)) TO " + SqlString(path) +
                                " (FORMAT parquet)"));
  }
  std::ofstream(broken) << "PAR1 and no more";
  const auto report = ScanData(RealFileSystem(), {{"a.parquet", path}, {"b.parquet", broken}}, TheFinders(), {.threads = 2});
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(report.has_value());
  const FileFacts& facts = report->files[0];
  EXPECT_EQ(facts.container, "parquet");
  EXPECT_EQ(facts.left_out, std::vector<std::string>{"id"});
  EXPECT_EQ(facts.counts.records, 3000U);
  EXPECT_EQ(facts.counts.bytes(), facts.bytes_read);
  EXPECT_EQ(report->tally.kinds[0].count(), 3000U);
  EXPECT_THAT(report->files[1].trouble, HasSubstr("b.parquet: cannot be read as Parquet"));
}

TEST(ScanData, StopsWhenAsked) {
  MemoryFileSystem files;
  files.AddFile("/a", Lines(10));
  std::stop_source stop;
  stop.request_stop();
  const auto report = ScanData(files, {{"a", "/a"}}, TheFinders(), {.stop = stop.get_token()});
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().kind, ErrorKind::kCancelled);
}

TEST(FindInOrder, GivesBlocksInTheOrderOfTheFile) {
  MemoryFileSystem files;
  files.AddFile("/a.jsonl", Lines(3000));
  uint64_t next = 0;
  std::vector<uint64_t> records;
  const auto facts = FindInOrder(files, {"a.jsonl", "/a.jsonl"}, TheFinders(), {.threads = 3, .cuts = {.block = 2000}}, [&](const FoundBlock& found) {
    EXPECT_EQ(found.raw.first_record, next);
    next = found.next_record;
    EXPECT_EQ(found.places.size(), found.block.units.size());
    for (const Span& span : found.spans) records.push_back(found.block.units[span.unit].record);
    return Status();
  });
  ASSERT_TRUE(facts.has_value());
  EXPECT_EQ(next, 3000U);
  EXPECT_TRUE(std::ranges::is_sorted(records));
  EXPECT_EQ(records.size(), 2000U);
}

TEST(FindInOrder, EndsWithTheErrorOfWhoTakes) {
  MemoryFileSystem files;
  files.AddFile("/a.jsonl", Lines(10));
  const auto facts = FindInOrder(files, {"a.jsonl", "/a.jsonl"}, TheFinders(), {}, [](const FoundBlock&) { return Status(MakeError(ErrorKind::kIo, "full")); });
  ASSERT_FALSE(facts.has_value());
  EXPECT_EQ(facts.error().message, "full");
}

TEST(ChooseFinders, NamesWhatThereIsNot) {
  EXPECT_FALSE(ChooseFinders({.only = {"harm"}}).has_value());
  EXPECT_FALSE(ChooseFinders({.regions = {"XX"}}).has_value());
  EXPECT_TRUE(ChooseFinders({.only = {"pii"}, .regions = {"us"}}).has_value());
}

}  // namespace
}  // namespace day::records
