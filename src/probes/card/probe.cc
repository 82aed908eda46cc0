// The adapter: reads a card file and emits what card.h found.
#include "probe/probe.h"

#include <memory>
#include <string_view>

#include "probes/card/card.h"
#include "text/markdown.h"

namespace day::probes::card {
namespace {

class CardProbe final : public Probe {
 public:
  CardProbe() {
    def_.id = "card";
    def_.version = 1;
    def_.question = "What do the README, model card, dataset card or datasheet state, section by section?";
    for (const char* stem :
         {"*README*", "*MODEL_CARD*", "*MODEL-CARD*", "*MODELCARD*", "*DATASHEET*", "*DATA_CARD*", "*DATA-CARD*", "*DATACARD*", "*DATASET_CARD*",
          "*DATASET-CARD*", "*DATASETCARD*", "*DATA_STATEMENT*", "CARD", "*TRAINING*SUMMARY*", "*SUMMARY*TRAINING*", "*TRAINING*CONTENT*", "*PUBLIC*SUMMARY*",
          // what else states results
          "*REPORT*", "EVAL", "EVALUATION*", "*RESULTS*", "BENCHMARK*", "MODEL_ZOO", "MODELZOO"})
      for (const char* ending : {".md", ".markdown", ".mdx", ".rst", ".txt"}) def_.interest.names.push_back(std::string(stem) + ending);
    def_.interest.names.insert(def_.interest.names.end(), {"README", "MODEL_CARD", "DATASHEET", "DATA_CARD"});
    // Whatever its name, a document in a folder of cards is one.
    for (const char* folder : {"model_cards", "model-cards", "modelcards", "data_cards", "data-cards", "dataset_cards", "dataset-cards", "datasheets"})
      for (const char* prefix : {"", "**/"}) def_.interest.names.push_back(std::string(prefix) + folder + "/*.md");
    def_.interest.max_size = kMaxMarkdown;
    def_.appetite = Head{kMaxMarkdown};
  }
  const ProbeDef& def() const override { return def_; }
  std::unique_ptr<Session> Start(const Artifact& artifact) const override { return std::make_unique<CardSession>(words_, artifact); }

 private:
  class CardSession final : public Session {
   public:
    CardSession(const day::card::Words& words, const Artifact& artifact) : words_(words), artifact_(artifact) {}
    void Feed(const Window& window, Sink& sink) override {
      day::card::ReadCard(words_, artifact_.name, artifact_.readings->Document(artifact_.name, window.text()), sink);
    }

   private:
    const day::card::Words& words_;
    Artifact artifact_;
  };

  ProbeDef def_;
  day::card::Words words_;
};

}  // namespace

std::unique_ptr<Probe> Make() { return std::make_unique<CardProbe>(); }

}  // namespace day::probes::card
