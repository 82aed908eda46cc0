#include "records/stream/stream_meter.h"

#include <gtest/gtest.h>

#include <string>

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
