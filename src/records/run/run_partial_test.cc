#include "records/run/run_partial.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include <algorithm>
#include <functional>
#include <random>

#include "io/memory_file_system.h"
#include "records/meters/contamination/items.h"
#include "records/run/finders.h"
#include "records/run/tally_partial.h"

namespace day::records {
namespace {

using testing::HasSubstr;

constexpr std::string_view kItem = "Janet has three ducks that lay sixteen eggs per day and she eats three of them every morning";
constexpr uint64_t kLeast = 20'000;  // bytes of a part, here

const FinderSet& TheFinders() {
  static const FinderSet kAll = std::move(ChooseFinders({}).value());
  return kAll;
}

const MeterKit& TheKit() {
  static const MeterKit* const kKit = [] {
    BenchmarkSet set;
    EXPECT_TRUE(AddItems("eggs", kItem, {}, set).has_value());
    return new MeterKit({.languages = true, .duplicates = true, .contamination = true, .fields = true, .harm = true, .representation = true}, set);
  }();
  return *kKit;
}

std::string Lines(int from, int count) {
  std::string text;
  for (int i = from; i < from + count; ++i)
    text += "{\"id\": " + std::to_string(i) + ", \"url\": \"https://site" + std::to_string(i % 3) + ".example/a\", \"text\": \"record " +
            std::to_string(i % 10 == 9 ? i - 1 : i) + " of what the people of the village thought of it" +
            (i % 3 == 0 ? ", says user" + std::to_string(i) + "@mail.org" : "") + (i % 500 == 17 ? ". " + std::string(kItem) : "") + "\"}\n";
  return text;
}

std::string Zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

// A dataset of every kind: large and small, packed, a table, a document, text without records, a record that is too long, a file that is damaged, one that is
// no text, one that is gone.
struct Dataset {
  MemoryFileSystem files;
  std::vector<NamedPath> paths;
  std::vector<WorkFile> work;
  RunRequest request;
  DataOptions options;

