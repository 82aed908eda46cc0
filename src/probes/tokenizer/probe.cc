// The adapter: files of tokenizers, each read whole.
#include "formats/tokenizer/tokenizer.h"
#include "probe/simple.h"

namespace day::probes::tokenizer {
namespace {

void Look(const Artifact& artifact, const Window& window, Sink& sink) {
  if (artifact.type == "git-lfs-pointer") return;
  const auto read = ReadTokenizer(artifact.name, window.text());
  if (!read) return sink.Malformed("tokenizer", read.error().offset, read.error().rule);
  if (const std::optional<Tokenizer>& found = *read)
    sink.Found("tokenizer", found->kind, {.line = 1},
               {{"tokens", std::to_string(found->tokens)}, {"added", std::to_string(found->added)}, {"ids", std::to_string(found->ids)}});
}

}  // namespace

std::unique_ptr<Probe> Make() {
  return MakeSimpleProbe({.id = "tokenizer",
                          .question = "How many tokens does a tokenizer have, and of which kind is it?",
                          .interest = {.names = {kTokenizerNames.begin(), kTokenizerNames.end()}, .max_size = kMaxTokenizer},
                          .appetite = Head{kMaxTokenizer}},
                         Look);
}

}  // namespace day::probes::tokenizer
