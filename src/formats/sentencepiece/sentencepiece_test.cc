#include "formats/sentencepiece/sentencepiece.h"

#include <gtest/gtest.h>

#include "formats/protobuf/builder_for_test.h"

namespace day {
namespace {

using proto::Bytes;
using proto::Number;

std::string Piece(std::string_view text) { return Bytes(1, Bytes(1, text) + proto::Tag(2, 5) + "\1\2\3\4" + Number(3, 1)); }
std::string_view RuleOf(const std::string& bytes) {
  const auto model = ReadSentencePiece(BytesInMemory(bytes));
  return model ? "accepted" : model.error().rule;
}

TEST(SentencePieceReader, CountsPieces) {
  const std::string bytes = Piece("<unk>") + Piece("a") + Bytes(2, Number(4, 8'000)) + Bytes(3, Bytes(2, "map"));
  ASSERT_TRUE(LooksLikeSentencePiece(BytesInMemory(bytes)));
  EXPECT_EQ(ReadSentencePiece(BytesInMemory(bytes))->pieces, 2u);
}
TEST(SentencePieceReader, RefusesWhatIsCutOff) { EXPECT_EQ(RuleOf(Piece("<unk>") + "\x0a\x7f"), "a field ends past the end of its message"); }
TEST(SentencePieceReader, RefusesAPieceWithoutText) { EXPECT_EQ(RuleOf(Piece("a") + Piece("")), "a piece has no text or no score"); }
TEST(SentencePieceReader, RefusesAModelWithoutPieces) { EXPECT_EQ(RuleOf(Bytes(2, "")), "has no pieces"); }
TEST(LooksLikeSentencePiece, LeavesOtherFormatsAlone) {
  for (const std::string& bytes : {std::string(), std::string("text"), Bytes(1, Bytes(1, "node") + Bytes(2, "Add")), Number(1, 3)})
    EXPECT_FALSE(LooksLikeSentencePiece(BytesInMemory(bytes)));
}

}  // namespace
}  // namespace day
