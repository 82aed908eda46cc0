#include "loading/word_list.h"

#include "base/assert.h"
#include "knowledge/knowledge.h"

namespace day::loading {

WordList::WordList(std::string_view file, std::string_view key) {
  const Value document = LoadKnowledge("loading/" + std::string(file));
  for (const Value& word : document[key].items()) words_.push_back(word.ScalarText());
  set_.insert(words_.begin(), words_.end());
  DAY_ASSERT(!words_.empty());
}

std::string_view WordList::StartOf(std::string_view text) const {
  for (const std::string& word : words_)
    if (text.starts_with(word)) return word;
  return {};
}

std::string_view WordList::FirstIn(std::string_view text) const {
  for (const std::string& word : words_)
    if (text.find(word) != text.npos) return word;
  return {};
}

}  // namespace day::loading
