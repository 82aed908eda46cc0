#include "records/run/text_meters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include "io/memory_file_system.h"
#include "records/meters/contamination/items.h"
#include "records/run/data_scan.h"

namespace day::records {
namespace {

constexpr std::string_view kItem = "Janet has three ducks that lay sixteen eggs per day and she eats three of them every morning";

constexpr TextMeterChoice kAll{.languages = true, .duplicates = true, .contamination = true, .fields = true, .harm = true, .representation = true};

const MeterKit& TheKit() {
  static const MeterKit* const kKit = [] {
    BenchmarkSet set;
    EXPECT_TRUE(AddItems("eggs", kItem, {}, set).has_value());
    return new MeterKit(kAll, set);
  }();
  return *kKit;
}

const FinderSet& NoFinders() {
  static const FinderSet kNone = std::move(FinderSet::Make({}).value());
  return kNone;
}

// Every tenth record is a copy under another identifier, one is an item.
std::string Lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += "{\"id\": \"r" + std::to_string(i) + "\", \"url\": \"https://site" + std::to_string(i % 3) + ".example/a\", \"text\": \"The record of number " +
            std::to_string(i % 10 == 9 ? i - 1 : i) + " says what the people of the village thought of it" + (i == 17 ? ". " + std::string(kItem) : "") +
            "\"}\n";
  return text;
}

std::string Zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

std::string Saved(const TextMeters& meters) {
  return meters.languages->Save() + meters.duplicates->Save() + meters.contamination->Save() + meters.fields->Save() + meters.harm->Save() +
         meters.representation->Save();
}

TextMeters Measured(const MemoryFileSystem& files, const std::vector<NamedPath>& paths, DataOptions options, const MeterKit& kit = TheKit()) {
  options.meters = &kit;
  auto report = ScanData(files, paths, NoFinders(), options);
  EXPECT_TRUE(report.has_value());
  return std::move(*report->meters);
}

TEST(TextMeters, CountTheSameOnAnyNumberOfThreadsInAnyBlocksPackedOrNot) {
  MemoryFileSystem files;
  files.AddFile("/a", Lines(20'000));
  files.AddFile("/a.zst", Zstd(Lines(20'000)));
  files.AddFile("/b", "Ein alter Mann ging am Abend durch die Straßen der Stadt und dachte an die Zeit, als er noch jung war.");
  const std::string one = Saved(Measured(files, {{"a.jsonl", "/a"}, {"b.txt", "/b"}}, {.threads = 1}));
  EXPECT_EQ(one, Saved(Measured(files, {{"a.jsonl", "/a"}, {"b.txt", "/b"}}, {.threads = 5})));
  EXPECT_EQ(one, Saved(Measured(files, {{"a.jsonl", "/a"}, {"b.txt", "/b"}}, {.threads = 2, .cuts = {.block = 3000}})));
  EXPECT_EQ(one, Saved(Measured(files, {{"a.jsonl.zst", "/a.zst"}, {"b.txt", "/b"}}, {.threads = 3})));
}

TEST(TextMeters, TakeNoIdentifierForText) {
  MemoryFileSystem files;
  files.AddFile("/a", Lines(1000));
  const TextMeters meters = Measured(files, {{"a.jsonl", "/a"}}, {});
  EXPECT_EQ(meters.duplicates->Measure().exact_copies, 100U);
  EXPECT_EQ(meters.languages->Measure().languages.at("en").records, 1000U);
  const auto contamination = meters.contamination->Measure();
  EXPECT_EQ(contamination.benchmarks.at(0).whole, 1U);
  EXPECT_EQ(contamination.benchmarks.at(0).found.at(0).seen.best, (Place{.file = 0, .record = 17}));
  const auto fields = meters.fields->Measure();
  EXPECT_EQ(fields.fields.at("url").records, 1000U);
}

TEST(TextMeters, ReadWhatTheUserNamesEvenIfItIsAnAddress) {
  MemoryFileSystem files;
  files.AddFile("/a", Lines(30));
  const MeterKit kit({.duplicates = true}, {}, true);
  EXPECT_EQ(Measured(files, {{"a.jsonl", "/a"}}, {.fields = {"url"}}, kit).duplicates->Measure().exact_copies, 27U);
}

TEST(TextMeters, ReadARecordOfNothingButIdentifiers) {
  MemoryFileSystem files;
  files.AddFile("/a", "{\"id\": \"one\", \"url\": \"two\"}\n{\"id\": \"one\", \"url\": \"two\"}\n");
  EXPECT_EQ(Measured(files, {{"a.jsonl", "/a"}}, {}).duplicates->Measure().exact_copies, 1U);
}

TEST(TextMeters, TakeTextsOfARecordTogetherHoweverManyThereAre) {
  MemoryFileSystem files;
  files.AddFile("/a",
                "{\"id\": \"one\", \"text\": \"some words\"}\n"               // one beside an identifier
                "{\"id\": \"two\", \"a\": \"\", \"text\": \"some words\"}\n"  // an empty one before it
                "{\"a\": \"some\", \"b\": \"words\"}\n"                       // "some\nwords"
                "{\"a\": \"some\", \"id\": \"three\", \"b\": \"words\"}\n"
                "{\"id\": \"one\", \"text\": \"\"}\n"  // nothing but the identifier
                "{\"id\": \"one\"}\n");
  const DuplicatesResult result = Measured(files, {{"a.jsonl", "/a"}}, {}).duplicates->Measure();
  EXPECT_EQ(result.records, 6U);
  EXPECT_EQ(result.exact_copies, 2U);
}

TEST(TextMeters, AreOnlyThoseThatWereAskedFor) {
  const MeterKit kit({.harm = true});
  TextMeters meters(kit);
  EXPECT_FALSE(meters.languages || meters.duplicates || meters.contamination || meters.fields);
  EXPECT_TRUE(meters.harm.has_value());
  MemoryFileSystem files;
  files.AddFile("/a", Lines(50));
  EXPECT_EQ(Measured(files, {{"a.jsonl", "/a"}}, {}, kit).harm->Measure().languages.at("en").records, 50U);
  const MeterKit other({.representation = true});
  const auto named = Measured(files, {{"a.jsonl", "/a"}}, {}, other).representation->Measure();
  ASSERT_EQ(named.languages.size(), 1U);
  EXPECT_EQ(named.languages[0].records, 50U);
}

}  // namespace
}  // namespace day::records
