// A SentencePiece model: the pieces of a tokenizer with their scores, and rules by which text is normalized. It has no code and names no file that is read.
//
// Format: src/sentencepiece_model.proto of https://github.com/google/sentencepiece in protocol buffers. Pure; any thread. Bounds: formats/protobuf/wire.h.
#pragma once

#include <cstdint>
#include <expected>

#include "bytes/cursor.h"
#include "bytes/random_bytes.h"

namespace day {

struct SentencePieceModel {
  uint64_t pieces = 0;
};

// By its first pieces.
bool LooksLikeSentencePiece(const RandomBytes& bytes);
std::expected<SentencePieceModel, Malformed> ReadSentencePiece(const RandomBytes& bytes);

}  // namespace day
