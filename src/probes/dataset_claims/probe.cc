// The adapter: cards and READMEs as documents, metadata as JSON.
#include "probe/simple.h"
#include "probes/dataset_claims/dataset_claims.h"
#include "text/markdown.h"
#include "text/utf8.h"

namespace day::probes::dataset_claims {

std::unique_ptr<Probe> Make() {
  using day::dataset_claims::DataSentences;
  std::vector<std::string> names = {"README", "DATASHEET", "DATA_CARD"};
  for (const char* stem :
       {"*README*", "*DATASHEET*", "*DATA_CARD*", "*DATA-CARD*", "*DATACARD*", "*DATASET_CARD*", "*DATASET-CARD*", "*DATASETCARD*", "*DATA_STATEMENT*", "CARD"})
    for (const char* ending : {".md", ".markdown", ".mdx", ".rst", ".txt"}) names.push_back(std::string(stem) + ending);
  for (const char* name : {"dataset_infos.json", "dataset_info.json", "*croissant*.json", "metadata.json", "*.jsonld"}) names.emplace_back(name);
  return MakeSimpleProbe({.id = "dataset_claims",
                          .question = "What do a dataset's card and metadata state of its data: how many, in which languages, without what?",
                          .interest = {.names = std::move(names), .max_size = kMaxMarkdown},
                          .appetite = Head{kMaxMarkdown}},
                         [](const Artifact& artifact, const Window& window, Sink& sink) {
                           static const DataSentences sentences;  // when the first document comes: most data has none
                           const std::string lower = ToLowerAscii(artifact.name);
                           if (lower.ends_with(".json") || lower.ends_with(".jsonld"))
                             day::dataset_claims::ReadMetadata(sentences, artifact.name, window.text(), sink);
                           else day::dataset_claims::ReadDocument(sentences, artifact.readings->Document(artifact.name, window.text()), sink);
                         });
}

}  // namespace day::probes::dataset_claims
