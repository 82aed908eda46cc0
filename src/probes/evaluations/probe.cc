// The adapter: documents with tables, cards, and files of results.
#include "probe/simple.h"
#include "probes/evaluations/evaluations.h"

namespace day::probes::evaluations {

using namespace day::evaluations;

std::unique_ptr<Probe> Make() {
  return MakeSimpleProbe({.id = "evaluations",
                          .question = "Which results of evaluations are stated: which figure, for which model, on which benchmark?",
                          .interest = {.names = {"*.md", "*.markdown", "*.mdx", "*.rst", "README", "*result*.json", "*eval*.json", "*metrics*.json",
                                                 ".eval_results/*.yaml", "**/.eval_results/*.yaml"},
                                       .max_size = kMaxResultsFile},
                          .appetite = Head{kMaxResultsFile}},
                         [benchmarks = Benchmarks()](const Artifact& artifact, const Window& window, Sink& sink) {
                           if (!artifact.text || artifact.type == "git-lfs-pointer") return;
                           if (artifact.name.ends_with(".json")) return ReadResultsJson(benchmarks, window.text(), sink);
                           if (artifact.name.ends_with(".yaml")) return ReadResultsYaml(benchmarks, window.text(), sink);
                           ReadDocument(benchmarks, artifact.readings->Document(artifact.name, window.text()), sink);
                         });
}

}  // namespace day::probes::evaluations
