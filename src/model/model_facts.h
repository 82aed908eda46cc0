// What is known of a model from its files together: its tensors, what its configuration and its files' metadata state, and where they differ.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/differences.h"
#include "model/stated_facts.h"
#include "model/tensor_facts.h"

namespace day {

struct ModelFacts {
  TensorFacts tensors;
  StatedFacts metadata;                           // of GGUF files
  StatedFacts config, adapter, tokenizer_config;  // of the files beside the weights
  uint64_t token_ids = 0;                         // the highest id of the tokenizer beside the weights, and one; 0 where there is none
  std::optional<uint64_t> step;                   // of a training, by the path
  bool whole = true;                              // false: shards are missing, or may be: nothing follows from what the tensors do not have
  bool type_is_its_own = false;                   // the file says its type itself: a configuration's is another file's

  // What the files themselves state goes before what stands beside them.
  std::string_view architecture() const { return metadata.architecture.empty() ? config.architecture : metadata.architecture; }
  uint64_t context() const { return metadata.context > 0 ? metadata.context : config.context; }
  uint64_t experts_used() const { return metadata.experts_used > 0 ? metadata.experts_used : config.experts_used; }
  std::string_view tokenizer() const { return metadata.tokenizer.empty() ? tokenizer_config.tokenizer : metadata.tokenizer; }
  bool chat_template() const { return metadata.chat_template || tokenizer_config.chat_template; }
  std::optional<uint64_t> active_parameters() const;  // where it is whole, and says how many experts are used

  // "llama, 32 layers, width 4096, vocabulary 32000, 6.74 B parameters (262 M of embeddings), context 4096, BF16"; "" where nothing is known.
  std::string InWords() const;
};

struct ModelDifference {
  std::string_view by;            // static: which part of ModelFacts states it: "config", "adapter-config", "metadata", "tokenizer"
  bool against_metadata = false;  // what was found stands in the metadata, not in the tensors
  FactDifference difference;
};
std::vector<ModelDifference> DifferencesIn(const ModelFacts& facts);

// "40 layers; the tensors have 32": what is stated and what was found, without the place that states it.
std::string InWords(const ModelDifference& difference);

// "6.74 B", "160 M", "12.3 K", "17"; of what is beyond a thousand trillions "1.2e+50".
std::string RoundedCount(double count);

}  // namespace day
