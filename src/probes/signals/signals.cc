#include "probes/signals/signals.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "knowledge/knowledge.h"
#include "probes/signals/notebook.h"
#include "probes/signals/snippets.h"
#include "text/lines.h"

namespace day::signals {
namespace {

// A line may be a whole minified file: the excerpt is what stands around the match.
std::string_view ExcerptAround(std::string_view text, size_t end) {
  constexpr size_t kBefore = 200;
  const std::string_view line = LineAround(text, end - 1);
  const auto at = static_cast<size_t>(text.data() + end - line.data());
  return line.substr(at > kBefore + kMaxExcerpt / 2 ? at - kBefore : 0);
}

// A script that is named for testing a model ("test_on_images.py") and asserts nothing tests no program: it lies where its folder does.
Place PlaceOfCode(std::string_view path, std::string_view text) {
  const Place place = PlaceOf(path);
  if (place != Place::kTest || !path.ends_with(".py")) return place;
  for (const std::string_view word : {"def test", "assert", "unittest", "pytest"})
    if (text.find(word) != text.npos) return place;
  return PlaceOf(path.substr(0, path.rfind('/') + 1));
}

std::string Joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, "|")); }

}  // namespace

void ReadSignals(const Finder& finder, Finder::Workspace& workspace, const Artifact& artifact, size_t kind, const Window& window, Sink& sink) {
  const FileKind& file_kind = finder.set().kinds.all()[kind];
  const std::string_view file = window.text();
  std::string_view text = file.substr(0, file_kind.head);
  NotebookCode notebook;
  SnippetCode snippets;
  if (file_kind.notebook) {
    notebook = CodeOfNotebook(text);
    text = notebook.text;
  } else if (file_kind.document) {
    snippets = CodeOfDocument(artifact.readings->Document(artifact.name, file).body);
    text = snippets.text;
  }
  std::vector<FoundSignal> found = finder.Find(artifact.path, kind, text, workspace);
  if (!found.empty()) {
    const std::string place(NameOf(PlaceOfCode(artifact.path, text)));
    std::ranges::stable_sort(found, {}, &FoundSignal::end);
    LineCounter lines(file);
    for (const FoundSignal& one : found) {
      Location at;
      std::string_view excerpt;
      if (one.end > 0) {
        at.line = file_kind.document ? snippets.LineOf(one.end - 1) : lines.Of(file_kind.notebook ? notebook.PlaceOf(one.end - 1) : one.end - 1);
        at.last_line = at.line;
        excerpt = ExcerptAround(text, one.end);
      }
      std::vector<Field> fields = {{"component", one.signal->component},
                                   {"strength", one.signal->strong ? "strong" : "weak"},
                                   {"weight", fmt::format("{}", one.signal->weight)},
                                   {"place", place},
                                   {"count", fmt::format("{}", one.lines)},
                                   {"kind", file_kind.name}};
      if (!one.targets.empty()) fields.push_back({"targets", Joined(one.targets)});
      sink.Found("signal", one.signal->id, at, std::move(fields), excerpt);
    }
  }
  if (!window.last || file.size() > file_kind.head) sink.Skipped("signal", fmt::format("text beyond {} KiB", file_kind.head / 1024));
}

}  // namespace day::signals
