// The models that files hold: shards together, and what their tensors, their metadata and the configuration beside them say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/tokenizer/tokenizer.h"
#include "model/model_facts.h"
#include "model_files.h"
#include "report/json_text.h"

namespace day::app {

struct NamedTokenizer {
  std::string file;  // its name
  Tokenizer tokenizer;
};

struct ModelSet {
  std::string name;           // the path of its file, or that of its shards without their numbers
  std::vector<size_t> files;  // indices
  uint64_t missing = 0;       // shards that their names count and that are not among the files
  ModelFacts facts;
  std::string_view config_file;             // static: which file states facts.config
  std::optional<NamedTokenizer> tokenizer;  // of their folder
  std::vector<ModelDifference> differences;
};

// In the order of their first files. Reads config.json (or params.json), adapter_config.json and tokenizer_config.json of their folders, at most a MiB of each,
// and the tokenizer; what cannot be read states nothing.
std::vector<ModelSet> SetsOf(const std::vector<ModelFile>& files);

// The members of an object that is open.
void AddFacts(JsonText& json, const ModelSet& set);

// Lines for a reader, without indentation; none where nothing is known of the model but its tensors.
std::vector<std::string> FactLines(const ModelSet& set);

}  // namespace day::app
