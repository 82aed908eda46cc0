// The adapter: documents in, links out.
#include "probe/probe.h"

#include <memory>

#include "probes/links/links.h"
#include "text/markdown.h"

namespace day::probes::links {
namespace {

class LinksProbe final : public Probe {
 public:
  LinksProbe() {
    def_.id = "links";
    def_.version = 1;
    def_.question = "What do the documents link to: models, data, papers, code, and where?";
    def_.interest.names = {"*.md", "*.markdown", "*.mdx", "*.rst", "README", "README*.txt", "*MODEL_CARD*.txt", "*DATASHEET*.txt", "*DATA_CARD*.txt"};
    def_.interest.max_size = kMaxMarkdown;
    def_.appetite = Head{kMaxMarkdown};
  }
  const ProbeDef& def() const override { return def_; }
  std::unique_ptr<Session> Start(const Artifact& artifact) const override { return std::make_unique<LinksSession>(table_, artifact); }

 private:
  class LinksSession final : public Session {
   public:
    LinksSession(const day::links::LinkTable& table, const Artifact& artifact) : table_(table), artifact_(artifact) {}
    void Feed(const Window& window, Sink& sink) override {
      day::links::ReadLinks(table_, artifact_.readings->Document(artifact_.name, window.text()).body, sink);
    }

   private:
    const day::links::LinkTable& table_;
    Artifact artifact_;
  };

  ProbeDef def_;
  day::links::LinkTable table_;
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<LinksProbe>(); }

}  // namespace day::probes::links
