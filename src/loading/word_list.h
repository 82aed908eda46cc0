// Lists of words in knowledge/loading/: names that a loader knows, signs that something has no business there.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace day::loading {

class WordList {
 public:
  // The list under `key` of knowledge/loading/`file`.
  WordList(std::string_view file, std::string_view key);
  bool Has(std::string_view word) const { return set_.contains(word); }
  const std::vector<std::string>& words() const { return words_; }
  std::string_view StartOf(std::string_view text) const;  // the first word that the text begins with, or ""
  std::string_view FirstIn(std::string_view text) const;  // the first word of the list that is found in the text, or ""

 private:
  std::vector<std::string> words_;
  std::set<std::string, std::less<>> set_;
};

}  // namespace day::loading
