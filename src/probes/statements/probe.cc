// The adapter: documents in, statements out.
#include "probe/probe.h"

#include <memory>

#include "probes/statements/statements.h"
#include "text/markdown.h"

namespace day::probes::statements {
namespace {

class StatementsProbe final : public Probe {
 public:
  StatementsProbe() {
    def_.id = "statements";
    def_.version = 2;
    def_.question = "What does the release say of itself: that it is open, under which terms, and who has to be asked for access?";
    def_.interest.names = {"*.md",
                           "*.markdown",
                           "*.mdx",
                           "*.rst",
                           "README",
                           "README*.txt",
                           "*MODEL_CARD*.txt",
                           "*MODELCARD*.txt",
                           "*DATASHEET*.txt",
                           "*DATA_CARD*.txt",
                           "*DATASET_CARD*.txt",
                           "docs/*.txt",
                           "doc/*.txt",
                           "CITATION.cff"};
    def_.interest.max_size = kMaxMarkdown;
    def_.appetite = Head{kMaxMarkdown};
  }
  const ProbeDef& def() const override { return def_; }
  std::unique_ptr<Session> Start(const Artifact& artifact) const override { return std::make_unique<StatementsSession>(lexicon_, artifact); }

 private:
  class StatementsSession final : public Session {
   public:
    StatementsSession(const day::statements::Lexicon& lexicon, const Artifact& artifact) : lexicon_(lexicon), artifact_(artifact) {}
    void Feed(const Window& window, Sink& sink) override {
      day::statements::ReadStatements(lexicon_, artifact_.path, window.text(), *artifact_.readings, sink);
    }

   private:
    const day::statements::Lexicon& lexicon_;
    Artifact artifact_;
  };

  ProbeDef def_;
  day::statements::Lexicon lexicon_;
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<StatementsProbe>(); }

}  // namespace day::probes::statements
