// The adapter: documents in, statements out.
#include "probe/simple.h"
#include "probes/statements/statements.h"
#include "text/markdown.h"

namespace day::probes::statements {

using day::statements::Lexicon;

std::unique_ptr<Probe> Make() {
  return MakeSimpleProbe({.id = "statements",
                          .version = 5,
                          .question = "What does the release say of itself: that it is open, under which terms, and who has to be asked for access?",
                          .interest = {.names = {"*.md", "*.markdown", "*.mdx", "*.rst", "README", "README*.txt", "*MODEL_CARD*.txt", "*MODELCARD*.txt",
                                                 "*DATASHEET*.txt", "*DATA_CARD*.txt", "*DATASET_CARD*.txt", "docs/*.txt", "doc/*.txt", "CITATION.cff"},
                                       .max_size = kMaxMarkdown},
                          .appetite = Head{kMaxMarkdown}},
                         [lexicon = Lexicon()](const Artifact& artifact, const Window& window, Sink& sink) {
                           day::statements::ReadStatements(lexicon, artifact.path, window.text(), *artifact.readings, sink);
                         });
}

}  // namespace day::probes::statements
