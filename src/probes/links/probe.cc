// The adapter: documents, code and .gitmodules in, links out.
#include <string>

#include "probe/simple.h"
#include "probes/links/links.h"
#include "text/utf8.h"

namespace day::probes::links {
namespace {

using day::links::LinkTable;

constexpr std::string_view kSubmodules = ".gitmodules";

void Look(const LinkTable& table, const Artifact& artifact, const Window& window, Sink& sink) {
  if (artifact.name == kSubmodules) return day::links::ReadSubmoduleLinks(table, window.text(), sink);
  if (artifact.kind == "source") return day::links::ReadCodeLinks(table, window.text(), artifact.language == "Shell", sink);
  if (artifact.kind == "notebook") {
    // Its code stands in JSON strings. Their quotation marks become those of code, and no place moves.
    return day::links::ReadCodeLinks(table, ReplaceAll(std::string(window.text().substr(0, day::links::kMaxCode)), "\\\"", " \""), true, sink);
  }
  day::links::ReadLinks(table, artifact.readings->Document(artifact.name, window.text()).body, sink);
}

}  // namespace

std::unique_ptr<Probe> Make() {
  return MakeSimpleProbe({.id = "links",
                          .version = 5,
                          .question = "What do documents, code and submodules link to: models, data, papers, code, and where?",
                          .interest = {.names = {"*.md", "*.markdown", "*.mdx", "*.rst", "README", "README*.txt", "*MODEL_CARD*.txt", "*DATASHEET*.txt",
                                                 "*DATA_CARD*.txt", std::string(kSubmodules)},
                                       .kinds = {"source", "notebook"},
                                       .max_size = kMaxMarkdown},
                          .appetite = Head{kMaxMarkdown}},
                         [table = LinkTable()](const Artifact& artifact, const Window& window, Sink& sink) { Look(table, artifact, window, sink); });
}

}  // namespace day::probes::links
