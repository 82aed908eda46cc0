#include "records/stream/stream_meter.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "database/database.h"

namespace day::records {
namespace {

StreamFigures Measure(std::string_view bytes, std::string_view name, StreamKind kind = StreamKind::kData, size_t step = SIZE_MAX) {
  static StreamKit kit;
  StreamMeter meter(kit, kind, name);
  for (size_t at = 0; at < bytes.size(); at += std::min(step, bytes.size() - at)) meter.Feed(bytes.substr(at, step));
  return meter.Finish();
}

std::string Lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += "{\"id\": " + std::to_string(i) + ", \"text\": \"record " + std::to_string(i) + " of what the people of the village thought" +
            (i % 10 == 3 ? ", user" + std::to_string(i) + "@mail.org" : "") + "\"}\n";
  return text;
}

TEST(StreamMeter, CountsAndSaysWhereNotWhat) {
  const StreamFigures figures = Measure(Lines(100), "a.jsonl");
  EXPECT_EQ(figures.format, "jsonl");
  EXPECT_EQ(figures.records, 100U);
  EXPECT_TRUE(figures.whole);
  ASSERT_EQ(figures.kinds.size(), 1U);
  EXPECT_EQ(figures.kinds[0].type, "EMAIL_ADDRESS");
  EXPECT_EQ(figures.kinds[0].valid, 10U);
  ASSERT_EQ(figures.kinds[0].places.size(), kPlacesOfAKind);
  EXPECT_EQ(figures.kinds[0].places[1].line, 14U);
  EXPECT_EQ(figures.kinds[0].places[1].look, "xxxx99@xxxx.xxx");
  ASSERT_EQ(figures.languages.size(), 1U);
  EXPECT_EQ(figures.languages[0].code, "en");
}

TEST(StreamMeter, FindsTheSameHoweverTheFileIsCut) {
  const std::string text = Lines(40'000);  // some chunks
  const StreamFigures whole = Measure(text, "a.jsonl");
  for (const size_t step : {size_t{4000}, size_t{300'001}, size_t{2} << 20}) {
    const StreamFigures cut = Measure(text, "a.jsonl", StreamKind::kData, step);
    EXPECT_EQ(cut.records, 40'000U);
    EXPECT_EQ(cut.tokens, whole.tokens);
    ASSERT_EQ(cut.kinds.size(), 1U);
    EXPECT_EQ(cut.kinds[0].valid, 4000U);
    EXPECT_EQ(cut.kinds[0].places[2].offset, whole.kinds[0].places[2].offset);
    EXPECT_EQ(cut.languages[0].texts, whole.languages[0].texts);
  }
}

TEST(StreamMeter, GivesLinesOfTablesDocumentsAndTexts) {
  EXPECT_EQ(Measure("name,mail\nann,a@example.org\n\"b\nc\",b@example.org\n", "a.csv").kinds.at(0).places.at(1).line, 4U);
  EXPECT_EQ(Measure("[\n{\"a\": \"x\"},\n{\"a\": \"a@example.org\"}\n]\n", "a.json").kinds.at(0).places.at(0).line, 3U);
  EXPECT_EQ(Measure("one\ntwo a@example.org\n", "a.txt").kinds.at(0).places.at(0).line, 2U);
}

TEST(StreamMeter, CountsCopiesAndLicensesAndWhoIsNobody) {
  std::string text;
  for (int i = 0; i < 40; ++i)
    text += "{\"text\": \"" +
            std::string(i % 10 == 9 ? "the same text of the people of the village, told again" : "a text of its own, and number " + std::to_string(i)) +
            (i == 1   ? " of ann@acme.org"
             : i == 2 ? " of ann@example.org"
             : i == 3 ? " of info@acme.org"
                      : "") +
            "\", \"license\": \"" + (i < 30 ? "mit" : "CC BY 4.0") + "\"}\n";
  const StreamFigures figures = Measure(text, "a.jsonl");
  EXPECT_EQ(figures.compared, 40U);
  EXPECT_EQ(figures.copies, 3U);
  ASSERT_EQ(figures.copy_places.size(), 1U);
  EXPECT_EQ(figures.copy_places[0].of, 9U);
  EXPECT_EQ(figures.copy_places[0].record, 19U);
  EXPECT_GT(figures.words, 300U);
  EXPECT_EQ(figures.licensed, 40U);
  ASSERT_EQ(figures.licenses.size(), 2U);
  EXPECT_EQ(figures.licenses[0].value, "mit");
  EXPECT_EQ(figures.licenses[1].records, 10U);
  ASSERT_EQ(figures.kinds.size(), 1U);
  EXPECT_EQ(figures.kinds[0].valid, 3U);
  EXPECT_EQ(figures.kinds[0].telling, 1U);
}

// A file that the database writes, as bytes.
std::string Parquet(const std::string& select, const std::string& options = "") {
  char name[] = "/tmp/daylight-stream-XXXXXX";
  const std::string folder = ::mkdtemp(name), path = folder + "/a";
  auto database = Database::Open("", {.folders = {folder}});
  EXPECT_TRUE(database.has_value());
  EXPECT_TRUE(database->Connect()->Run("COPY (" + select + ") TO '" + path + "' (FORMAT parquet" + options + ")"));
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  std::filesystem::remove_all(folder);
  return bytes;
}

TEST(StreamMeter, ReadsTheRowsOfParquet) {
  const std::string bytes =
      Parquet("SELECT range AS id, 'what the people of the village thought, told by user' || range || '@mail.org' AS text FROM range(500)");
  const StreamFigures figures = Measure(bytes, "a.parquet", StreamKind::kParquet);
  EXPECT_EQ(figures.format, "parquet");
  EXPECT_EQ(figures.bytes, bytes.size());
  EXPECT_EQ(figures.records, 500U);
  EXPECT_TRUE(figures.whole);
  ASSERT_EQ(figures.kinds.size(), 1U);
  EXPECT_EQ(figures.kinds[0].valid, 500U);
  EXPECT_EQ(figures.kinds[0].places[2].record, 2U);
  EXPECT_EQ(figures.kinds[0].places[2].line, 0U);
  EXPECT_EQ(Measure(bytes, "a.parquet", StreamKind::kParquet, 777).kinds[0].valid, 500U);
  EXPECT_EQ(figures.languages.at(0).code, "en");
}

TEST(StreamMeter, ReadsTheFirstRowGroupsOfLongParquet) {
  const std::string bytes = Parquet("SELECT 'text ' || range AS text, (repeat('x', 12000) || range)::BLOB AS picture FROM range(8000)",
                                    ", CODEC 'uncompressed', ROW_GROUP_SIZE 2048");
  ASSERT_GT(bytes.size(), kMostOfAFile);
  const StreamFigures figures = Measure(bytes, "a.parquet", StreamKind::kParquet, 1 << 20);
  EXPECT_FALSE(figures.whole);
  EXPECT_EQ(figures.records, 4096U);  // two of four row groups
  EXPECT_EQ(figures.bytes, kMostOfAFile);
}

TEST(StreamMeter, SaysWhatIsWrongWithParquet) {
  std::string bytes = Parquet("SELECT 'a' AS t");
  EXPECT_NE(Measure(bytes.substr(0, bytes.size() - 3), "a.parquet", StreamKind::kParquet).trouble, "");
  EXPECT_NE(Measure("PAR1", "a.parquet", StreamKind::kParquet).trouble, "");
  EXPECT_EQ(Measure("PAR1", "a.parquet", StreamKind::kParquet).bytes, 0U);
}

TEST(StreamMeter, LooksForSecretsAloneInCode) {
  const StreamFigures figures = Measure("# a@example.org\nurl = 'postgres://ann:s3cr3tPazzw0rd@db.example.net/x'\n", "a.py", StreamKind::kCode);
  for (const FoundKind& kind : figures.kinds) EXPECT_EQ(kind.meter, "secrets");
}

TEST(StreamMeter, LooksAtNothingThatIsNoText) {
  EXPECT_EQ(Measure(std::string(100, '\0') + "a@example.org", "a.csv").bytes, 0U);
  EXPECT_EQ(Measure(std::string("\xFF\xFE") + "a", "a.csv").bytes, 0U);
  EXPECT_EQ(Measure("", "a.jsonl").bytes, 0U);
}

TEST(StreamMeter, ReadsALongLineAndSaysWhatItLeavesOut) {
  std::string text = std::string(size_t{17} << 20, 'a') + " a@example.org\n";
  EXPECT_EQ(Measure(text, "a.jsonl", StreamKind::kData, 1 << 20).kinds.at(0).places.at(0).line, 1U);
  text.assign(kMostOfAFile, ' ');
  text += "a@example.org\n";
  const StreamFigures figures = Measure(text, "a.txt", StreamKind::kData, 1 << 20);
  EXPECT_FALSE(figures.whole);
  EXPECT_EQ(figures.bytes, kMostOfAFile);
  EXPECT_TRUE(figures.kinds.empty());
}

}  // namespace
}  // namespace day::records
