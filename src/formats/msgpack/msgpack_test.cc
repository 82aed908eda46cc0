#include "formats/msgpack/msgpack.h"

#include <gtest/gtest.h>

namespace day {
namespace {

using namespace std::string_literals;

// {"params": {"w": array}} with an extension of one byte's length.
std::string With(const std::string& inside, int kind = 1) {
  return "\x81\xa6params\x81\xa1w\xc7"s + static_cast<char>(inside.size()) + static_cast<char>(kind) + inside;
}
std::string Array(const std::string& shape = "\x92\2\3"s, const std::string& data = "\xc4\x18"s + std::string(24, 'f')) {
  return "\x93"s + shape +
         "\xa7"
         "float32"s +
         data;
}
std::string_view RuleOf(const std::string& file) {
  const auto read = ReadFlax(BytesInMemory(file));
  return read ? "accepted" : read.error().rule;
}

TEST(FlaxReader, ReadsArrays) {
  const auto file = ReadFlax(BytesInMemory(With(Array())));
  ASSERT_TRUE(file.has_value()) << file.error().rule;
  EXPECT_EQ(file->tensors, 1u);
  EXPECT_EQ(file->parameters, 6u);
  EXPECT_EQ(file->listed[0].name, "params/w");
  EXPECT_EQ(file->listed[0].dtype, "float32");
  EXPECT_EQ(file->listed[0].size, 24u);
  EXPECT_EQ(file->listed[0].at + 24, With(Array()).size());
  EXPECT_EQ(file->listed[0].shape, (std::vector<uint64_t>{2, 3}));
}
TEST(FlaxReader, ReadsEveryKindOfValue) {
  for (const std::string& value : {"\x00"s,
                                   "\xff"s,
                                   "\xc0"s,
                                   "\xc2"s,
                                   "\xc3"s,
                                   "\xc4\1x"s,
                                   "\xc5\0\1x"s,
                                   "\xc6\0\0\0\1x"s,
                                   "\xca"
                                   "1234"s,
                                   "\xcb"
                                   "12345678"s,
                                   "\xcc\1"s,
                                   "\xcd\1\2"s,
                                   "\xce\1\2\3\4"s,
                                   "\xcf"
                                   "12345678"s,
                                   "\xd0\1"s,
                                   "\xd1\1\2"s,
                                   "\xd2\1\2\3\4"s,
                                   "\xd3"
                                   "12345678"s,
                                   "\xd9\1x"s,
                                   "\xda\0\1x"s,
                                   "\xdb\0\0\0\1x"s,
                                   "\xdc\0\1\0"s,
                                   "\xdd\0\0\0\1\0"s,
                                   "\xde\0\1\xa1k\0"s,
                                   "\xdf\0\0\0\1\xa1k\0"s,
                                   "\xd4\2x"s,
                                   "\xd8\2"
                                   "1234567812345678"s,
                                   "\xc8\0\1\2x"s,
                                   "\xc9\0\0\0\1\2x"s,
                                   "\x91\x90"s,
                                   "\x81\1\0"s})
    EXPECT_EQ(RuleOf(value), "accepted") << static_cast<int>(static_cast<uint8_t>(value[0]));
}
TEST(FlaxReader, NamesExtensionsThatFlaxDoesNotKnow) {
  const auto file = ReadFlax(BytesInMemory(With("xyz", 77)));
  ASSERT_TRUE(file.has_value()) << file.error().rule;
  EXPECT_EQ(file->other_extensions, std::vector<int>{77});
}
TEST(FlaxReader, KeepsTextsAndNamesOfPython) {
  const auto file =
      ReadFlax(BytesInMemory("\x82\xaa__reduce__\xa4"
                             "text\xb9__msgpack_chunked_array__\xc3"s));
  ASSERT_TRUE(file.has_value()) << file.error().rule;
  EXPECT_EQ(file->dunder, "__reduce__");
  EXPECT_EQ(file->texts, std::vector<std::string>{"text"});
}
TEST(FlaxReader, RefusesWhatIsNotWhole) {
  EXPECT_EQ(RuleOf(""), "ends in the middle of a field");
  EXPECT_EQ(RuleOf("\xc1"), "a byte begins no value");
  EXPECT_EQ(RuleOf("\xc0x"), "other bytes follow the value");
  EXPECT_EQ(RuleOf("\xdf\xff\xff\xff\xff"), "ends in the middle of a field");
  EXPECT_EQ(RuleOf("\xc6\xff\xff\xff\xff"), "ends in the middle of a field");
  EXPECT_EQ(RuleOf("\x81\x90\0"s), "a key is neither a text nor a number");
  EXPECT_EQ(RuleOf(std::string(5000, '\x91')), "limit msgpack-depth");
  const std::string whole = With(Array());
  for (size_t length = 1; length < whole.size(); ++length) EXPECT_EQ(RuleOf(whole.substr(0, length)), "ends in the middle of a field") << length;
}
TEST(FlaxReader, RefusesArraysThatFitNothing) {
  EXPECT_EQ(RuleOf(With(Array("\x92\2\4"s, "\xc4\3xyz"))), "an array's shape does not fit its bytes");
  EXPECT_EQ(RuleOf(With(Array("\x91\0"s, "\xc4\3xyz"))), "an array's shape does not fit its bytes");
  EXPECT_EQ(RuleOf(With(Array("\x91\0"s, "\xc4\0"s))), "accepted");
  EXPECT_EQ(RuleOf(With(Array("\x91\xca"
                              "1234"s))),
            "an array's shape is not of whole numbers");
  EXPECT_EQ(RuleOf(With(Array("\x92\xcf\xff\xff\xff\xff\xff\xff\xff\xff\2"s))), "an array's shape overflows");
  EXPECT_EQ(RuleOf(With("\x92\1\2"s)), "an array is not a shape, a type and bytes");
  EXPECT_EQ(RuleOf(With(Array() + "x")), "an array is longer or shorter than its extension");
}

}  // namespace
}  // namespace day
