// Any bytes are a file of each kind: what is found is bounded, and points into the file.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>
#include <utility>

#include "base/embedded.h"
#include "knowledge/knowledge.h"
#include "probes/signals/signals.h"

namespace day {
std::span<const EmbeddedFile> SavedSignalSets();  // cmake/signal_sets.cmake
}

namespace {

const day::signals::Finder& TheFinder() {
  static const day::signals::Finder kFinder = std::move(
      day::signals::Finder::Make(std::move(day::signals::SignalSet::Read(day::KnowledgeFilesBelow("signals/")).value()), day::SavedSignalSets().front().bytes)
          .value());
  return kFinder;
}

class Check final : public day::Sink {
 public:
  // Markdown takes a lone '\r' for the end of a line, too.
  explicit Check(std::string_view text) : lines_(static_cast<uint32_t>(std::ranges::count_if(text, [](char c) { return c == '\n' || c == '\r'; })) + 1) {}
  void Add(day::Evidence evidence) override {
    if (evidence.outcome != day::Outcome::kFound) return;
    if (evidence.at.line > lines_ || evidence.excerpt.size() > day::kMaxExcerpt ||
        evidence.Get("targets").size() > day::signals::kMostTargets * (day::signals::kLongestTarget + 1))
      std::abort();
    if (++count_ > TheFinder().set().signals.size()) std::abort();
  }

 private:
  uint32_t lines_;
  size_t count_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static day::signals::Finder::Workspace workspace(TheFinder());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  day::Artifact artifact;
  artifact.path = "a/train.py";
  artifact.name = "train.py";
  day::Readings readings;
  artifact.readings = &readings;
  day::Window window;
  window.bytes = std::as_bytes(std::span(data, size));
  window.last = true;
  for (size_t kind = 0; kind < TheFinder().set().kinds.all().size(); ++kind) {
    Check check(text);
    ReadSignals(TheFinder(), workspace, artifact, kind, window, check);
  }
  return 0;
}
