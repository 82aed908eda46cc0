#include "probes/tokenizer/tokenizer.h"

#include <algorithm>
#include <charconv>

#include "bytes/random_bytes.h"
#include "formats/sentencepiece/sentencepiece.h"
#include "text/ascii.h"
#include "text/json.h"

namespace day::tokenizer {
namespace {

constexpr uint64_t kMostTokens = 50'000'000;  // limit: tokens and merges; the largest vocabularies have a million

struct Counts {
  std::string kind;     // BPE, Unigram, WordPiece, WordLevel; sentencepiece; tiktoken
  uint64_t tokens = 0;  // of the vocabulary
  uint64_t added = 0;   // beside it: special tokens and those of a fine-tuning
  uint64_t ids = 0;     // the highest id, and one: what the embedding must have rows for

  void See(int64_t id) {
    if (id >= 0 && static_cast<uint64_t>(id) < kMostTokens) ids = std::max(ids, static_cast<uint64_t>(id) + 1);
  }
};

void Say(const Counts& counts, Sink& sink) {
  if (counts.tokens == 0) return;
  sink.Found("tokenizer", counts.kind, {.line = 1},
             {{"tokens", std::to_string(counts.tokens)}, {"added", std::to_string(counts.added)}, {"ids", std::to_string(counts.ids)}});
}

// A BPE's or WordPiece's vocabulary is an object of ids, a Unigram's a list of pairs of piece and score, whose ids are their places.
void ReadJson(std::string_view text, Sink& sink) {
  Counts counts;
  uint64_t pieces = 0;
  const auto visit = [&](const JsonPath& path, const Value& scalar) {
    if (path.size() == 2 && path[0] == "model" && path[1] == "type") counts.kind = scalar.string().substr(0, 40);
    if (path.size() == 3 && path[0] == "model" && path[1] == "vocab" && scalar.is_int()) {
      ++counts.tokens;
      counts.See(scalar.integer());
    }
    if (path.size() == 4 && path[0] == "model" && path[1] == "vocab" && scalar.is_string()) ++pieces;
    if (path.size() == 3 && path[0] == "added_tokens" && path[2] == "id") {
      ++counts.added;
      counts.See(scalar.integer());
    }
    return true;
  };
  const Status read = WalkJson(text, visit, {.max_depth = 40, .max_nodes = kMostTokens});
  if (counts.tokens == 0) {
    counts.tokens = pieces;
    counts.ids = std::max(counts.ids, pieces);
  }
  // A file of that name that is none says nothing of a vocabulary.
  if (!read && counts.tokens > 0) return sink.Malformed("tokenizer", 0, "a tokenizer.json that is no JSON to its end");
  Say(counts, sink);
}

bool IsBase64(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return IsLetterOrDigit(c) || c == '+' || c == '/' || c == '='; });
}

void ReadTiktoken(std::string_view text, Sink& sink) {
  Counts counts{.kind = "tiktoken"};
  for (uint64_t offset = 0; offset < text.size();) {
    const size_t end = std::min(text.find('\n', offset), text.size());
    std::string_view line = text.substr(offset, end - offset);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const size_t blank = line.find(' ');
    int64_t rank = -1;
    if (blank != line.npos) std::from_chars(line.data() + blank + 1, line.data() + line.size(), rank);
    if (!line.empty() && (rank < 0 || !IsBase64(line.substr(0, blank)))) {
      if (counts.tokens > 0) sink.Malformed("tokenizer", offset, "a line that is no token and rank");
      return;
    }
    counts.tokens += !line.empty();
    counts.See(rank);
    offset = end + 1;
  }
  Say(counts, sink);
}

void ReadPieces(std::string_view bytes, Sink& sink) {
  const BytesInMemory memory(bytes);
  if (!LooksLikeSentencePiece(memory)) return ReadTiktoken(bytes, sink);  // a list of tiktoken goes by "tokenizer.model", too
  const auto model = ReadSentencePiece(memory);
  if (!model) return sink.Malformed("tokenizer", model.error().offset, model.error().rule);
  Say({.kind = "sentencepiece", .tokens = model->pieces, .ids = model->pieces}, sink);
}

}  // namespace

void ReadTokenizer(std::string_view name, std::string_view bytes, Sink& sink) {
  if (name.ends_with(".json")) return ReadJson(bytes, sink);
  if (name.ends_with(".tiktoken")) return ReadTiktoken(bytes, sink);
  ReadPieces(bytes, sink);
}

}  // namespace day::tokenizer
