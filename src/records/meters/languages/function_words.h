// Does a text have the small words that its language cannot do without? knowledge/records/function-words.yaml says which.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace day::records {

// Immutable: any thread.
class FunctionWords {
 public:
  FunctionWords();  // of the program's knowledge
  // True also for languages that the file does not list, and for texts too short to tell.
  bool Speak(std::string_view language, std::string_view text) const;

 private:
  struct List {
    std::unordered_set<std::string> words;
    std::vector<std::string> parts;
  };
  std::map<std::string, List, std::less<>> lists_;
};

}  // namespace day::records