  explicit Dataset(uint32_t shards, bool small = false) {
    if (small) {
      for (int i = 0; i < 10; ++i) Add(std::to_string(i) + ".jsonl", Lines(i * 10, 10));
    } else {
      AddEveryKind();
    }
    options = {.threads = 2, .cuts = {.block = 5000, .piece = 3000, .longest_record = 60'000}, .meters = &TheKit()};
    request = {.version = "1", .meters = {"pii", "secrets"}, .files = static_cast<uint32_t>(paths.size()), .shards = shards, .bytes = 7};
    request.files_hash = HashOfFiles(paths, work);
  }
  void AddEveryKind() {
    Add("big.jsonl", Lines(0, 4000));
    Add("packed.jsonl.zst", Zstd(Lines(3000, 3000)), false);
    std::string table = "name,what\n", document = "[", text;
    for (int i = 0; i < 3000; ++i) {
      table += "\"user" + std::to_string(i) + "@mail.org\",\"said,\n\"\"it\"\"\"\n";
      document += (i ? ", " : "") + std::string("{\"text\": \"it is said that ") + std::to_string(i) + " came by 203.0.113." + std::to_string(i % 250) + "\"}";
      text += "In the year " + std::to_string(i) + " somebody wrote to user" + std::to_string(i) + "@mail.org" + (i % 7 ? " and " : ".\n");
    }
    Add("table.csv", table);
    Add("document.json", document + "]");
    Add("prose.txt", text);
    Add("long.jsonl", Lines(0, 100) + "{\"text\": \"" + std::string(150'000, 'a') + " ann@mail.org\"}\n" + Lines(100, 100));
    const std::string packed = Zstd(Lines(0, 500));
    Add("damaged.jsonl.zst", packed.substr(0, packed.size() - 20), false);
    Add("picture.png", "\x89PNG" + std::string(50'000, '\0'));
    Add("empty.jsonl", "");
    paths.push_back({"gone.jsonl", "/gone.jsonl"});
    work.push_back({.size = 100, .divisible = false});
  }
  void Add(const std::string& name, std::string bytes, bool divisible = true) {
    work.push_back({.size = bytes.size(), .divisible = divisible});
    files.AddFile("/" + name, std::move(bytes));
    paths.push_back({name, "/" + name});
  }
  std::string Shard(uint32_t shard, unsigned threads = 2) const {
    DataOptions own = options;
    own.threads = threads;
    PartReport report;
    EXPECT_TRUE(ScanWork(files, paths, DivideWork(work, request.shards, kLeast)[shard], TheFinders(), own, report).has_value());
    return SaveRunPartial({.request = request, .shards = {shard}}, report);
  }
};

Status Add(RunMerger& merger, std::string_view name, std::string_view bytes) {
  const auto opened = OpenRunPartial(bytes);
  if (!opened) return opened.error();
  const auto added = merger.Add(name, *opened, TheFinders().kinds().size(), &TheKit());
  return added ? Status() : Status(added.error());
}

// All that a report says of a run, as bytes.
std::string Everything(const PartReport& report) { return SaveRunPartial({.request = {.files_hash = std::string(64, '0')}, .shards = {0}}, report); }
std::string Single(const Dataset& data, unsigned threads = 1) {
  DataOptions options = data.options;
  options.threads = threads;
  std::vector<WorkItem> all;
  for (uint32_t i = 0; i < data.paths.size(); ++i) all.push_back({.file = i});
  PartReport report;
  EXPECT_TRUE(ScanWork(data.files, data.paths, all, TheFinders(), options, report).has_value());
  return Everything(report);
}
std::string Merged(const Dataset& data, const std::vector<std::string>& shards) {
  PartReport whole;
  for (const std::string& bytes : shards) {
    const auto opened = OpenRunPartial(bytes);
    EXPECT_TRUE(opened.has_value());
    auto report = LoadReport(*opened, TheFinders().kinds().size(), &TheKit());
    EXPECT_TRUE(report.has_value()) << report.error().message;
    if (whole.files.empty() && !whole.meters) {
      whole.meters.emplace(TheKit());
      whole.tally = Tally(TheFinders().kinds().size());
    }
    EXPECT_TRUE(whole.Merge(*report).has_value());
  }
  EXPECT_EQ(whole.files.size(), data.paths.size());
  return Everything(whole);
}

TEST(RunPartial, OfAnyShardsInAnyOrderMergeToTheSameBytesAsOneRun) {
  const std::string one = Single(Dataset(1));
  std::mt19937 random(4);
  for (const uint32_t count : {1U, 2U, 7U, 17U}) {
    const Dataset data(count);
    std::vector<std::string> shards;
    for (uint32_t i = 0; i < count; ++i) shards.push_back(data.Shard(i, 1 + i % 3));
    std::ranges::shuffle(shards, random);
    EXPECT_EQ(Merged(data, shards), one) << count << " shards";
  }
}

TEST(RunPartial, OfPartsOfAFileHoldEveryByteAndRecordOfItOnce) {
  const Dataset data(7);
  bool parted = false;
  for (const auto& items : DivideWork(data.work, 7, kLeast))
    for (const WorkItem& item : items) parted |= item.begin > 0;
  EXPECT_TRUE(parted) << "no file was cut: the test tests nothing";
  RunMerger merger;
  for (uint32_t i = 0; i < 7; ++i) ASSERT_TRUE(Add(merger, std::to_string(i), data.Shard(i)).has_value());
  const auto report = std::move(merger).Finish();
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->files[0].counts.records, 4000U);
  EXPECT_EQ(report->files[5].counts.records, 200U);
  for (const FileFacts& file : report->files) EXPECT_EQ(file.counts.bytes(), file.bytes_read) << file.path;
  EXPECT_THAT(report->files[6].trouble, HasSubstr("ends early"));
}

TEST(RunPartial, IsTheSameForTheSameShardOnAnyNumberOfThreads) {
  const Dataset data(3);
  EXPECT_EQ(data.Shard(1, 1), data.Shard(1, 5));
}

TEST(RunPartial, MergesPartialResultsThatWereMergedBefore) {
  const Dataset data(4, true);
  const std::string whole = [&] {
    RunMerger all;
    for (uint32_t i = 0; i < 4; ++i) EXPECT_TRUE(Add(all, std::to_string(i), data.Shard(i)).has_value());
    return all.Save();
  }();
  RunMerger left, right, both;
  for (const uint32_t i : {3U, 0U}) ASSERT_TRUE(Add(left, std::to_string(i), data.Shard(i)).has_value());
  for (const uint32_t i : {1U, 2U}) ASSERT_TRUE(Add(right, std::to_string(i), data.Shard(i)).has_value());
  ASSERT_TRUE(Add(both, "right", right.Save()).has_value());
  ASSERT_TRUE(Add(both, "left", left.Save()).has_value());
  EXPECT_EQ(both.Save(), whole);
}

TEST(RunPartial, HoldsNoValueUnlessItWasAskedFor) {
  Dataset data(1, true);
  EXPECT_EQ(data.Shard(0).find("@mail.org"), std::string::npos);
  data.request.values = true;
  EXPECT_NE(data.Shard(0).find("@mail.org"), std::string::npos);
}

// The work is left at every block, saved, loaded by another process and gone on with.
TEST(ScanWork, GoesOnWhereItWasLeftAndEndsWithTheSameBytes) {
  const Dataset data(1);
  const std::string one = Single(data);
  for (const size_t every : {3U, 11U, 60U}) {
    std::optional<std::string> kept;
    for (int lives = 0;; ++lives) {
      ASSERT_LT(lives, 10'000);
      PartReport report;
      WorkPosition from;
      if (kept) {
        const auto opened = OpenRunPartial(*kept);
        ASSERT_TRUE(opened.has_value());
        from = opened->partial.until.value();
        auto loaded = LoadReport(*opened, TheFinders().kinds().size(), &TheKit());
        ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
        report.files = std::move(loaded->files);
        report.tally = std::move(loaded->tally);
        report.meters.emplace(std::move(*loaded->meters));
      }
      size_t blocks = 0;
      const Checkpoints checkpoints{.due = [&] { return ++blocks > every; },
                                    .keep =
                                        [&](const PartReport& so_far, const WorkPosition& until) {
                                          kept = SaveRunPartial({.request = data.request, .shards = {0}, .until = until}, so_far);
                                          return Status(MakeError(ErrorKind::kCancelled, "killed"));
                                        }};
      std::vector<WorkItem> all;
      for (uint32_t i = 0; i < data.paths.size(); ++i) all.push_back({.file = i});
      const Status status = ScanWork(data.files, data.paths, all, TheFinders(), data.options, report, from, &checkpoints);
      if (!status) continue;
      EXPECT_EQ(Everything(report), one);
      EXPECT_GT(lives, every == 3 ? 100 : 2);
      break;
    }
  }
}

TEST(ScanWork, KeepsWhatItHasWhenItIsStopped) {
  const Dataset data(1);
  std::stop_source stop;
  DataOptions options = data.options;
  options.stop = stop.get_token();
  size_t blocks = 0;
  std::optional<WorkPosition> kept;
  const Checkpoints checkpoints{.due =
                                    [&] {
                                      if (++blocks == 20) stop.request_stop();
                                      return false;
                                    },
                                .keep =
                                    [&](const PartReport& report, const WorkPosition& until) {
                                      kept = until;
                                      EXPECT_GT(report.files.at(0).counts.records, 0U);
                                      return Status();
                                    }};
  PartReport report;
  const std::vector<WorkItem> first = {{.file = 0}};
  const Status status = ScanWork(data.files, data.paths, first, TheFinders(), options, report, {}, &checkpoints);
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().kind, ErrorKind::kCancelled);
  ASSERT_TRUE(kept.has_value());
  EXPECT_GT(kept->at, 0U);
}

TEST(ScanWork, RefusesToGoOnInAFileThatWasChanged) {
  const Dataset data(1);
  const std::vector<WorkItem> first = {{.file = 0}};
  for (const WorkPosition from : {WorkPosition{.item = 0, .at = 5001, .record = 3}, WorkPosition{.item = 0, .at = UINT64_MAX - 1, .record = 3}}) {
    PartReport report;
    const Status status = ScanWork(data.files, data.paths, first, TheFinders(), data.options, report, from);
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().message, "big.jsonl: was changed since the work on it began");
  }
  PartReport report;
  report.files[0].size = 4;
  EXPECT_FALSE(ScanWork(data.files, data.paths, first, TheFinders(), data.options, report).has_value());
}

TEST(RunMerger, RefusesAnotherRunAndSaysWhatDiffers) {
  const Dataset data(2, true);
  const auto refused = [&](const std::function<void(RunRequest&)>& change) {
    Dataset other(2, true);
    change(other.request);
    RunMerger merger;
    EXPECT_TRUE(Add(merger, "a.part", data.Shard(0)).has_value());
    const Status added = Add(merger, "b.part", other.Shard(1));
    return added ? std::string() : added.error().message;
  };
  EXPECT_EQ(refused([](RunRequest&) {}), "");
  EXPECT_EQ(refused([](RunRequest& request) { request.version = "2"; }), "b.part: is of another run than a.part (version of daylight: 1, and here 2)");
  EXPECT_THAT(refused([](RunRequest& request) { request.meters = {"pii"}; }), HasSubstr("meters: pii, secrets, and here pii"));
  EXPECT_THAT(refused([](RunRequest& request) { request.fields = {"text"}; }), HasSubstr("fields: none, and here text"));
  EXPECT_THAT(refused([](RunRequest& request) { request.regions = {"US"}; }), HasSubstr("regions: none, and here US"));
  EXPECT_THAT(refused([](RunRequest& request) { request.values = true; }), HasSubstr("--show-values: not given, and here given"));
  EXPECT_THAT(refused([](RunRequest& request) { request.benchmarks = "x"; }), HasSubstr("--against: other items"));
  EXPECT_THAT(refused([](RunRequest& request) { request.files = 99; }), HasSubstr("files: 10, and here 99"));
  EXPECT_THAT(refused([](RunRequest& request) { request.bytes = 8; }), HasSubstr("bytes of all files: 7, and here 8"));
  EXPECT_THAT(refused([](RunRequest& request) { request.files_hash = std::string(64, 'a'); }), HasSubstr("files: as many, with other names or sizes"));
  EXPECT_THAT(refused([](RunRequest& request) { request.shards = 3; }), HasSubstr("shards: 2, and here 3"));
}

TEST(RunMerger, NamesShardsThatAreMissing) {
  const Dataset data(3, true);
  RunMerger merger;
  EXPECT_EQ(merger.CheckWhole().error().message, "there is no partial result");
  ASSERT_TRUE(Add(merger, "1", data.Shard(1)).has_value());
  EXPECT_EQ(merger.CheckWhole().error().message, "shards 0, 2 of 3 are missing");
  ASSERT_TRUE(Add(merger, "0", data.Shard(0)).has_value());
  EXPECT_EQ(merger.CheckWhole().error().message, "shard 2 of 3 is missing");
  EXPECT_FALSE(std::move(merger).Finish().has_value());
}

TEST(RunMerger, TakesAShardTwiceWhereBothAreEqual) {
  const Dataset data(2, true);
  RunMerger merger;
  for (const uint32_t i : {0U, 1U, 0U}) EXPECT_TRUE(Add(merger, std::to_string(i), data.Shard(i)).has_value());
  EXPECT_EQ(merger.Save(), [&] {
    RunMerger once;
    for (const uint32_t i : {0U, 1U}) EXPECT_TRUE(Add(once, std::to_string(i), data.Shard(i)).has_value());
    return once.Save();
  }());
}

TEST(RunMerger, RefusesAShardTwiceWhereTheyDiffer) {
  const Dataset data(2, true);
  PartReport empty;
  empty.tally = Tally(TheFinders().kinds().size());
  empty.meters.emplace(TheKit());
  RunMerger merger;
  ASSERT_TRUE(Add(merger, "a.part", data.Shard(0)).has_value());
  const Status other = Add(merger, "b.part", SaveRunPartial({.request = data.request, .shards = {0}}, empty));
  EXPECT_EQ(other.error().message, "b.part: shard 0 of 2 is also in a.part, and they differ: were the files changed between them?");
  const Status merged = Add(merger, "c.part", SaveRunPartial({.request = data.request, .shards = {0, 1}}, empty));
  EXPECT_EQ(merged.error().message, "c.part: shard 0 of 2 is also in a.part, with others: merge what has no shard twice");
}

TEST(RunMerger, RefusesUnfinishedWork) {
  const Dataset data(1, true);
  PartReport report;
  RunMerger merger;
  const Status added = Add(merger, "a.resume", SaveRunPartial({.request = data.request, .shards = {0}, .until = WorkPosition{.item = 1}}, report));
  EXPECT_THAT(added.error().message, HasSubstr("a.resume: is unfinished work"));
}

TEST(RunMerger, RefusesAFileThatWasChangedBetweenItsParts) {
  const Dataset data(2, true);
  const auto part = [&](uint32_t shard, const std::function<void(FileFacts&)>& change) {
    PartReport report;
    report.tally = Tally(TheFinders().kinds().size());
    report.meters.emplace(TheKit());
    report.files[0] = {.path = "a.jsonl", .size = 5};
    change(report.files[0]);
    return SaveRunPartial({.request = data.request, .shards = {shard}}, report);
  };
  for (const std::function<void(FileFacts&)>& change : std::vector<std::function<void(FileFacts&)>>{
           [](FileFacts& facts) { facts.size = 6; }, [](FileFacts& facts) { facts.path = "b.jsonl"; }, [](FileFacts& facts) { facts.format = Format::kCsv; },
           [](FileFacts& facts) { facts.compression = Compression::kGzip; }, [](FileFacts& facts) { facts.binary = true; },
           [](FileFacts& facts) { facts.container = "tar"; }}) {
    RunMerger merger;
    ASSERT_TRUE(Add(merger, "a", part(0, [](FileFacts&) {})).has_value());
    EXPECT_THAT(Add(merger, "b", part(1, change)).error().message, HasSubstr("was changed between the shards that read it"));
  }
}

// One file of a run after the other is made wrong, and what it is refused for is what is wrong with it.
class BadPartials : public testing::Test {
 protected:
  RunRequest request_{.version = "1", .files = 2, .shards = 3, .files_hash = std::string(64, '0')};
  std::string Opened(const std::function<void(PartialWriter&)>& rest) const {
    PartialWriter out;
    PutRequest(request_, out);
    rest(out);
    const auto opened = OpenRunPartial(SealPartial("runs", 2, std::move(out).Take()));
    return opened ? "" : ReasonOf(opened.error());
  }
  std::string Loaded(const std::function<void(PartialWriter&)>& report, const MeterKit* kit = nullptr) const {
    PartialWriter out;
    report(out);
    const std::string bytes = std::move(out).Take();
    const auto loaded = LoadReport({.partial = {.request = request_, .shards = {0}}, .report = bytes}, 1, kit);
    return loaded ? "" : ReasonOf(loaded.error());
  }
  static void PutFile(PartialWriter& out, uint32_t number, std::string_view path, uint8_t format = 0, uint8_t compression = 0, uint8_t binary = 0,
                      std::string_view container = "", uint32_t columns = 0) {
    out.Put(number);
    out.PutText(path);
    for (const uint8_t byte : {format, compression, binary}) out.Put(byte);
    for (int i = 0; i < 12; ++i) out.Put(uint64_t{1});
    out.PutText(container);
    out.Put(columns);
    for (uint32_t i = 0; i < columns && i < 3; ++i) out.PutText("photo");
    out.PutText("");
  }
  static void PutShards(PartialWriter& out, const std::vector<uint32_t>& shards, uint8_t unfinished) {
    out.Put(static_cast<uint32_t>(shards.size()));
    for (const uint32_t shard : shards) out.Put(shard);
    out.Put(unfinished);
  }
  static void PutRest(PartialWriter& out, uint8_t meters = 0) {
    PutTally(Tally(1), true, out);
    out.Put(meters);
  }
};

TEST_F(BadPartials, AreThoseOfNoShardThatThereIs) {
  EXPECT_EQ(Opened([](PartialWriter& out) { PutShards(out, {0, 2}, 0); }), "");
  for (const auto& shards : std::vector<std::vector<uint32_t>>{{}, {3}, {1, 1}, {1, 0}, {0, 1, 2, 2}})
    EXPECT_EQ(Opened([&](PartialWriter& out) { PutShards(out, shards, 0); }), "it is of no shards that there are");
}
TEST_F(BadPartials, AreThoseThatEndEarly) {
  EXPECT_EQ(Opened([](PartialWriter&) {}), "ends in the middle of a field");
  EXPECT_EQ(Opened([](PartialWriter& out) { PutShards(out, {0}, 1); }), "ends in the middle of a field");
}
TEST_F(BadPartials, AreThoseThatAreNeitherDoneNorBegun) {
  EXPECT_EQ(Opened([](PartialWriter& out) { PutShards(out, {0}, 2); }), "it is neither done nor begun");
  EXPECT_EQ(Opened([](PartialWriter& out) { PutShards(out, {0, 1}, 1); }), "it is neither done nor begun");
}
TEST_F(BadPartials, AreThoseOfARequestThatNobodyMakes) {
  const auto reason = [&](const RunRequest& request) {
    PartialWriter out;
    PutRequest(request, out);
    PutShards(out, {0}, 0);
    const auto opened = OpenRunPartial(SealPartial("runs", 2, std::move(out).Take()));
    return opened ? "" : ReasonOf(opened.error());
  };
  RunRequest request = request_;
  EXPECT_EQ(reason(request), "");
  for (const uint32_t shards : {0U, kMostShards + 1}) {
    request.shards = shards;
    EXPECT_EQ(reason(request), "it has no number of shards that there may be");
  }
  request = request_;
  for (const std::string& hash : {std::string("a"), std::string(64, 'A')}) {
    request.files_hash = hash;
    EXPECT_EQ(reason(request), "a hash is none");
  }
  request = request_;
  request.meters.assign(10'001, "pii");
  EXPECT_EQ(reason(request), "it has too long a list");
}
TEST_F(BadPartials, AreThoseWithFilesOfNoRun) {
  EXPECT_EQ(Loaded([](PartialWriter& out) {
              out.Put(uint32_t{1});
              PutFile(out, 1, "a");
              PutRest(out);
            }),
            "");
  EXPECT_EQ(Loaded([](PartialWriter& out) {
              out.Put(uint32_t{1});
              PutFile(out, 2, "a");
            }),
            "it has a file that is none of the run's");
  EXPECT_EQ(Loaded([](PartialWriter& out) {
              out.Put(uint32_t{2});
              PutFile(out, 1, "a");
              PutFile(out, 1, "a");
            }),
            "its files are not in order");
  EXPECT_EQ(Loaded([](PartialWriter& out) {
              out.Put(uint32_t{1});
              PutFile(out, 0, "");
            }),
            "a file has no name");
  for (const auto& [format, compression, binary] : std::vector<std::array<uint8_t, 3>>{{4, 0, 0}, {0, 5, 0}, {0, 0, 2}})
    EXPECT_EQ(Loaded([&](PartialWriter& out) {
                out.Put(uint32_t{1});
                PutFile(out, 0, "a", format, compression, binary);
              }),
              "a file is of no format that there is");
  const auto container = [&](std::string_view of, uint32_t columns) {
    return Loaded([&](PartialWriter& out) {
      out.Put(uint32_t{1});
      PutFile(out, 0, "a", 0, 0, 0, of, columns);
      PutRest(out);
    });
  };
  EXPECT_EQ(container("parquet", 2), "");
  EXPECT_EQ(container("arrow", 2), "");
  EXPECT_EQ(container("zip", 0), "a file's records were taken out of what is read by nobody");
  EXPECT_EQ(container("tar", 100'001), "a file has more columns than a table may have");
  EXPECT_EQ(Loaded([](PartialWriter& out) { out.Put(UINT32_MAX); }), "ends in the middle of a field") << "a count is no reason to make room";
}
TEST_F(BadPartials, AreThoseWithOtherMetersThanTheySay) {
  const auto with = [](uint8_t meters) {
    return [meters](PartialWriter& out) {
      out.Put(uint32_t{0});
      PutRest(out, meters);
    };
  };
  EXPECT_EQ(Loaded(with(0)), "");
  EXPECT_EQ(Loaded(with(1)), "it has other meters than it says");
  EXPECT_EQ(Loaded(with(0), &TheKit()), "it has other meters than it says");
  EXPECT_EQ(Loaded(with(1), &TheKit()), "ends in the middle of a field");
  EXPECT_EQ(Loaded(
                [&](PartialWriter& out) {
                  with(1)(out);
                  out.Put(uint8_t{0});
                },
                &TheKit()),
            "it has other meters than it says");
  EXPECT_EQ(Loaded(
                [&](PartialWriter& out) {
                  with(1)(out);
                  out.Put(uint8_t{1});
                  out.Put(UINT64_MAX);
                },
                &TheKit()),
            "ends in the middle of a field");
  EXPECT_EQ(Loaded(
                [&](PartialWriter& out) {
                  with(1)(out);
                  out.Put(uint8_t{1});
                  out.Put(uint64_t{4});
                  out.PutBytes("none");
                },
                &TheKit()),
            "it does not begin as one");
}
TEST_F(BadPartials, AreThoseWithTalliesThatNobodyCounts) {
  const auto reason = [&](const std::function<void(Tally&)>& change, size_t kinds = 1) {
    Tally tally(kinds);
    tally.kinds[0].examples = {{.hash = 1, .file = "a"}, {.hash = 2, .file = "a"}};
    change(tally);
    return Loaded([&](PartialWriter& out) {
      out.Put(uint32_t{0});
      PutTally(tally, true, out);
      out.Put(uint8_t{0});
    });
  };
  EXPECT_EQ(reason([](Tally&) {}), "");
  EXPECT_EQ(reason([](Tally&) {}, 2), "it counts other kinds of findings");
  EXPECT_EQ(reason([](Tally& tally) { std::swap(tally.kinds[0].examples[0], tally.kinds[0].examples[1]); }), "its examples are not in order");
  EXPECT_EQ(reason([](Tally& tally) { tally.kinds[0].examples[1] = tally.kinds[0].examples[0]; }), "its examples are not in order");
  EXPECT_EQ(reason([](Tally& tally) { tally.kinds[0].examples.resize(6); }), "it has more examples than are kept");
  EXPECT_EQ(reason([](Tally& tally) { tally.kinds[0].examples[0].validity = static_cast<Validity>(3); }), "an example is neither valid, plausible nor invalid");
}
TEST_F(BadPartials, AreThoseThatGoOnBehindTheirEnd) {
  EXPECT_EQ(Loaded([](PartialWriter& out) {
              out.Put(uint32_t{0});
              PutRest(out);
              out.Put(uint8_t{0});
            }),
            "more follows behind its end");
}

TEST(NameOf, IsAnotherForEveryRequest) {
  const RunRequest one{.version = "1", .meters = {"pii"}, .files_hash = std::string(64, '0')};
  RunRequest other = one;
  EXPECT_EQ(NameOf(one), NameOf(other));
  EXPECT_EQ(NameOf(one).size(), 16U);
  other.shards = 2;
  EXPECT_NE(NameOf(one), NameOf(other));
}

}  // namespace
}  // namespace day::records
