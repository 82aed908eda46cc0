#include "model/part_words.h"

#include <algorithm>

#include "knowledge/knowledge.h"

namespace day::model {

const Value& ModelWords() {
  static const Value kWords = LoadKnowledge("model-facts.yaml");
  return kWords;
}

PartWords::PartWords(std::string_view key) {
  for (std::string& word : ModelWords()["tensors"][key].StringList()) {
    if (word.starts_with('*')) ends_.push_back(word.substr(1));
    else words_.insert(std::move(word));
  }
}

bool PartWords::Has(std::string_view part) const {
  return words_.contains(part) || std::ranges::any_of(ends_, [&](const std::string& end) { return part.ends_with(end); });
}

}  // namespace day::model
