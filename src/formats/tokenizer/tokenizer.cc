#include "formats/tokenizer/tokenizer.h"

#include <algorithm>
#include <charconv>

#include "bytes/random_bytes.h"
#include "formats/sentencepiece/sentencepiece.h"
#include "text/ascii.h"
#include "text/json.h"

namespace day {
namespace {

constexpr uint64_t kMostTokens = 50'000'000;  // limit: tokens and merges; the largest vocabularies have a million

using Read = std::expected<std::optional<Tokenizer>, Malformed>;

void See(Tokenizer& tokenizer, int64_t id) {
  if (id >= 0 && static_cast<uint64_t>(id) < kMostTokens) tokenizer.ids = std::max(tokenizer.ids, static_cast<uint64_t>(id) + 1);
}

Read IfAny(Tokenizer tokenizer) {
  if (tokenizer.tokens == 0) return std::nullopt;
  return tokenizer;
}

// A BPE's or WordPiece's vocabulary is an object of ids, a Unigram's a list of pairs of piece and score, whose ids are their places.
Read ReadJson(std::string_view text) {
  Tokenizer counts;
  uint64_t pieces = 0;
  const auto visit = [&](const JsonPath& path, const Value& scalar) {
    if (path.size() == 2 && path[0] == "model" && path[1] == "type") counts.kind = scalar.string().substr(0, 40);
    if (path.size() == 3 && path[0] == "model" && path[1] == "vocab" && scalar.is_int()) {
      ++counts.tokens;
      See(counts, scalar.integer());
    }
    if (path.size() == 4 && path[0] == "model" && path[1] == "vocab" && scalar.is_string()) ++pieces;
    if (path.size() == 3 && path[0] == "added_tokens" && path[2] == "id") {
      ++counts.added;
      See(counts, scalar.integer());
    }
    return true;
  };
  const Status read = WalkJson(text, visit, {.max_depth = 40, .max_nodes = kMostTokens});
  if (counts.tokens == 0) {
    counts.tokens = pieces;
    counts.ids = std::max(counts.ids, pieces);
  }
  // A file of that name that is none says nothing of a vocabulary.
  if (!read && counts.tokens > 0) return std::unexpected(Malformed{0, "a tokenizer.json that is no JSON to its end"});
  return IfAny(std::move(counts));
}

bool IsBase64(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return IsLetterOrDigit(c) || c == '+' || c == '/' || c == '='; });
}

Read ReadTiktoken(std::string_view text) {
  Tokenizer counts{.kind = "tiktoken"};
  for (uint64_t offset = 0; offset < text.size();) {
    const size_t end = std::min(text.find('\n', offset), text.size());
    std::string_view line = text.substr(offset, end - offset);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const size_t blank = line.find(' ');
    int64_t rank = -1;
    if (blank != line.npos) std::from_chars(line.data() + blank + 1, line.data() + line.size(), rank);
    if (!line.empty() && (rank < 0 || !IsBase64(line.substr(0, blank)))) {
      if (counts.tokens > 0) return std::unexpected(Malformed{offset, "a line that is no token and rank"});
      return std::nullopt;
    }
    counts.tokens += !line.empty();
    See(counts, rank);
    offset = end + 1;
  }
  return IfAny(std::move(counts));
}

Read ReadPieces(std::string_view bytes) {
  const BytesInMemory memory(bytes);
  if (!LooksLikeSentencePiece(memory)) return ReadTiktoken(bytes);  // a list of tiktoken goes by "tokenizer.model", too
  const auto model = ReadSentencePiece(memory);
  if (!model) return std::unexpected(model.error());
  return IfAny({.kind = "sentencepiece", .tokens = model->pieces, .ids = model->pieces});
}

}  // namespace

std::expected<std::optional<Tokenizer>, Malformed> ReadTokenizer(std::string_view name, std::string_view bytes) {
  if (name.ends_with(".json")) return ReadJson(bytes);
  if (name.ends_with(".tiktoken")) return ReadTiktoken(bytes);
  return ReadPieces(bytes);
}

}  // namespace day
