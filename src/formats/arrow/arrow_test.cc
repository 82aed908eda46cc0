#include "formats/arrow/arrow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/arrow/builder_for_test.h"

namespace day::arrow {
namespace {

using namespace for_test;
using testing::ElementsAre;

std::string_view RuleOf(const MessageForTest& message) {
  const auto read = ReadMessage(message.metadata);
  return read ? "" : read.error().rule;
}

TEST(Arrow, ReadsTheColumnsOfASchema) {
  const auto message = ReadMessage(
      SchemaOf({FieldOf("id", for_test::kInt), FieldOf("text", kLargeUtf8), FieldOf("tags", for_test::kList, {.children = {FieldOf("item", for_test::kUtf8)}}),
                FieldOf("kind", for_test::kUtf8, {.dictionary = 7, .bits = 8}),
                FieldOf("box", for_test::kFixedSizeList, {.children = {FieldOf("item", for_test::kInt)}, .details = {{0, Flat::Number<int32_t>(3)}}})})
          .metadata);
  ASSERT_TRUE(message) << message.error().rule;
  EXPECT_EQ(message->kind, Message::Kind::kSchema);
  const auto& columns = message->columns;
  ASSERT_EQ(columns.size(), 5u);
  EXPECT_EQ(columns[0].name, "id");
  EXPECT_EQ(columns[0].layout, Layout::kFixed);
  EXPECT_TRUE(columns[1].text && columns[1].wide);
  EXPECT_EQ(columns[2].layout, Layout::kList);
  EXPECT_EQ(columns[2].children[0].name, "item");
  EXPECT_EQ(columns[3].dictionary->id, 7);
  EXPECT_EQ(columns[3].dictionary->width, 1);
  EXPECT_EQ(columns[4].list_size, 3u);
}

TEST(Arrow, ReadsWhereTheBuffersOfABatchLie) {
  const auto message = ReadMessage(BatchOf(2, {2}, {"", Offsets({0, 1, 3}), "abc"}, {.codec = 1, .views = {5}}).metadata);
  ASSERT_TRUE(message) << message.error().rule;
  EXPECT_EQ(message->kind, Message::Kind::kBatch);
  EXPECT_EQ(message->body, 24u);
  EXPECT_EQ(message->batch.rows, 2u);
  EXPECT_THAT(message->batch.nodes, ElementsAre(2));
  ASSERT_EQ(message->batch.buffers.size(), 3u);
  EXPECT_EQ(message->batch.buffers[1].length, 12u);
  EXPECT_EQ(message->batch.buffers[2].offset, 16u);
  EXPECT_EQ(message->batch.codec, Codec::kZstd);
  EXPECT_THAT(message->batch.views, ElementsAre(5));
  const auto dictionary = ReadMessage(BatchOf(1, {1}, {}, {.dictionary = 7, .adds = true}).metadata);
  ASSERT_TRUE(dictionary);
  EXPECT_EQ(dictionary->kind, Message::Kind::kDictionary);
  EXPECT_EQ(dictionary->dictionary, 7);
  EXPECT_TRUE(dictionary->adds);
}

TEST(Arrow, RefusesWhatCannotBe) {
  EXPECT_EQ(RuleOf(SchemaOf({}, 4, 1)), "its numbers have their greatest byte first");
  EXPECT_EQ(RuleOf(SchemaOf({FieldOf("a", 99)})), "a column is of a type that is not known");
  EXPECT_EQ(RuleOf(SchemaOf({FieldOf("a", 0)})), "a column is of a type that is not known");
  EXPECT_EQ(RuleOf(SchemaOf({FieldOf("a", for_test::kList)})), "a list has not one kind of item");
  EXPECT_EQ(RuleOf(SchemaOf({FieldOf("a", for_test::kUtf8, {.dictionary = 1, .bits = 12})})), "places in a dictionary have an odd width");
  EXPECT_EQ(
      RuleOf(SchemaOf({FieldOf("a", for_test::kFixedSizeList, {.children = {FieldOf("b", for_test::kInt)}, .details = {{0, Flat::Number<int32_t>(-1)}}})})),
      "a list has less than no items");
  EXPECT_EQ(RuleOf(BatchOf(-1, {}, {})), "a batch has less than no rows");
  EXPECT_EQ(RuleOf(BatchOf(int64_t{1} << 50, {}, {})), "a batch has more rows than the limit");
  EXPECT_EQ(RuleOf(BatchOf(1, {-1}, {})), "a column has more rows than the limit");
  EXPECT_EQ(RuleOf(BatchOf(1, {1}, {"abc"}, {.places = {0, 9}})), "a buffer ends behind the body");
  EXPECT_EQ(RuleOf(BatchOf(1, {1}, {"abc"}, {.places = {-8, 4}})), "a buffer ends behind the body");
  EXPECT_EQ(RuleOf(BatchOf(1, {1}, {"abc"}, {.codec = 9})), "buffers are packed in a way that is not known");
  Flat deep = FieldOf("a", for_test::kInt);
  for (int i = 0; i < 70; ++i) deep = FieldOf("a", for_test::kStruct, {.children = {deep}});
  EXPECT_EQ(RuleOf(SchemaOf({deep})), "its columns lie deeper than the limit");
}

TEST(Arrow, TellsATableByItsBeginning) {
  const std::string stream = Framed(SchemaOf({FieldOf("text", for_test::kUtf8)}));
  EXPECT_TRUE(IsStream(stream));
  EXPECT_TRUE(IsStream(Framed(SchemaOf({}), false)));
  EXPECT_FALSE(IsStream(Framed(BatchOf(0, {}, {}))));
  EXPECT_FALSE(IsStream(std::string(64, '\xFF')));
  EXPECT_FALSE(IsStream("plain text, which is no table"));
  EXPECT_FALSE(IsStream(""));
  EXPECT_TRUE(IsFile(FileOf(stream)));
  EXPECT_FALSE(IsFile("ARROW1 is a word"));
}

TEST(Arrow, ReadsTheColumnsOfAFooter) {
  const std::string footer = FooterOf({FieldOf("text", for_test::kUtf8)}), file = FileOf("", footer);
  EXPECT_EQ(FooterSize(file), footer.size());
  EXPECT_EQ(FooterSize(file.substr(file.size() - kTail)), footer.size());
  EXPECT_EQ(FooterSize("ARROW1"), 0u);
  EXPECT_EQ(FooterSize(file.substr(0, file.size() - 1)), 0u);
  const auto columns = ReadFooter(footer);
  ASSERT_TRUE(columns) << columns.error().rule;
  EXPECT_EQ(columns->at(0).name, "text");
  EXPECT_EQ(ReadFooter(Metadata(Flat::Table({}))).error().rule, "its footer has no schema");
  for (size_t size = 0; size + 8 < footer.size(); ++size) EXPECT_FALSE(ReadFooter(footer.substr(0, size))) << size;
}

TEST(Arrow, RefusesEveryCutOfAGoodMessage) {
  for (const std::string& whole : {SchemaOf({FieldOf("text", for_test::kUtf8)}).metadata, BatchOf(2, {2}, {"", Offsets({0, 1, 3}), "abc"}).metadata})
    for (size_t size = 0; size + 8 < whole.size(); ++size) EXPECT_FALSE(ReadMessage(whole.substr(0, size))) << size;
}

}  // namespace
}  // namespace day::arrow
