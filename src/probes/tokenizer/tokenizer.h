// How many tokens a tokenizer has, and of which kind it is: the tokenizers library's tokenizer.json, SentencePiece models, tiktoken's lists.
//
// Formats: huggingface/tokenizers (`model` with `type` and `vocab`, an object of ids or a list of pieces; `added_tokens` with ids),
// google/sentencepiece (sentencepiece_model.proto), openai/tiktoken (a line per token: base64, a blank, its rank).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "probe/probe.h"

namespace day::tokenizer {

inline constexpr uint64_t kMaxTokenizer = uint64_t{64} << 20;  // limit: bytes of a file; that of a vocabulary of 262,144 tokens has 33 MB

// Emits `tokenizer`, one for a file that is one. `name`: of the file. Total over any bytes.
void ReadTokenizer(std::string_view name, std::string_view bytes, Sink& sink);

}  // namespace day::tokenizer
