// Documents that are not text: that they are there, and the title that a PDF states of itself.
#include "probe/simple.h"

namespace day::probes::document {
namespace {

constexpr size_t kMaxTitle = 200;

// The literal string after /Title in a PDF's first part: "(…)" with backslash escapes left as they are. Compressed object
// streams hide it, and then there is none.
std::string TitleOf(std::string_view head) {
  const size_t at = head.find("/Title");
  if (at == head.npos) return {};
  size_t i = at + 6;
  while (i < head.size() && head[i] == ' ') ++i;
  if (i >= head.size() || head[i] != '(') return {};
  std::string title;
  int depth = 1;
  for (++i; i < head.size() && title.size() < kMaxTitle; ++i) {
    if (head[i] == '\\' && i + 1 < head.size()) {
      title += head[++i];
      continue;
    }
    if (head[i] == '(') ++depth;
    if (head[i] == ')' && --depth == 0) break;
    title += head[i];
  }
  return title;
}

void Look(const Artifact& artifact, const Window& window, Sink& sink) {
  std::vector<Field> fields;
  if (artifact.type == "pdf")
    if (std::string title = TitleOf(window.text()); !title.empty()) fields.push_back({"title", std::move(title)});
  sink.Found("document.format", std::string(artifact.type), {}, std::move(fields));
}

}  // namespace

std::unique_ptr<Probe> Make() {
  return MakeSimpleProbe({.id = "document",
                          .question = "Which documents are there that are not plain text, such as a paper as PDF?",
                          .interest = {.types = {"pdf", "docx", "odt", "postscript", "tex", "bibtex"}},
                          .appetite = Head{uint64_t{64} << 10}},
                         Look);
}

}  // namespace day::probes::document
