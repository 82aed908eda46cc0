// The adapter: reads a card file and emits what card.h found.
#include <string>
#include <vector>

#include "probe/simple.h"
#include "probes/card/card.h"
#include "text/markdown.h"

namespace day::probes::card {
namespace {

using day::card::Words;

std::vector<std::string> Names() {
  std::vector<std::string> names = {"README", "MODEL_CARD", "DATASHEET", "DATA_CARD"};
  for (const char* stem :
       {"*README*", "*MODEL_CARD*", "*MODEL-CARD*", "*MODELCARD*", "*DATASHEET*", "*DATA_CARD*", "*DATA-CARD*", "*DATACARD*", "*DATASET_CARD*",
        "*DATASET-CARD*", "*DATASETCARD*", "*DATA_STATEMENT*", "CARD", "*TRAINING*SUMMARY*", "*SUMMARY*TRAINING*", "*TRAINING*CONTENT*", "*PUBLIC*SUMMARY*",
        // what else states results
        "*REPORT*", "EVAL", "EVALUATION*", "*RESULTS*", "BENCHMARK*", "MODEL_ZOO", "MODELZOO"})
    for (const char* ending : {".md", ".markdown", ".mdx", ".rst", ".txt"}) names.push_back(std::string(stem) + ending);
  // Whatever its name, a document in a folder of cards is one.
  for (const char* folder : {"model_cards", "model-cards", "modelcards", "data_cards", "data-cards", "dataset_cards", "dataset-cards", "datasheets"})
    for (const char* prefix : {"", "**/"}) names.push_back(std::string(prefix) + folder + "/*.md");
  return names;
}

}  // namespace

std::unique_ptr<Probe> Make() {
  return MakeSimpleProbe({.id = "card",
                          .version = 2,
                          .question = "What do the README, model card, dataset card or datasheet state, section by section?",
                          .interest = {.names = Names(), .max_size = kMaxMarkdown},
                          .appetite = Head{kMaxMarkdown}},
                         [](const Artifact& artifact, const Window& window, Sink& sink) {
                           static const Words words;  // when the first document comes: most data has none
                           day::card::ReadCard(words, artifact.name, artifact.readings->Document(artifact.name, window.text()), sink);
                         });
}

}  // namespace day::probes::card
