#include "formats/sentencepiece/sentencepiece.h"

#include "formats/protobuf/wire.h"

namespace day {
namespace {

// A piece has a text that is not empty, and a score.
bool IsPiece(ProtoMessage message) {
  ProtoField field;
  bool text = false, score = false;
  while (message.Next(field)) {
    if (field.IsBytes(1)) {
      text = field.size > 0;
    } else if (field.Is(2, ProtoType::kFixed32)) {
      score = true;
    } else if (field.number < 200 && !field.IsVarint(3)) {  // from 200 on: extensions
      return false;
    }
  }
  return message.file().ok() && text && score;
}

}  // namespace

bool LooksLikeSentencePiece(const RandomBytes& bytes) {
  constexpr int kMost = 16;  // pieces that are looked at
  ProtoFile file(bytes, ProtoReading::kLook);
  ProtoMessage message(file);
  ProtoField field;
  int pieces = 0;
  while (pieces < kMost && message.Next(field)) {
    if (field.type != ProtoType::kBytes || (field.number > 5 && field.number < 200)) return false;
    if (field.number != 1) continue;
    if (!IsPiece(ProtoMessage(message, field))) return false;
    ++pieces;
  }
  return file.ok() && pieces > 0;
}

std::expected<SentencePieceModel, Malformed> ReadSentencePiece(const RandomBytes& bytes) {
  SentencePieceModel model;
  const auto fault = ReadProtoFile(bytes, [&](ProtoMessage message) {
    ForEachIn(message, 1, [&](ProtoMessage piece) {
      if (!IsPiece(piece)) piece.file().Fail(piece.at(), "a piece has no text or no score");
      ++model.pieces;
    });
  });
  if (fault) return std::unexpected(*fault);
  if (model.pieces == 0) return std::unexpected(Malformed{0, "has no pieces"});
  return model;
}

}  // namespace day
