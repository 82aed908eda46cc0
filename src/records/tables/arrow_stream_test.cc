#include "records/tables/arrow_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lz4frame.h>
#include <zstd.h>

#include "formats/arrow/builder_for_test.h"
#include "records/readers/test_help.h"

namespace day::records {
namespace {

using namespace arrow::for_test;
using arrow::for_test::kList;
using testing::ElementsAre;
using testing::HasSubstr;

std::string Lines(const std::string& bytes, std::string* trouble = nullptr) {
  auto stream = ArrowStream::Open(std::make_unique<MemoryStream>(bytes, 7));
  if (!stream) {
    if (trouble) *trouble = stream.error().message;
    return "";
  }
  return ReadAll(**stream, trouble);
}
std::string TroubleOf(const std::string& bytes) {
  std::string trouble;
  Lines(bytes, &trouble);
  return trouble;
}

const MessageForTest kTexts = SchemaOf({FieldOf("text", kUtf8)});
const MessageForTest kTwo = BatchOf(2, {2}, {"", Offsets({0, 1, 3}), "abc"});

TEST(ArrowStream, GivesTextsOfEachRow) {
  EXPECT_EQ(Lines(Framed(kTexts) + Framed(kTwo) + Framed(kTwo) + std::string(kEnd)),
            "{\"text\":\"a\"}\n{\"text\":\"bc\"}\n{\"text\":\"a\"}\n{\"text\":\"bc\"}\n");
}
TEST(ArrowStream, NeedsNoMarkOfTheEnd) { EXPECT_EQ(TroubleOf(Framed(kTexts) + Framed(kTwo)), ""); }
TEST(ArrowStream, ReadsMessagesWithoutTheMarkOfLaterVersions) {
  EXPECT_EQ(Lines(Framed(kTexts, false) + Framed(kTwo, false) + std::string(4, '\0')), "{\"text\":\"a\"}\n{\"text\":\"bc\"}\n");
}
TEST(ArrowStream, ReadsFiles) {
  const std::string file = FileOf(Framed(kTexts) + Framed(kTwo) + std::string(kEnd));
  std::string trouble;
  EXPECT_EQ(Lines(file, &trouble), "{\"text\":\"a\"}\n{\"text\":\"bc\"}\n");
  EXPECT_EQ(trouble, "");
  EXPECT_THAT(TroubleOf(file.substr(0, file.size() - 1)), HasSubstr("its footer is not whole"));
}

TEST(ArrowStream, TakesTheColumnsFromTheFooterWhereTheFileDoesNotBeginWithThem) {
  const std::string footer = FooterOf({FieldOf("text", kUtf8)});
  const auto lines = [&](const std::string& file, std::string_view of) {
    auto stream = ArrowStream::Open(std::make_unique<MemoryStream>(file), of);
    return stream ? ReadAll(**stream) : stream.error().message;
  };
  const std::string file = FileOf(Framed(kTwo) + std::string(kEnd), footer);
  EXPECT_EQ(lines(file, footer), "{\"text\":\"a\"}\n{\"text\":\"bc\"}\n");
  EXPECT_EQ(lines(FileOf(std::string(kEnd), footer), footer), "");
  EXPECT_THAT(lines(file, ""), HasSubstr("it does not begin with a schema"));
  EXPECT_THAT(lines(file, "no footer"), HasSubstr("the offset of its root leads nowhere"));
}

TEST(ArrowStream, LeavesOutColumnsWithoutTextAndNamesThem) {
  const std::string bytes = Framed(SchemaOf({FieldOf("id", kInt), FieldOf("text", kUtf8), FieldOf("picture", kBinary),
                                             FieldOf("either", kUnion, {.children = {FieldOf("a", kUtf8)}}), FieldOf("more", kLargeUtf8)})) +
                            Framed(BatchOf(1, {1, 1, 1, 1, 1, 1},
                                           {"", "1234", "", Offsets({0, 1}), "x", "", Offsets({0, 2}), "\xFF\xD8", "t", "", Offsets({0, 1}), "u", "",
                                            Little<int64_t>({0, 3}), "yes"}));
  EXPECT_EQ(Lines(bytes), "{\"text\":\"x\",\"more\":\"yes\"}\n");
  const auto stream = ArrowStream::Open(std::make_unique<MemoryStream>(bytes));
  ASSERT_TRUE(stream);
  EXPECT_THAT((*stream)->columns(), ElementsAre("text", "more"));
  EXPECT_THAT((*stream)->left_out(), ElementsAre("id", "picture", "either"));
}
TEST(ArrowStream, GivesNothingOfTablesWithoutText) {
  std::string trouble;
  EXPECT_EQ(Lines(Framed(SchemaOf({FieldOf("id", kInt)})) + Framed(BatchOf(int64_t{1} << 40, {int64_t{1} << 40}, {"", ""})), &trouble), "");
  EXPECT_EQ(trouble, "");
}

TEST(ArrowStream, GivesTextsHoweverDeepTheyLie) {
  const std::string bytes =
      Framed(SchemaOf({FieldOf("messages", kList, {.children = {FieldOf("item", kStruct, {.children = {FieldOf("role", kUtf8), FieldOf("n", kInt)}})}}),
                       FieldOf("pair", kFixedSizeList, {.children = {FieldOf("item", kUtf8)}, .details = {{0, Flat::Number<int32_t>(2)}}}),
                       FieldOf("map", kMap, {.children = {FieldOf("entries", kStruct, {.children = {FieldOf("key", kUtf8), FieldOf("value", kUtf8)}})}})})) +
      Framed(BatchOf(2, {2, 1, 1, 1, 2, 4, 2, 1, 1, 1},
                     {"\x01", Offsets({0, 1, 1}), "", "", Offsets({0, 4}), "user", "", "1234",          "", "\x07", Offsets({0, 1, 2, 3, 3}), "xyz",
                      "",     Offsets({0, 0, 1}), "", "", Offsets({0, 1}), "k",    "", Offsets({0, 1}), "v"}));
  EXPECT_EQ(Lines(bytes),
            "{\"messages\":[{\"role\":\"user\"}],\"pair\":[\"x\",\"y\"],\"map\":[]}\n"
            "{\"messages\":null,\"pair\":[\"z\",null],\"map\":[{\"key\":\"k\",\"value\":\"v\"}]}\n");
}

TEST(ArrowStream, LooksUpDictionaries) {
  const MessageForTest schema = SchemaOf({FieldOf("kind", kUtf8, {.dictionary = 7, .bits = 8})});
  const std::string first = Framed(BatchOf(2, {2}, {"", Offsets({0, 3, 6}), "onetwo"}, {.dictionary = 7})),
                    more = Framed(BatchOf(1, {1}, {"", Offsets({0, 5}), "three"}, {.dictionary = 7, .adds = true}));
  const auto rows = [](std::string places) {
    return Framed(BatchOf(static_cast<int64_t>(places.size()), {static_cast<int64_t>(places.size())}, {"", places}));
  };
  EXPECT_EQ(Lines(Framed(schema) + first + rows({1, 0}) + more + rows({2})), "{\"kind\":\"two\"}\n{\"kind\":\"one\"}\n{\"kind\":\"three\"}\n");
  EXPECT_EQ(Lines(Framed(schema) + first + Framed(BatchOf(1, {1}, {"", Offsets({0, 1}), "x"}, {.dictionary = 7})) + rows({0})),
            "{\"kind\":\"x\"}\n");  // another one
  EXPECT_THAT(TroubleOf(Framed(schema) + first + rows({2})), HasSubstr("a place lies outside of its dictionary"));
  EXPECT_THAT(TroubleOf(Framed(schema) + first + rows({-1})), HasSubstr("a place lies outside of its dictionary"));
  EXPECT_THAT(TroubleOf(Framed(schema) + rows({0})), HasSubstr("a dictionary is used that was not given before"));
}
TEST(ArrowStream, EndsWhereADictionaryLiesInItself) {
  const std::string bytes =
      Framed(SchemaOf({FieldOf("a", kList, {.children = {FieldOf("b", kUtf8, {.dictionary = 1, .bits = 8})}, .dictionary = 1, .bits = 8})})) +
      Framed(BatchOf(1, {1, 1}, {"", Offsets({0, 1}), "", std::string(1, '\0')}, {.dictionary = 1})) + Framed(BatchOf(1, {1}, {"", std::string(1, '\0')}));
  EXPECT_THAT(TroubleOf(bytes), HasSubstr("texts lie deeper than the limit"));
}

TEST(ArrowStream, FollowsViews) {
  const std::string far = "a text of more than twelve bytes";
  const auto view = [&](uint32_t length, uint32_t buffer, uint32_t at) { return Little<uint32_t>({length, 0, buffer, at}); };
  const std::string near = Little<uint32_t>({5}) + std::string("short\0\0\0\0\0\0\0", 12), schema = Framed(SchemaOf({FieldOf("v", kUtf8View)}));
  const auto rows = [&](const std::string& views) {
    const auto count = static_cast<int64_t>(views.size() / 16);
    return Framed(BatchOf(count, {count}, {"", views, far}, {.views = {1}}));
  };
  EXPECT_EQ(Lines(schema + rows(near + view(32, 0, 0) + view(13, 0, 2))), "{\"v\":\"short\"}\n{\"v\":\"" + far + "\"}\n{\"v\":\"text of more \"}\n");
  for (const std::string& wrong : {view(33, 0, 0), view(32, 1, 0), view(13, 0, 20), view(13, 0, 0xFFFFFFFF), view(0xFFFFFFFF, 0, 0)})
    EXPECT_THAT(TroubleOf(schema + rows(wrong)), HasSubstr("a view leads outside of its column"));
  EXPECT_THAT(TroubleOf(schema + Framed(BatchOf(1, {1}, {"", near}, {.views = {-1}}))), HasSubstr("fewer buffers than its columns"));
  EXPECT_THAT(TroubleOf(schema + Framed(BatchOf(1, {1}, {"", near}))), HasSubstr("does not say how many buffers its views have"));
}

std::string Packed(uint8_t codec, const std::string& bytes, int64_t stated) {
  std::string out(codec == 0 ? LZ4F_compressFrameBound(bytes.size(), nullptr) : ZSTD_compressBound(bytes.size()), '\0');
  out.resize(codec == 0 ? LZ4F_compressFrame(out.data(), out.size(), bytes.data(), bytes.size(), nullptr)
                        : ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return Little<int64_t>({stated}) + out;
}
TEST(ArrowStream, UnpacksBuffers) {
  const std::string text = std::string(3'000'000, 'x') + "end", offsets = Offsets({0, static_cast<int32_t>(text.size())});
  for (const uint8_t codec : {0, 1}) {
    const auto rows = [&](const std::string& bytes) {
      return Framed(kTexts) + Framed(BatchOf(1, {1}, {"", Little<int64_t>({-1}) + offsets, bytes}, {.codec = codec}));
    };
    const auto size = static_cast<int64_t>(text.size());
    EXPECT_EQ(Lines(rows(Packed(codec, text, size))), "{\"text\":\"" + text + "\"}\n");
    for (const std::string& wrong : {Packed(codec, text, size - 1), Packed(codec, text, size + 1), Packed(codec, text, size).substr(0, 40),
                                     Packed(codec, text, size) + "more", Little<int64_t>({size}) + "no frame"})
      EXPECT_THAT(TroubleOf(rows(wrong)), HasSubstr("cannot be unpacked to its length"));
    EXPECT_THAT(TroubleOf(rows("1234")), HasSubstr("does not say its length"));
    EXPECT_THAT(TroubleOf(rows(Packed(codec, text, -2))), HasSubstr("negative length"));
    EXPECT_THAT(TroubleOf(rows(Packed(codec, text, int64_t{1} << 40))), HasSubstr("more than the limit of memory"));
  }
}

TEST(ArrowStream, GivesWhatCameBeforeTheDamage) {
  const std::string good = Framed(kTexts) + Framed(kTwo);
  for (const auto& [bad, says] : std::vector<std::pair<std::string, std::string>>{
           {Framed(BatchOf(2, {2}, {"", Offsets({0, 2, 1}), "abc"})), "offsets of a column fall"},
           {Framed(BatchOf(2, {2}, {"", Offsets({0, 1, 4}), "abc"})), "offsets of a column fall, or lead outside"},
           {Framed(BatchOf(2, {2}, {"", Offsets({-1, 1, 3}), "abc"})), "offsets of a column fall"},
           {Framed(BatchOf(2, {2}, {"", Offsets({0, 1}), "abc"})), "fewer offsets than rows"},
           {Framed(BatchOf(9, {9}, {"\x01", Offsets({0, 1, 1, 1, 1, 1, 1, 1, 1, 1}), "abc"})), "fewer rows than it says"},
           {Framed(BatchOf(3, {2}, {"", Offsets({0, 1, 3}), "abc"})), "fewer rows than its batch"},
           {Framed(BatchOf(2, {}, {})), "fewer columns than its table"},
           {Framed(BatchOf(2, {2}, {"", Offsets({0, 1, 3})})), "fewer buffers than its columns"},
           {Framed(BatchOf(2, {2}, {"", Offsets({0, 1, 3}), "abc"}, {.places = {0, 0, 0, 12, 8, 3}})), "lie over one another"},
           {Framed(kTexts), "a second schema"},
           {Framed(kTwo).substr(0, 30), "in the middle of a message"},
           {Framed(kTwo).substr(0, Framed(kTwo).size() - 9), "in the middle of a message"},
           {std::string(2, '\xFF'), "ends early"},
           {Little<uint32_t>({0xFFFFFFFF, 0x7FFFFFFF}), "longer than the limit"}}) {
    std::string trouble;
    EXPECT_EQ(Lines(good + bad, &trouble), "{\"text\":\"a\"}\n{\"text\":\"bc\"}\n") << says;
    EXPECT_THAT(trouble, HasSubstr(says));
    EXPECT_THAT(trouble, HasSubstr("cannot be read as an Arrow table: "));
  }
  EXPECT_THAT(TroubleOf(Framed(kTwo)), HasSubstr("it does not begin with a schema"));
  EXPECT_THAT(TroubleOf("ARROW WOOD"), HasSubstr("its first bytes are not those of a file"));
  EXPECT_THAT(TroubleOf("AR"), HasSubstr("in the middle of a message"));
}

TEST(ArrowStream, EndsARowThatIsLongerThanTheLimit) {
  const std::string text(size_t{1} << 20, 'x');
  std::string places(100, '\0');
  const std::string bytes = Framed(SchemaOf({FieldOf("a", kList, {.children = {FieldOf("item", kUtf8, {.dictionary = 1, .bits = 8})}})})) +
                            Framed(BatchOf(1, {1}, {"", Offsets({0, 1 << 20}), text}, {.dictionary = 1})) +
                            Framed(BatchOf(1, {1, 100}, {"", Offsets({0, 100}), "", places}));
  EXPECT_THAT(TroubleOf(bytes), HasSubstr("a row is longer than the limit"));
}

}  // namespace
}  // namespace day::records
