// What a model's configuration, or the metadata in its files, states of it, in the words of the fields of knowledge/model-facts.yaml.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace day {

struct StatedFacts {  // 0 and "" where nothing is stated
  std::string architecture;
  std::string dtype;  // as safetensors names types
  std::string tokenizer;
  uint64_t layers = 0, further_layers = 0, width = 0, embedding_width = 0, vocabulary = 0, context = 0, experts = 0, experts_used = 0;
  bool two_stacks = false;  // encoder and decoder
  bool quantized = false;
  std::string quantization;  // "gptq, 4 bits": how, where it says
  bool chat_template = false;
  // Of an adapter.
  uint64_t rank = 0;
  bool ranks_differ = false;
  std::vector<std::string> targets;
  std::string base;

  bool Any() const;
  // Its numbers and names for evidence, which holds texts: what is zero or empty is left out. FromFields takes them back.
  std::vector<std::pair<std::string, std::string>> Fields() const;
  static StatedFacts FromFields(const std::function<std::string_view(std::string_view name)>& get);
};

// A field's text by its name, which has a dot between the field of an object and that of an object in it; "" where there is none.
using FieldText = std::function<std::string(std::string_view name)>;
StatedFacts FactsOfConfig(const FieldText& get);         // config.json, params.json
StatedFacts FactsOfAdapterConfig(const FieldText& get);  // adapter_config.json

StatedFacts FactsOfTokenizer(const FieldText& get);  // tokenizer_config.json

// The names of the fields that state a fact ("layers") in a `section` of knowledge/model-facts.yaml ("config"), the first that counts first.
std::vector<std::string> FieldsThatState(std::string_view section, std::string_view fact);

// Key and value, arrays as "[N items]" (formats/gguf).
StatedFacts FactsOfGguf(std::span<const std::pair<std::string, std::string>> metadata);

}  // namespace day
