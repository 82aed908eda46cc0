// How many tokens a tokenizer has, and of which kind it is: the tokenizers library's tokenizer.json, SentencePiece models, tiktoken's lists.
//
// Formats: huggingface/tokenizers (`model` with `type` and `vocab`, an object of ids or a list of pieces; `added_tokens` with ids),
// google/sentencepiece (sentencepiece_model.proto), openai/tiktoken (a line per token: base64, a blank, its rank). No merge and no rule of normalization is
// checked; vocab.json with merges.txt is not read. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "bytes/cursor.h"

namespace day {

inline constexpr uint64_t kMaxTokenizer = uint64_t{64} << 20;  // limit: bytes of a file; that of a vocabulary of 262,144 tokens has 33 MB

// What files of tokenizers are called, as globs; of several in a folder the first states the most.
inline constexpr std::array<std::string_view, 7> kTokenizerNames = {"tokenizer.json",       "*.tiktoken", "tokenizer.model", "spiece.model",
                                                                    "sentencepiece*.model", "source.spm", "target.spm"};

struct Tokenizer {
  std::string kind;     // BPE, Unigram, WordPiece, WordLevel (40 bytes of what is stated there); sentencepiece; tiktoken
  uint64_t tokens = 0;  // of the vocabulary, at least one
  uint64_t added = 0;   // beside it: special tokens and those of a fine-tuning
  uint64_t ids = 0;     // the highest id, and one: what the embedding must have rows for
};

// `name`: of the file, which tells the format. Nothing where it is no tokenizer; Malformed where it began as one.
std::expected<std::optional<Tokenizer>, Malformed> ReadTokenizer(std::string_view name, std::string_view bytes);

}  // namespace day
