// The adapter: documents in, links out.
#include "probe/probe.h"

#include <memory>
#include <string>

#include "probes/links/links.h"
#include "text/markdown.h"
#include "text/utf8.h"

namespace day::probes::links {
namespace {

class LinksProbe final : public Probe {
 public:
  LinksProbe() {
    def_.id = "links";
    def_.version = 2;
    def_.question = "What do documents and code link to: models, data, papers, code, and where?";
    def_.interest.names = {"*.md", "*.markdown", "*.mdx", "*.rst", "README", "README*.txt", "*MODEL_CARD*.txt", "*DATASHEET*.txt", "*DATA_CARD*.txt"};
    def_.interest.kinds = {"source", "notebook"};
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
      if (artifact_.kind == "source") return day::links::ReadCodeLinks(table_, window.text(), artifact_.language == "Shell", sink);
      if (artifact_.kind == "notebook") {
        // Its code stands in JSON strings. Their quotation marks become those of code, and no place moves.
        return day::links::ReadCodeLinks(table_, ReplaceAll(std::string(window.text().substr(0, day::links::kMaxCode)), "\\\"", " \""), true, sink);
      }
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
