#include "records/readers/block_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "records/readers/test_help.h"

namespace day::records {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Read {
  std::vector<std::string> texts;  // "record field: text" of whole texts; of pieces their own parts joined
  ReadCounts counts;
  uint64_t given = 0;
};

Read ReadText(const std::string& bytes, Format format, const CutOptions& cuts = {}, ParseOptions options = {}, size_t step = SIZE_MAX) {
  BlockCutter cutter(std::make_unique<MemoryStream>(bytes, step), format, options.separator, cuts);
  std::vector<std::string> columns;
  if (format == Format::kCsv) columns = ColumnsOf(bytes, options.separator);
  BlockParser parser(options);
  Read read;
  RawBlock raw;
  TextBlock block;
  for (;;) {
    const Result<bool> more = cutter.Next(raw);
    if (!more || !*more) break;
    parser.Parse(raw, columns, block, read.counts);
    for (const TextUnit& unit : block.units) {
      const std::string own(block.text.substr(unit.own_begin, unit.own_end - unit.own_begin));
      const std::string head = std::to_string(unit.record) + (block.fields[unit.field].empty() ? "" : " " + block.fields[unit.field]) + ": ";
      if (raw.piece && !raw.overlong && !read.texts.empty() && read.texts.back().starts_with(head) && unit.at + (unit.own_begin - unit.begin) > 0)
        read.texts.back() += own;
      else read.texts.push_back(head + own);
    }
  }
  read.given = cutter.bytes_given();
  return read;
}

TEST(BlockParser, ReadsTextsOfJsonLines) {
  const Read read = ReadText("{\"text\": \"a\\n\\u00e9\", \"n\": 1, \"m\": [{\"content\": \"b\"}, \"c\"]}\n{\"text\": \"d\"}", Format::kJsonLines);
  EXPECT_THAT(read.texts, ElementsAre("0 text: a\né", "0 m.content: b", "0 m: c", "1 text: d"));
  EXPECT_EQ(read.counts.records, 2U);
  EXPECT_EQ(read.counts.bytes(), read.given);
}

TEST(BlockParser, ReadsOnlyNamedFields) {
  const std::string line = "{\"text\": \"a\", \"meta\": {\"text\": \"b\"}}\n";
  EXPECT_THAT(ReadText(line, Format::kJsonLines, {}, {.fields = {"text"}}).texts, ElementsAre("0 text: a"));
  EXPECT_THAT(ReadText(line, Format::kJsonLines, {}, {.fields = {"meta.text"}}).texts, ElementsAre("0 meta.text: b"));
}

TEST(BlockParser, ScansWhatIsBrokenAsText) {
  const Read read = ReadText("{\"text\": \"a\"}\n{\"text\": \"b@x.org\n\n{\"text\": \"c\"} tail\n{\"text\": \"d\"}\n", Format::kJsonLines);
  EXPECT_THAT(read.texts, ElementsAre("0 text: a", "1: {\"text\": \"b@x.org", "3: {\"text\": \"c\"} tail", "4 text: d"));
  EXPECT_EQ(read.counts.records, 2U);
  EXPECT_EQ(read.counts.broken, 2U);
  EXPECT_EQ(read.counts.blank, 1U);
  EXPECT_EQ(read.counts.bytes(), read.given);
}

TEST(BlockParser, CountsBytesThatAreNotUtf8AndZeroBytes) {
  const Read read = ReadText("{\"text\": \"\xFF\"}\n{\"text\": \"a\"}\n" + std::string("\0\n", 2), Format::kJsonLines);
  EXPECT_EQ(read.counts.not_utf8, 1U);
  EXPECT_EQ(read.counts.with_nul, 1U);
  EXPECT_EQ(read.counts.records, 1U);
  EXPECT_EQ(read.counts.bytes(), read.given);
}

TEST(BlockParser, ScansRecordsThatAreTooLongOrTooDeepAsText) {
  const std::string long_line = "{\"text\": \"" + std::string(3000, 'x') + "\"}";
  const Read read =
      ReadText("{\"text\": \"a\"}\n" + long_line + "\n{\"text\": \"b\"}\n", Format::kJsonLines, {.block = 64, .piece = 500, .longest_record = 1000});
  EXPECT_THAT(read.texts, ElementsAre("0 text: a", "1: " + long_line + "\n", "2 text: b"));
  EXPECT_EQ(read.counts.overlong, 1U);
  EXPECT_EQ(read.counts.bytes(), read.given);
  std::string many = "[\"a\"";
  for (int i = 0; i < 200'100; ++i) many += ",\"a\"";
  EXPECT_EQ(ReadText(many + "]\n", Format::kJsonLines).counts.broken, 1U);
  const std::string deep = std::string(300, '[') + "\"x\"" + std::string(300, ']');
  EXPECT_EQ(ReadText(deep + "\n", Format::kJsonLines).counts.broken, 1U);
}

TEST(BlockParser, ReadsArraysAndValuesBehindOneAnother) {
  EXPECT_THAT(ReadText("[\n {\"text\": \"a]\\\"\"},\n {\"text\": \"b\"}, \"c\", 7\n]\n", Format::kJson).texts,
              ElementsAre("0 text: a]\"", "1 text: b", "2: c"));
  EXPECT_THAT(ReadText("{\"text\": \"a\"}\n{\"text\":\n\"b\"}", Format::kJson).texts, ElementsAre("0 text: a", "1 text: b"));
  const Read cut = ReadText("[{\"text\": \"a\"}, {\"text\": \"b", Format::kJson);
  EXPECT_THAT(cut.texts, ElementsAre("0 text: a", "1: {\"text\": \"b"));
  EXPECT_EQ(cut.counts.broken, 1U);
  EXPECT_EQ(cut.counts.bytes(), cut.given);
}

TEST(BlockParser, ReadsTables) {
  const Read read = ReadText("name,note\nJane,\"a \"\"b\"\",\nc\"\n,x\n", Format::kCsv);
  EXPECT_THAT(read.texts, ElementsAre("0 name: name", "0 note: note", "1 name: Jane", "1 note: a \"b\",\nc", "2 note: x"));
  EXPECT_EQ(read.counts.records, 3U);
  EXPECT_EQ(read.counts.bytes(), read.given);
  EXPECT_THAT(ReadText("a\tb\r\n1\t2\r\n", Format::kCsv, {}, {.fields = {"b"}, .separator = '\t'}).texts, ElementsAre("0 b: b", "1 b: 2"));
}

TEST(BlockParser, ScansTablesWithQuotesThatAreNeverClosed) {
  const Read read = ReadText("a,b\n1,\"x\ny,z\n", Format::kCsv);
  EXPECT_EQ(read.counts.broken, 1U);
  EXPECT_EQ(read.counts.bytes(), read.given);
  EXPECT_THAT(read.texts.back(), ::testing::HasSubstr("y,z"));
}

// Whatever the bytes, however they come and wherever they are cut: the same texts, and every byte counted once.
TEST(BlockParser, GivesTheSameForAnyBlocksAndSteps) {
  std::mt19937 random(4);
  const std::vector<std::string> parts = {
      "{\"text\": \"a@b.org, 1\"}\n", "{\"x\": [\"q\\\"\", 2]}\n", "\n", "{broken\n", "a,\"b\nc\"\n", "\"", "text é ", "\xFF",
      std::string("\0", 1),           "[1, {\"k\": \"v\"}]"};
  for (int round = 0; round < 150; ++round) {
    std::string bytes;
    for (size_t i = 0, count = random() % 40; i < count; ++i) bytes += parts[random() % parts.size()];
    for (const Format format : {Format::kText, Format::kJsonLines, Format::kJson, Format::kCsv}) {
      const Read whole = ReadText(bytes, format);
      EXPECT_EQ(whole.given, bytes.size());
      EXPECT_EQ(whole.counts.bytes(), bytes.size());
      for (const size_t block : {size_t{16}, size_t{100}}) {
        const Read cut = ReadText(bytes, format, {.block = block}, {}, 1 + random() % 50);
        EXPECT_EQ(cut.texts, whole.texts) << NameOf(format) << " " << block;
        EXPECT_EQ(cut.counts.bytes(), bytes.size());
        EXPECT_EQ(cut.counts.records, whole.counts.records);
        EXPECT_EQ(cut.counts.broken, whole.counts.broken);
      }
    }
  }
}

TEST(BlockCutter, ShowsPiecesWithWhatStandsAroundThem) {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += "line " + std::to_string(i) + "\n";
  BlockCutter cutter(std::make_unique<MemoryStream>(text), Format::kText, ',', {.piece = 100'000});
  RawBlock raw;
  std::string own;
  int pieces = 0;
  for (Result<bool> more = cutter.Next(raw); more && *more; more = cutter.Next(raw), ++pieces) {
    EXPECT_EQ(raw.view(), std::string_view(text).substr(raw.at, raw.size));
    EXPECT_EQ(raw.at + raw.own_begin, own.size());
    own += raw.view().substr(raw.own_begin, raw.own_end - raw.own_begin);
    EXPECT_TRUE(own.ends_with('\n'));
    EXPECT_EQ(raw.size - raw.own_end, std::min<size_t>(kShownAfter, text.size() - own.size()));
    EXPECT_EQ(raw.own_begin, pieces > 0 ? kShownBefore : 0);
  }
  EXPECT_EQ(own, text);
  EXPECT_GT(pieces, 5);
}

TEST(BlockCutter, FillsABlockThatWasGivenBeforeAsItDoesAFreshOne) {
  std::string lines, text;
  for (int i = 0; i < 20'000; ++i) lines += "{\"text\": \"line " + std::to_string(i) + "\"}\n";
  text = lines + std::string(3'000'000, 'x') + "\n" + lines;
  for (const Format format : {Format::kText, Format::kJsonLines, Format::kJson, Format::kCsv}) {
    const CutOptions cuts{.block = 100'000, .piece = 100'000, .longest_record = 500'000};
    BlockCutter fresh(std::make_unique<MemoryStream>(text), format, ',', cuts), again(std::make_unique<MemoryStream>(text), format, ',', cuts);
    RawBlock used;
    for (size_t blocks = 0;; ++blocks) {
      RawBlock block;
      const Result<bool> more = fresh.Next(block), as_well = again.Next(used);
      ASSERT_TRUE(more && as_well);
      ASSERT_EQ(*more, *as_well);
      if (!*more) break;
      ASSERT_EQ(block.view(), used.view()) << blocks;
      ASSERT_EQ(block.format, used.format);
      ASSERT_EQ(block.first_record, used.first_record);
      ASSERT_EQ(block.values, used.values);
      ASSERT_EQ(block.piece, used.piece);
      ASSERT_EQ(block.overlong, used.overlong);
      ASSERT_EQ(block.at, used.at);
      ASSERT_EQ(block.own_begin, used.own_begin);
      ASSERT_EQ(block.own_end, used.own_end);
    }
  }
}

TEST(FormatOf, GoesByNameThenByContent) {
  EXPECT_EQ(FormatOf("a.jsonl.zst", ""), Format::kJsonLines);
  EXPECT_EQ(FormatOf("a.CSV.gz", ""), Format::kCsv);
  EXPECT_EQ(FormatOf("a.json", "[{\"a\": 1}]"), Format::kJson);
  EXPECT_EQ(FormatOf("a.json", "{\"a\": 1}\n{\"a\": 2}\n"), Format::kJsonLines);
  EXPECT_EQ(FormatOf("a", "{\"a\": 1}\n{\"a\": 2}\n"), Format::kJsonLines);
  EXPECT_EQ(FormatOf("a", "plain"), Format::kText);
  EXPECT_TRUE(IsBinary("PAR1" + std::string(60, 'x')));
  EXPECT_TRUE(IsBinary(std::string(64, '\0')));
  EXPECT_FALSE(IsBinary("plain text, as long as it takes to tell"));
}

TEST(ColumnsOf, AreNamesOnly) {
  EXPECT_THAT(ColumnsOf("a,\"b c\",d\n1,2,3\n", ','), ElementsAre("a", "b c", "d"));
  EXPECT_THAT(ColumnsOf("1,2\n", ','), IsEmpty());
  EXPECT_THAT(ColumnsOf("x@y.org,b\n", ','), IsEmpty());
}

}  // namespace
}  // namespace day::records
