// The adapter: documents with tables, cards, and files of results.
#include "probe/probe.h"

#include "probes/evaluations/evaluations.h"
#include "text/markdown.h"

namespace day::probes::evaluations {
namespace {

class EvaluationsProbe final : public Probe {
 public:
  EvaluationsProbe() {
    def_.id = "evaluations";
    def_.question = "Which results of evaluations are stated: which figure, for which model, on which benchmark?";
    def_.interest.names = {
        "*.md", "*.markdown", "*.mdx", "*.rst", "README", "*result*.json", "*eval*.json", "*metrics*.json", ".eval_results/*.yaml", "**/.eval_results/*.yaml"};
    def_.interest.max_size = day::evaluations::kMaxResultsFile;
    def_.appetite = Head{day::evaluations::kMaxResultsFile};
  }
  const ProbeDef& def() const override { return def_; }
  std::unique_ptr<Session> Start(const Artifact& artifact) const override {
    if (!artifact.text || artifact.type == "git-lfs-pointer") return nullptr;
    return std::make_unique<EvaluationsSession>(benchmarks_, artifact);
  }

 private:
  class EvaluationsSession final : public Session {
   public:
    EvaluationsSession(const day::evaluations::Benchmarks& benchmarks, const Artifact& artifact) : benchmarks_(benchmarks), artifact_(artifact) {}
    void Feed(const Window& window, Sink& sink) override {
      if (artifact_.name.ends_with(".json")) return day::evaluations::ReadResultsJson(benchmarks_, window.text(), sink);
      if (artifact_.name.ends_with(".yaml")) return day::evaluations::ReadResultsYaml(benchmarks_, window.text(), sink);
      day::evaluations::ReadDocument(benchmarks_, artifact_.readings->Document(artifact_.name, window.text()), sink);
    }

   private:
    const day::evaluations::Benchmarks& benchmarks_;
    Artifact artifact_;
  };

  ProbeDef def_;
  day::evaluations::Benchmarks benchmarks_;
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<EvaluationsProbe>(); }

}  // namespace day::probes::evaluations
