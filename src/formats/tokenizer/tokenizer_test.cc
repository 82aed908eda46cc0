#include "formats/tokenizer/tokenizer.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace day {
namespace {

// "BPE 3+1 of 5", "malformed", or "" for nothing.
std::string Read(std::string_view name, std::string_view bytes) {
  const auto read = ReadTokenizer(name, bytes);
  if (!read) return "malformed";
  return *read ? fmt::format("{} {}+{} of {}", (*read)->kind, (*read)->tokens, (*read)->added, (*read)->ids) : "";
}
std::string Json(std::string_view text) { return Read("tokenizer.json", text); }

TEST(Tokenizer, CountsAVocabularyOfIdsAndWhatIsAddedToIt) {
  EXPECT_EQ(Json(R"({"added_tokens": [{"id": 4, "content": "<s>"}], "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": ["a b"]}})"),
            "BPE 3+1 of 5");
}
TEST(Tokenizer, CountsPiecesOfAUnigramByTheirPlaces) {
  EXPECT_EQ(Json(R"({"model": {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0.0], ["a", -1.5], ["b", -2]]}})"), "Unigram 3+0 of 3");
}
TEST(Tokenizer, TakesAnyOtherJsonForNothing) {
  for (const char* text :
       {"", "{", "[]", "{}", "{\"model\": 3}", "{\"model\": {\"vocab\": {}}}", "{\"model\": {\"vocab\": {\"a\": \"b\"}}}", "{\"vocab\": {\"a\": 1}}"})
    EXPECT_EQ(Json(text), "") << text;
}
TEST(Tokenizer, ThatBreaksOffIsMalformed) { EXPECT_EQ(Json(R"({"model": {"type": "BPE", "vocab": {"a": 0, "b")"), "malformed"); }
TEST(Tokenizer, WithIdsThatNoTokenHasDoesNotCountThem) {
  EXPECT_EQ(Json(R"({"model": {"type": "BPE", "vocab": {"a": -1, "b": 9223372036854775807, "c": 1}}})"), "BPE 3+0 of 2");
}
TEST(Tokenizer, NestedTooDeepIsNoneOfThese) { EXPECT_EQ(Json(std::string(1000, '[') + std::string(1000, ']')), ""); }
TEST(Tokenizer, CountsALineForEachTokenOfTiktoken) {
  EXPECT_EQ(Read("o200k_base.tiktoken", "IQ== 0\nIg== 1\r\nIw== 5\n"), "tiktoken 3+0 of 6");
  EXPECT_EQ(Read("tokenizer.model", "IQ== 0\nIg== 1\n"), "tiktoken 2+0 of 2");
}
TEST(Tokenizer, SaysWhereAListBreaks) {
  EXPECT_EQ(Read("a.tiktoken", "IQ== 0\nnot a token\n"), "malformed");
  EXPECT_EQ(Read("a.tiktoken", "words of a note\n"), "");
  EXPECT_EQ(Read("a.tiktoken", "IQ== -3\n"), "");
  EXPECT_EQ(Read("a.tiktoken", "\n\n"), "");
}
TEST(Tokenizer, CountsPiecesOfSentencePiece) {
  // Two pieces, each with a text (field 1) and a score (field 2).
  const std::string piece("\x0a\x0a\x0a\x03<s>\x15\0\0\0\0", 12), other("\x0a\x08\x0a\x01z\x15\0\0\x80\x3f", 10);
  EXPECT_EQ(Read("tokenizer.model", piece + other), "sentencepiece 2+0 of 2");
  EXPECT_EQ(Read("tokenizer.model", std::string("\x0a\x0a\x0a\x03<s>\x15\0\0", 10)), "");
  EXPECT_EQ(Read("tokenizer.model", "nothing of the kind"), "");
}

}  // namespace
}  // namespace day
