// The adapter: source and configuration files in, what they do out.
#include "probe/probe.h"

#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "base/mutex.h"
#include "knowledge/knowledge.h"
#include "probes/signals/signals.h"

namespace day {
std::span<const EmbeddedFile> SavedSignalSets();  // cmake/signal_sets.cmake
}  // namespace day

namespace day::probes::signals {
namespace {

namespace room = day::signals;

class SignalsProbe final : public Probe {
 public:
  SignalsProbe() {
    def_.id = "signals";
    def_.version = 4;
    def_.question = "What do code and configuration do: train, fine-tune, infer, evaluate, prepare data, guard …?";
    def_.interest.any_text = true;
    def_.appetite = Head{room::kMostNotebook};
  }
  const ProbeDef& def() const override { return def_; }

  std::unique_ptr<Session> Start(const Artifact& artifact) const override {
    if (!artifact.text) return nullptr;
    const room::Finder& finder = TheFinder();
    const int kind = finder.set().kinds.Find(artifact);
    if (kind < 0) return nullptr;
    return std::make_unique<SignalsSession>(*this, artifact, static_cast<size_t>(kind));
  }

 private:
  class SignalsSession final : public Session {
   public:
    SignalsSession(const SignalsProbe& probe, const Artifact& artifact, size_t kind) : probe_(probe), artifact_(artifact), kind_(kind) {}
    void Feed(const Window& window, Sink& sink) override {
      std::unique_ptr<room::Finder::Workspace> workspace = probe_.Borrow();
      ReadSignals(probe_.TheFinder(), *workspace, artifact_, kind_, window, sink);
      probe_.Return(std::move(workspace));
    }

   private:
    const SignalsProbe& probe_;
    Artifact artifact_;
    size_t kind_;
  };

  // Made when the first file asks for it: listing probes or judging a saved profile needs no patterns.
  const room::Finder& TheFinder() const {
    std::call_once(made_, [this] {
      auto set = room::SignalSet::Read(KnowledgeFilesBelow("signals/"));
      DAY_ASSERT(set);  // the files are the program's own, and tested
      auto finder = room::Finder::Make(std::move(*set), SavedSignalSets().front().bytes);
      DAY_ASSERT(finder);
      finder_.emplace(std::move(*finder));
    });
    return *finder_;
  }

  // Working memory is large and costs more to make than a small file to search: as many as there are threads go around.
  std::unique_ptr<room::Finder::Workspace> Borrow() const {
    {
      const MutexLock lock(mutex_);
      if (!free_.empty()) {
        auto workspace = std::move(free_.back());
        free_.pop_back();
        return workspace;
      }
    }
    return std::make_unique<room::Finder::Workspace>(TheFinder());
  }
  void Return(std::unique_ptr<room::Finder::Workspace> workspace) const {
    const MutexLock lock(mutex_);
    free_.push_back(std::move(workspace));
  }

  ProbeDef def_;
  mutable std::once_flag made_;
  mutable std::optional<room::Finder> finder_;
  mutable Mutex mutex_;
  mutable std::vector<std::unique_ptr<room::Finder::Workspace>> free_ DAY_GUARDED_BY(mutex_);
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<SignalsProbe>(); }

}  // namespace day::probes::signals
