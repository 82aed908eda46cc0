// The adapter: files of tokenizers, each read whole.
#include "probe/simple.h"
#include "probes/tokenizer/tokenizer.h"

namespace day::probes::tokenizer {
namespace {

void Look(const Artifact& artifact, const Window& window, Sink& sink) {
  if (artifact.type == "git-lfs-pointer") return;
  day::tokenizer::ReadTokenizer(artifact.name, window.text(), sink);
}

}  // namespace

std::unique_ptr<Probe> Make() {
  return MakeSimpleProbe(
      {.id = "tokenizer",
       .question = "How many tokens does a tokenizer have, and of which kind is it?",
       .interest = {.names = {"tokenizer.json", "*.tiktoken", "tokenizer.model", "spiece.model", "sentencepiece*.model", "source.spm", "target.spm"},
                    .max_size = day::tokenizer::kMaxTokenizer},
       .appetite = Head{day::tokenizer::kMaxTokenizer}},
      Look);
}

}  // namespace day::probes::tokenizer
