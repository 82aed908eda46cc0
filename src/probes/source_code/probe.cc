// The adapter: every file of source code and every notebook, with its language and how many lines it has.
#include "probe/probe.h"

#include <fmt/format.h>

#include "probes/source_code/line_count.h"

namespace day::probes::source_code {
namespace {

class SourceSession final : public Session {
 public:
  explicit SourceSession(const Artifact& artifact) : language_(artifact.language) {}
  void Feed(const Window& window, Sink&) override { count_.Add(window.text().substr(std::min(window.overlap, window.bytes.size()))); }
  void Absorb(Session& later, Sink&) override { count_.Append(static_cast<SourceSession&>(later).count_); }
  void Finish(Sink& sink) override {
    if (count_.lines() > 0) sink.Found("code.language", std::string(language_), {}, {{"lines", fmt::format("{}", count_.lines())}});
  }

 private:
  std::string_view language_;  // the engine keeps it as long as the session
  day::source_code::LineCount count_;
};

class SourceProbe final : public Probe {
 public:
  const ProbeDef& def() const override { return def_; }
  // What is named as source code and is no text is something else: a transport stream called ".ts".
  std::unique_ptr<Session> Start(const Artifact& artifact) const override {
    if (!artifact.text || artifact.language.empty()) return nullptr;
    return std::make_unique<SourceSession>(artifact);
  }

 private:
  ProbeDef def_ = {.id = "source_code",
                   .question = "Which source files are there, in which language, how long?",
                   .interest = {.kinds = {"source", "notebook"}, .min_size = 1},
                   .appetite = Stream{.overlap = 0, .split = true}};
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<SourceProbe>(); }

}  // namespace day::probes::source_code
