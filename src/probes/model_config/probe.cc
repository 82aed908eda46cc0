// The adapter: the configuration files of a model, each read whole.
#include "probe/probe.h"

#include "probes/model_config/model_config.h"

namespace day::probes::model_config {
namespace {

class ConfigProbe final : public Probe {
 public:
  ConfigProbe() {
    def_.id = "model_config";
    def_.question = "What do the configuration files say of the model: its type, sizes, base, code of its own, chat template?";
    for (const day::model_config::ConfigFile& file : words_.files())
      def_.interest.names.insert(def_.interest.names.end(), file.names.begin(), file.names.end());
    def_.interest.names.insert(def_.interest.names.end(), words_.template_names().begin(), words_.template_names().end());
    def_.interest.max_size = day::model_config::kMaxConfig;
    def_.appetite = Head{day::model_config::kMaxConfig};
  }
  const ProbeDef& def() const override { return def_; }
  std::unique_ptr<Session> Start(const Artifact& artifact) const override {
    if (!artifact.text || artifact.type == "git-lfs-pointer") return nullptr;
    return std::make_unique<ConfigSession>(words_, artifact);
  }

 private:
  class ConfigSession final : public Session {
   public:
    ConfigSession(const day::model_config::ConfigWords& words, const Artifact& artifact) : words_(words), name_(artifact.name) {}
    void Feed(const Window& window, Sink& sink) override { day::model_config::ReadConfig(words_, name_, window.text(), sink); }

   private:
    const day::model_config::ConfigWords& words_;
    std::string_view name_;  // the engine keeps it as long as the session
  };

  ProbeDef def_;
  day::model_config::ConfigWords words_;
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<ConfigProbe>(); }

}  // namespace day::probes::model_config
